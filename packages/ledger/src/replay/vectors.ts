/** The recorded network's files, as its README.md describes them: only the fields that are compared. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";
import { z } from "zod";

const counters = z.object({
  read_entry: z.number(),
  write_entry: z.number(),
  ledger_read_byte: z.number(),
  ledger_write_byte: z.number(),
  read_key_byte: z.number(),
  write_key_byte: z.number(),
  read_data_byte: z.number(),
  write_data_byte: z.number(),
  read_code_byte: z.number(),
  write_code_byte: z.number(),
  emit_event: z.number(),
  emit_event_byte: z.number(),
  cpu_insn: z.number(),
  mem_byte: z.number(),
  max_rw_key_byte: z.number(),
  max_rw_data_byte: z.number(),
  max_rw_code_byte: z.number(),
  max_emit_event_byte: z.number(),
});

const stroops = z.string().transform((text) => BigInt(text));

const feeSplit = z.object({
  name: z.string(),
  status: z.enum(["SUCCESS", "FAILED"]),
  ledger: z.number(),
  maxFee: stroops,
  resourceFee: stroops,
  feeCharged: stroops,
  nonRefundable: stroops.nullish(),
  refundable: stroops.nullish(),
  rent: stroops.nullish(),
  envelopeBytes: z.number(),
  metrics: counters.partial().nullish(),
});

const ledger = z.object({
  sequence: z.number(),
  hash: z.string(),
  closeTime: z.number().optional(),
  headerXdr: z.string(),
  metadataXdr: z.string().nullish(),
});

export type FeeSplit = z.infer<typeof feeSplit>;
export type RecordedLedger = z.infer<typeof ledger>;

/** The recording that belongs to the repository. */
export const recordedNetwork = fileURLToPath(
  new URL("../../test/fixtures/recorded-network/", import.meta.url),
);

/** Reads `name`.json, which the repository holds compressed. */
export function readVectors<T>(dir: string, name: string, schema: { parse(value: unknown): T }): T {
  const path = join(dir, `${name}.json`);
  const text = existsSync(path) ? readFileSync(path) : brotliDecompressSync(readFileSync(`${path}.br`));
  return schema.parse(JSON.parse(text.toString()));
}

export const readLedgers = (dir: string): RecordedLedger[] => readVectors(dir, "ledgers", z.array(ledger));
export const readFeeSplits = (dir: string): FeeSplit[] => readVectors(dir, "soroban-fees", z.array(feeSplit));

const named = z.object({ name: z.string(), hash: z.string().nullish() });

/** Names of the steps that were submitted, by transaction hash. */
export function readNames(dir: string): Map<string, string> {
  const steps = readVectors(dir, "transactions", z.array(named));
  return new Map(steps.flatMap(({ name, hash }) => (hash ? [[hash, name] as const] : [])));
}
