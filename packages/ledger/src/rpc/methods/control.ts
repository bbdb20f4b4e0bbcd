/** Methods that only this network has: they move its time, and go back to where it was. */
import { z } from "zod";
import type { Ledger } from "../../engine/ledger";
import { SnapshotInvalidError, SnapshotMismatchError, SnapshotOntoForkError } from "../../snapshot/errors";
import { readSnapshot, writeSnapshot } from "../../snapshot/read-snapshot";
import { parseBase64, toBase64 } from "../../xdr/bytes";
import { invalidParams } from "../rpc-error";
import type { RpcMethod } from "../rpc-context";

const MAX_SECONDS = 100 * 366 * 24 * 3600;
const MAX_LEDGERS = 100_000_000;

const advanceTimeSchema = z.strictObject({ seconds: z.int().min(1).max(MAX_SECONDS) });
const advanceLedgersSchema = z.strictObject({ count: z.int().min(1).max(MAX_LEDGERS) });
const nextCloseTimeSchema = z.strictObject({ closeTime: z.int().min(0) });
const miningSchema = z.strictObject({
  automine: z.boolean().optional(),
  intervalSeconds: z.int().min(0).max(3600).optional(),
});
const exportSchema = z.strictObject({ format: z.enum(["ajo", "soroban"]).default("ajo") });
const importSchema = z.strictObject({ snapshot: z.string() });
const revertSchema = z.strictObject({ id: z.int().min(1) });

function parse<Schema extends z.ZodType>(schema: Schema, params: unknown): z.output<Schema> {
  const parsed = schema.safeParse(params ?? {});
  if (!parsed.success) throw invalidParams("invalid parameters", z.prettifyError(parsed.error));
  return parsed.data;
}

/** Where the ledger stands after a change: what a test or a person goes on from. */
function where({ head, clock }: Ledger) {
  const { automine, intervalSeconds } = clock.state;
  return {
    latestLedger: head.ledger.sequence,
    closeTime: Number(head.ledger.closeTime),
    automine,
    intervalSeconds,
  };
}

export const advanceTime: RpcMethod = async (params, { ledger }) => {
  await ledger.advanceTime(parse(advanceTimeSchema, params).seconds);
  return where(ledger);
};

export const advanceLedgers: RpcMethod = async (params, { ledger }) => {
  await ledger.advanceLedgers(parse(advanceLedgersSchema, params).count);
  return where(ledger);
};

export const setNextCloseTime: RpcMethod = (params, { ledger }) => {
  const { closeTime } = parse(nextCloseTimeSchema, params);
  const latest = ledger.head.ledger.closeTime;
  if (BigInt(closeTime) < latest)
    throw invalidParams(`closeTime must not be before that of the latest ledger, ${latest}`);
  ledger.setNextCloseTime(BigInt(closeTime));
  return where(ledger);
};

export const setMining: RpcMethod = async (params, { ledger }) => {
  const { automine, intervalSeconds } = parse(miningSchema, params);
  await ledger.setMining({
    ...(automine === undefined ? {} : { automine }),
    ...(intervalSeconds === undefined ? {} : { intervalSeconds }),
  });
  return where(ledger);
};

export const snapshot: RpcMethod = (params, { ledger }) => {
  parse(z.strictObject({}), params);
  return { id: ledger.snapshot(), ...where(ledger) };
};

export const revert: RpcMethod = async (params, { ledger }) => {
  const { id } = parse(revertSchema, params);
  if (!(await ledger.revert(id))) throw invalidParams(`there is no snapshot ${id}`);
  return where(ledger);
};

/** The whole ledger as a file, in base64: to be imported elsewhere, or read by soroban-sdk. */
export const exportLedger: RpcMethod = (params, { ledger }) => {
  const { format } = parse(exportSchema, params);
  const snapshot = writeSnapshot(ledger.exportState(), ledger.passphrase, format);
  return { format, snapshot: toBase64(snapshot), ...where(ledger) };
};

export const importLedger: RpcMethod = async (params, { ledger }) => {
  const bytes = parseBase64(parse(importSchema, params).snapshot);
  if (bytes === null) throw invalidParams("invalid parameters", "snapshot must be base64");
  try {
    await ledger.importState(readSnapshot(bytes, ledger.passphrase, ledger.exportState()));
  } catch (error) {
    if (
      error instanceof SnapshotInvalidError ||
      error instanceof SnapshotMismatchError ||
      error instanceof SnapshotOntoForkError
    )
      throw invalidParams(error.code, error.message);
    throw error;
  }
  return where(ledger);
};
