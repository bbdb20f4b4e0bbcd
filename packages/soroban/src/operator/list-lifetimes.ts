import type { GroupId } from "@ajo/schemas";
import type { Chain } from "../chain";
import { findInstance } from "../client/contract-data";
import { type LedgerEntries, MAX_LEDGER_KEYS, getLedgerEntries } from "../client/get-ledger-entries";
import { type KeyText, contractCodeKey, contractInstanceKey } from "../client/ledger-keys";
import { ROUNDS_PER_PAGE, depositsKey, memberKey, roundsPageKey, stateKey } from "../group/group-keys";

/** How long the network keeps what a group needs. */
export interface GroupLifetime {
  groupId: GroupId;
  /** The ledger after which the first of its entries has to be restored; null when one of them is gone already. */
  liveUntilLedger: number | null;
}

interface Holder {
  groupId: GroupId;
  seats: readonly number[];
}

/**
 * Lifetimes of groups, each with the seats that are taken in it. The code that groups share counts for the first of
 * them that runs it: keeping that one alive keeps it for all.
 */
export async function listLifetimes(
  { rpc }: Pick<Chain, "rpc">,
  groups: readonly Holder[],
): Promise<GroupLifetime[]> {
  const entries = await readAll(rpc, [...groups.flatMap(requiredKeys), ...groups.flatMap(optionalKeys)]);
  const codeOf = firstUsersOfCode(groups, entries);
  const codes = await readAll(rpc, [...codeOf.values()]);
  return groups.map((group) => {
    const code = codeOf.get(group.groupId);
    const required = requiredKeys(group).map((key) => entries.findLiveUntil(key));
    if (code !== undefined) required.push(codes.findLiveUntil(code));
    const optional = optionalKeys(group).map((key) => entries.findLiveUntil(key));
    return { groupId: group.groupId, liveUntilLedger: earliest(required, optional) };
  });
}

/** Null when a required entry is missing; an optional one that does not exist is not missed. */
function earliest(
  required: readonly (number | undefined)[],
  optional: readonly (number | undefined)[],
): number | null {
  const known = required.filter((ledger) => ledger !== undefined);
  if (known.length < required.length) return null;
  return Math.min(...known, ...optional.filter((ledger) => ledger !== undefined));
}

function requiredKeys({ groupId, seats }: Holder): KeyText[] {
  return [contractInstanceKey(groupId), stateKey(groupId), ...seats.map((seat) => memberKey(groupId, seat))];
}

/** Deposits and records of rounds come with time. */
function optionalKeys({ groupId, seats }: Holder): KeyText[] {
  const pages = Array.from({ length: Math.ceil(seats.length / ROUNDS_PER_PAGE) }, (_, page) =>
    roundsPageKey(groupId, page),
  );
  return [depositsKey(groupId), ...pages];
}

/** By group: the key of its code, unless a group before it runs the same. */
function firstUsersOfCode(
  groups: readonly Holder[],
  entries: Pick<LedgerEntries, "find">,
): Map<GroupId, KeyText> {
  const codeOf = new Map<GroupId, KeyText>();
  const seen = new Set<KeyText>();
  for (const { groupId } of groups) {
    const executable = findInstance(entries, contractInstanceKey(groupId))?.executable;
    if (executable?.type !== "contractExecutableWasm") continue;
    const code = contractCodeKey(executable.wasmHash.value);
    if (seen.has(code)) continue;
    seen.add(code);
    codeOf.set(groupId, code);
  }
  return codeOf;
}

/** Any number of entries, in as many requests as they need: lifetimes only grow, so one ledger for all is not needed. */
async function readAll(
  rpc: Chain["rpc"],
  keys: readonly KeyText[],
): Promise<Pick<LedgerEntries, "find" | "findLiveUntil">> {
  const pages: LedgerEntries[] = [];
  for (let start = 0; start < keys.length; start += MAX_LEDGER_KEYS)
    pages.push(await getLedgerEntries(rpc, keys.slice(start, start + MAX_LEDGER_KEYS)));
  const first = <Found>(look: (page: LedgerEntries) => Found | undefined): Found | undefined => {
    for (const page of pages) {
      const found = look(page);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return {
    find: (key) => first((page) => page.find(key)),
    findLiveUntil: (key) => first((page) => page.findLiveUntil(key)),
  };
}
