import { z } from "zod";
import { stateKey, keyXdr, type StateKey } from "../state/ledger-key";
import { concat, fromBase64, toBase64 } from "../xdr/bytes";
import { u32, V0 } from "../xdr/xdr-writer";
import { UpstreamError } from "./errors";

const TIMEOUT_MS = 20_000;
/** stellar-rpc's limit. */
const MAX_KEYS = 200;

const replySchema = z.object({
  result: z.unknown().optional(),
  error: z.object({ code: z.number(), message: z.string() }).optional(),
});
const networkSchema = z.object({ passphrase: z.string(), protocolVersion: z.int() });
const latestSchema = z.object({ sequence: z.int() });
const ledgersSchema = z.object({
  ledgers: z.array(z.object({ sequence: z.int(), headerXdr: z.string() })),
});
const entriesSchema = z.object({
  latestLedger: z.int(),
  entries: z
    .array(
      z.object({
        key: z.string(),
        xdr: z.string(),
        lastModifiedLedgerSeq: z.int().min(0),
        liveUntilLedgerSeq: z.int().min(0).optional(),
        extXdr: z.string().optional(),
      }),
    )
    .nullable()
    .transform((entries) => entries ?? []),
});

/** An entry as the upstream has it now. */
export interface UpstreamEntry {
  readonly key: StateKey;
  /** LedgerEntry XDR. */
  readonly entry: Uint8Array;
  readonly lastModified: number;
  /** 0: archived; null: has no lifetime. */
  readonly liveUntil: number | null;
}

/** The few questions that a fork asks of a stellar-rpc. All throw UpstreamError. */
export class UpstreamRpc {
  constructor(readonly url: string) {}

  getNetwork(): Promise<z.output<typeof networkSchema>> {
    return this.#ask("getNetwork", {}, networkSchema);
  }

  async getLatestLedger(): Promise<number> {
    return (await this.#ask("getLatestLedger", {}, latestSchema)).sequence;
  }

  /** LedgerHeaderHistoryEntry XDR of a ledger; null if the upstream does not have it. */
  async findHeader(sequence: number): Promise<Uint8Array | null> {
    const params = { startLedger: sequence, pagination: { limit: 1 } };
    const { ledgers } = await this.#ask("getLedgers", params, ledgersSchema);
    const found = ledgers.find((ledger) => ledger.sequence === sequence);
    return found === undefined ? null : fromBase64(found.headerXdr);
  }

  /** Those of the entries that exist. */
  async getEntries(keys: readonly StateKey[]): Promise<UpstreamEntry[]> {
    const found: UpstreamEntry[] = [];
    for (let start = 0; start < keys.length; start += MAX_KEYS) {
      const params = { keys: keys.slice(start, start + MAX_KEYS).map((key) => toBase64(keyXdr(key))) };
      const { entries } = await this.#ask("getLedgerEntries", params, entriesSchema);
      for (const { key, xdr, lastModifiedLedgerSeq, liveUntilLedgerSeq, extXdr } of entries) {
        const ext = extXdr === undefined ? V0 : fromBase64(extXdr);
        found.push({
          key: stateKey(fromBase64(key)),
          entry: concat(u32(lastModifiedLedgerSeq), fromBase64(xdr), ext),
          lastModified: lastModifiedLedgerSeq,
          liveUntil: liveUntilLedgerSeq ?? null,
        });
      }
    }
    return found;
  }

  async #ask<Schema extends z.ZodType>(
    method: string,
    params: object,
    schema: Schema,
  ): Promise<z.output<Schema>> {
    const reply = replySchema.safeParse(await this.#post(method, params));
    const refusal = reply.data?.error?.message;
    if (refusal !== undefined)
      throw new UpstreamError("ForkRefused", `${this.url} refused ${method}: ${refusal}`);
    const result = schema.safeParse(reply.data?.result);
    if (!result.success)
      throw new UpstreamError("ForkRefused", `${this.url} does not answer ${method} as stellar-rpc does`);
    return result.data;
  }

  async #post(method: string, params: object): Promise<unknown> {
    try {
      const response = await fetch(this.url, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const body: unknown = await response.json();
      return body;
    } catch (cause) {
      throw new UpstreamError(
        "ForkUnreachable",
        `the network that this ledger is a fork of does not answer at ${this.url}`,
        { cause },
      );
    }
  }
}
