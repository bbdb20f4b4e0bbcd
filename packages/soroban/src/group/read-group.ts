import { AjoError, type GroupSnapshot, groupIdSchema } from "@ajo/schemas";
import type { Chain } from "../chain";
import { getLedgerEntries } from "../client/get-ledger-entries";
import { contractInstanceKey } from "../client/ledger-keys";
import { parseInput } from "../parse-input";
import type { ContributionRow, GroupInfo, SnapshotMember } from "../soroban-client";
import { type GroupTerms, findTerms } from "./decode-group-entries";
import { getGroupSnapshot } from "./get-group-snapshot";
import { registeredKey } from "./group-keys";

/** The same as a snapshot, for those who know that the group exists: `UnknownGroup` otherwise. */
export async function requireGroup(chain: Chain, groupId: string): Promise<GroupSnapshot> {
  const snapshot = await getGroupSnapshot(chain, groupId);
  if (snapshot === null) throw unknownGroup(groupId);
  return snapshot;
}

/** What a group was created with, and who leads it: two entries, where a snapshot reads them all. `UnknownGroup` as there. */
export async function requireTerms(chain: Chain, id: string): Promise<GroupTerms> {
  const groupId = parseInput(groupIdSchema, id);
  const registered = registeredKey(chain.factoryId, groupId);
  const entries = await getLedgerEntries(chain.rpc, [registered, contractInstanceKey(groupId)]);
  const terms = entries.find(registered) === undefined ? undefined : findTerms(entries, groupId);
  if (terms === undefined) throw unknownGroup(groupId);
  const { maxMembers, token } = terms.config;
  chain.registry.remember(groupId, { maxMembers, tokenId: token });
  return terms;
}

const unknownGroup = (groupId: string) =>
  new AjoError("UnknownGroup", `${groupId} is not one of the factory's groups`, { data: { groupId } });

export async function getGroupInfo(chain: Chain, groupId: string): Promise<GroupInfo> {
  const {
    members,
    missing: _missing,
    payouts: _payouts,
    shorts: _shorts,
    ...info
  } = await requireGroup(chain, groupId);
  return { ...info, memberCount: members.length };
}

export async function getMembers(chain: Chain, groupId: string): Promise<SnapshotMember[]> {
  return (await requireGroup(chain, groupId)).members;
}

/** Rounds are paid oldest first, so a count says which ones. */
export async function getContributions(chain: Chain, groupId: string): Promise<ContributionRow[]> {
  const { members, totalRounds } = await requireGroup(chain, groupId);
  return members.map(({ address, turn, paidRounds }) => ({
    address,
    turn,
    paidRounds,
    paid: Array.from({ length: totalRounds }, (_, index) => index < paidRounds),
  }));
}
