import type { GroupDetail, GroupId, Member } from "@ajo/schemas";
import { freshnessOf, type FreshnessRow, type Projected } from "../projected";
import type { Sql } from "../sql/sql";
import { GROUP_COLUMNS, GROUP_FRESHNESS, groupSummaryOf, type GroupRow } from "./group-rows";
import { MEMBERS_JSON, memberOf, type MemberRow } from "./member-rows";
import { readProceedings } from "./stored-proceedings";
import { ROUNDS_JSON, roundsOf, type RoundRow } from "./round-rows";

// One statement sees one moment: members and rounds always belong to the state that is shown.
const FIND_GROUP = {
  name: "find-group",
  text: `select ${GROUP_COLUMNS}, g.organiser_seen_at, g.proceedings, ${GROUP_FRESHNESS}, ${MEMBERS_JSON} as members, ${ROUNDS_JSON} as rounds
    from groups g join tokens t on t.contract_id = g.token_id left join indexer_cursor c on true
    where g.id = $1`,
};

type FindGroupRow = GroupRow &
  FreshnessRow & { organiser_seen_at: Date; members: MemberRow[]; rounds: RoundRow[]; proceedings: unknown };

/** A group with its members and rounds; null when the projection does not know it. */
export async function findGroup(sql: Sql, groupId: GroupId): Promise<Projected<GroupDetail> | null> {
  const [row] = await sql.query<FindGroupRow>(FIND_GROUP, [groupId]);
  if (row === undefined) return null;
  const summary = groupSummaryOf(row);
  const members = row.members.map((member) => memberOf(member, summary));
  return {
    data: {
      ...summary,
      organiserSeenAt: row.organiser_seen_at,
      members,
      rounds: roundsOf(summary, members, row.rounds),
      proceedings: readProceedings(row.proceedings),
    },
    ...freshnessOf(row),
  };
}

const LIST_MEMBERS = {
  name: "list-members",
  text: `select ${GROUP_COLUMNS}, ${GROUP_FRESHNESS}, ${MEMBERS_JSON} as members
    from groups g join tokens t on t.contract_id = g.token_id left join indexer_cursor c on true where g.id = $1`,
};

type ListMembersRow = GroupRow & FreshnessRow & { members: MemberRow[] };

/** The members of a group in turn order; null when the projection does not know the group. */
export async function listMembers(sql: Sql, groupId: GroupId): Promise<Projected<Member[]> | null> {
  const [row] = await sql.query<ListMembersRow>(LIST_MEMBERS, [groupId]);
  if (row === undefined) return null;
  const group = groupSummaryOf(row);
  return { data: row.members.map((member) => memberOf(member, group)), ...freshnessOf(row) };
}
