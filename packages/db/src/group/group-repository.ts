import type {
  Activity,
  Contribution,
  GroupDetail,
  GroupId,
  GroupSummary,
  Member,
  MemberAddress,
} from "@ajo/schemas";
import type { Projected } from "../projected";
import type { Page } from "../sql/keyset";
import type { SqlPool } from "../sql/sql";
import { findGroup, listMembers } from "./find-group";
import { listGroups, type ListGroupsInput } from "./list-groups";
import { listActivity, listContributions, type ListHistoryInput } from "./list-history";
import { listLedGroups, type LedGroup } from "./list-led-groups";
import { listMemberGroups, type MemberGroup } from "./list-member-groups";
import { saveSnapshot, type SaveSnapshotInput } from "./save-snapshot";

/** Reads answer null for a group that the projection does not know: ask the chain, then save what it said. */
export interface GroupRepository {
  /** Newest first. */
  listGroups(input: ListGroupsInput): Promise<Projected<Page<GroupSummary>>>;
  findGroup(groupId: GroupId): Promise<Projected<GroupDetail> | null>;
  /** In turn order. */
  listMembers(groupId: GroupId): Promise<Projected<Member[]> | null>;
  /** Newest first. */
  listContributions(input: ListHistoryInput): Promise<Projected<Page<Contribution>> | null>;
  /** Newest first. */
  listActivity(input: ListHistoryInput): Promise<Projected<Page<Activity>> | null>;
  listMemberGroups(address: MemberAddress): Promise<Projected<MemberGroup[]>>;
  listLedGroups(address: MemberAddress): Promise<Projected<LedGroup[]>>;
  /** Writes back what the chain answered. False when the projection knows something newer. */
  saveSnapshot(input: SaveSnapshotInput): Promise<boolean>;
  /** The same for a group whose stored state is wrong: a snapshot as new as the projection replaces it. */
  repairFromSnapshot(input: SaveSnapshotInput): Promise<boolean>;
}

export function createGroupRepository(sql: SqlPool): GroupRepository {
  return {
    listGroups: (input) => listGroups(sql, input),
    findGroup: (groupId) => findGroup(sql, groupId),
    listMembers: (groupId) => listMembers(sql, groupId),
    listContributions: (input) => listContributions(sql, input),
    listActivity: (input) => listActivity(sql, input),
    listMemberGroups: (address) => listMemberGroups(sql, address),
    listLedGroups: (address) => listLedGroups(sql, address),
    saveSnapshot: (input) => sql.transaction((transaction) => saveSnapshot(transaction, input, false)),
    repairFromSnapshot: (input) => sql.transaction((transaction) => saveSnapshot(transaction, input, true)),
  };
}
