import { LedgerEntryData } from "@stellar/stellar-sdk/xdr";
import { z } from "zod";
import type { KeyText } from "./ledger-keys";
import type { Rpc } from "./rpc";
import { xdrSchema } from "./xdr-schema";

const answerSchema = z.object({
  latestLedger: z.number().int(),
  entries: z
    .array(
      z.object({
        key: z.string(),
        xdr: xdrSchema<LedgerEntryData>(LedgerEntryData),
        lastModifiedLedgerSeq: z.number().int().optional(),
        liveUntilLedgerSeq: z.number().int().optional(),
      }),
    )
    .nullish()
    .transform((entries) => entries ?? []),
});

/** Ledger entries as they stood at one ledger; a key without an entry finds undefined. */
export interface LedgerEntries {
  ledger: number;
  find(key: KeyText): LedgerEntryData | undefined;
  /** The last ledger in which the entry can be used, 0 when it is archived; undefined for a key without one. */
  findLiveUntil(key: KeyText): number | undefined;
}

/** stellar-rpc answers at most this many keys at once. */
export const MAX_LEDGER_KEYS = 200;

/** Reads up to 200 entries at one ledger. */
export async function getLedgerEntries(rpc: Rpc, keys: readonly KeyText[]): Promise<LedgerEntries> {
  const { latestLedger, entries } = await rpc.ask("getLedgerEntries", { keys }, answerSchema);
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  return {
    ledger: latestLedger,
    find: (key) => byKey.get(key)?.xdr,
    findLiveUntil: (key) => byKey.get(key)?.liveUntilLedgerSeq,
  };
}
