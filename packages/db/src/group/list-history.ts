import { eventIdSchema, type Activity, type Contribution, type GroupId } from "@ajo/schemas";
import { z } from "zod";
import { freshnessOf, type FreshnessRow, type Projected } from "../projected";
import { decodeCursor, pageOf, type Page } from "../sql/keyset";
import type { Sql, Statement } from "../sql/sql";
import { activityOf, contributionOf, type ActivityRow, type ContributionRow } from "./history-rows";

export interface ListHistoryInput {
  groupId: GroupId;
  cursor?: string | undefined;
  limit: number;
}

/** Event ids have a fixed width and sort in chain order. */
const keySchema = z.tuple([eventIdSchema]);
/** After every event id, in any collation. */
const START = "9999999999999999999-9999999999";

// History is as fresh as the projection, even when the group's state was read from the chain ahead of it.
// The group itself comes first, so that a group without history differs from an unknown group.
const history = (name: string, table: string): Statement => ({
  name,
  text: `select c.ledger as as_of_ledger, c.close_time as as_of, h.*
    from groups g left join indexer_cursor c on true
    left join lateral (select * from ${table} where group_id = g.id and id < $2 order by id desc limit $3) h on true
    where g.id = $1 order by h.id desc`,
});
const LIST_CONTRIBUTIONS = history("list-contributions", "contributions");
const LIST_ACTIVITY = history("list-activity", "activities");

type HistoryRow<Row> = FreshnessRow & (Row | { id: null });

/** Contributions to a group, newest first; null when the projection does not know the group. */
export async function listContributions(
  sql: Sql,
  input: ListHistoryInput,
): Promise<Projected<Page<Contribution>> | null> {
  const rows = await sql.query<HistoryRow<ContributionRow>>(LIST_CONTRIBUTIONS, parameters(input));
  return historyPage(rows, input.limit, contributionOf);
}

/** Everything that happened in a group, newest first; null when the projection does not know the group. */
export async function listActivity(
  sql: Sql,
  input: ListHistoryInput,
): Promise<Projected<Page<Activity>> | null> {
  const rows = await sql.query<HistoryRow<ActivityRow>>(LIST_ACTIVITY, parameters(input));
  return historyPage(rows, input.limit, activityOf);
}

function parameters({ groupId, cursor, limit }: ListHistoryInput): unknown[] {
  const [before] = cursor === undefined ? [START] : decodeCursor(cursor, keySchema);
  return [groupId, before, limit + 1];
}

function historyPage<Row extends { id: string }, Item>(
  rows: HistoryRow<Row>[],
  limit: number,
  itemOf: (row: Row) => Item,
): Projected<Page<Item>> | null {
  if (rows.length === 0) return null;
  const events = rows.filter((row): row is FreshnessRow & Row => row.id !== null);
  return { data: pageOf(events, limit, itemOf, (row) => [row.id]), ...freshnessOf(rows[0]) };
}
