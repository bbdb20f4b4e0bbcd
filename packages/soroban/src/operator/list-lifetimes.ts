import type { GroupId } from "@ajo/schemas";
import { z } from "zod";
import type { Chain } from "../chain";
import { MAX_LEDGER_KEYS } from "../client/get-ledger-entries";
import { contractInstanceKey } from "../client/ledger-keys";
import { ROUNDS_PER_PAGE, depositsKey, memberKey, roundsPageKey, stateKey } from "../group/group-keys";

/** How long the network keeps a group's entries. */
export interface GroupLifetime {
  groupId: GroupId;
  /** The ledger after which the first of them has to be restored; null when one of them is gone already. */
  liveUntilLedger: number | null;
}

const answerSchema = z.object({
  entries: z
    .array(z.object({ key: z.string(), liveUntilLedgerSeq: z.number().int().optional() }))
    .nullish()
    .transform((entries) => entries ?? []),
});

/** Lifetimes of groups, each with the seats that are taken in it. */
export async function listLifetimes(
  { rpc }: Pick<Chain, "rpc">,
  groups: readonly { groupId: GroupId; seats: readonly number[] }[],
): Promise<GroupLifetime[]> {
  const keysOf = new Map(
    groups.map(({ groupId, seats }) => [
      groupId,
      [contractInstanceKey(groupId), stateKey(groupId), ...seats.map((seat) => memberKey(groupId, seat))],
    ]),
  );
  // Deposits and records of rounds come with time: those that exist count, those that do not are not missed.
  const optionalOf = new Map(
    groups.map(({ groupId, seats }) => {
      const pages = Array.from({ length: Math.ceil(seats.length / ROUNDS_PER_PAGE) }, (_, page) =>
        roundsPageKey(groupId, page),
      );
      return [groupId, [depositsKey(groupId), ...pages]];
    }),
  );
  const keys = [...keysOf.values(), ...optionalOf.values()].flat();
  const liveUntil = new Map<string, number>();
  for (let start = 0; start < keys.length; start += MAX_LEDGER_KEYS) {
    const page = { keys: keys.slice(start, start + MAX_LEDGER_KEYS) };
    for (const { key, liveUntilLedgerSeq } of (await rpc.ask("getLedgerEntries", page, answerSchema)).entries)
      if (liveUntilLedgerSeq !== undefined) liveUntil.set(key, liveUntilLedgerSeq);
  }
  return [...keysOf].map(([groupId, own]) => {
    const known = own.map((key) => liveUntil.get(key)).filter((ledger) => ledger !== undefined);
    const others = (optionalOf.get(groupId) ?? []).flatMap((key) => liveUntil.get(key) ?? []);
    return { groupId, liveUntilLedger: known.length < own.length ? null : Math.min(...known, ...others) };
  });
}
