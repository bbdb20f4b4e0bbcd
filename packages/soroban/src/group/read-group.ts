import { AjoError, type GroupSnapshot } from "@ajo/schemas";
import type { Chain } from "../chain";
import type { ContributionRow, GroupInfo, SnapshotMember } from "../soroban-client";
import { getGroupSnapshot } from "./get-group-snapshot";

/** The same as a snapshot, for those who know that the group exists: `UnknownGroup` otherwise. */
export async function requireGroup(chain: Chain, groupId: string): Promise<GroupSnapshot> {
  const snapshot = await getGroupSnapshot(chain, groupId);
  if (snapshot === null)
    throw new AjoError("UnknownGroup", `${groupId} is not one of the factory's groups`, {
      data: { groupId },
    });
  return snapshot;
}

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
