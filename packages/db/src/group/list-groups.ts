import type { GroupStatus, GroupSummary } from "@ajo/schemas";
import { z } from "zod";
import { freshnessOf, type FreshnessRow, type Projected } from "../projected";
import { decodeCursor, encodeCursor, pageOf, type Page } from "../sql/keyset";
import type { Sql } from "../sql/sql";
import { canBeLookedUp, filterConditions, type GroupFilters } from "./group-filters";
import { GROUP_COLUMNS, groupSummaryOf, type GroupRow } from "./group-rows";

export interface ListGroupsInput extends GroupFilters {
  status?: GroupStatus | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** Creation time in milliseconds, and the id among groups created in the same ledger. */
const keySchema = z.tuple([z.number().int(), z.string()]);
/** Later than any group: where the first page starts. */
const START = [253_370_764_800_000, ""] as const;

const rowsOf = (groups: string) => `select ${GROUP_COLUMNS}, c.ledger as as_of_ledger, c.close_time as as_of
    from ${groups} join tokens t on t.contract_id = g.token_id left join indexer_cursor c on true`;
const IN_ORDER = "order by g.created_at desc, g.id desc";
const AFTER = "(g.created_at, g.id) < ($1, $2)";

const listing = (condition: string) =>
  `${rowsOf("groups g")} where ${AFTER} ${condition} ${IN_ORDER} limit $3`;

/** So many groups are read as fast as an index finds one. */
const NEAREST = 1_000;
/** So many are read for one page at most, when no index knows what is asked for. */
const MOST_READ = 10_000;
const amongNearest = (condition: string, count = NEAREST) => `with nearest as materialized
    (select * from groups g where ${AFTER} ${IN_ORDER} limit ${count})
  ${rowsOf("nearest g")} where ${condition} ${IN_ORDER} limit $3`;
const LAST_READ = `select g.id, g.created_at from groups g where ${AFTER} ${IN_ORDER} offset ${MOST_READ - 1} limit 1`;
const amongFound = (condition: string) => `with found as materialized
    (select g.id, g.created_at from groups g where ${AFTER} and ${condition}),
  page as (select id from found g ${IN_ORDER} limit $3)
  ${rowsOf("page join groups g using (id)")} ${IN_ORDER}`;

const LIST_ALL = { name: "list-groups", text: listing("") };
const LIST_BY_STATUS = { name: "list-groups-by-status", text: listing("and g.status = $4::group_status") };

/** Groups, newest first. `limit` is the caller's to bound. */
export async function listGroups(sql: Sql, input: ListGroupsInput): Promise<Projected<Page<GroupSummary>>> {
  const [createdAt, id] = input.cursor === undefined ? START : decodeCursor(input.cursor, keySchema);
  const key = [new Date(createdAt), id, input.limit + 1];
  const rows = await queryPage(sql, input, key);
  const page = pageOf(rows, input.limit, groupSummaryOf, keyOf);
  const readsOn = page.nextCursor === null && canBeLookedUp(input.search) === false;
  const data = readsOn ? { ...page, nextCursor: await cursorAfterRead(sql, key) } : page;
  // An empty page has no row to carry the freshness.
  const freshness = rows[0] ?? (await sql.query<FreshnessRow>(PROJECTION_FRESHNESS))[0];
  return { data, ...freshnessOf(freshness) };
}

type ListRow = GroupRow & FreshnessRow;

const keyOf = ({ created_at, id }: Pick<GroupRow, "created_at" | "id">) => [created_at.getTime(), id];

/** Where to go on reading when a page is not full because enough was read for it; null when all was. */
async function cursorAfterRead(sql: Sql, [createdAt, id]: unknown[]): Promise<string | null> {
  const [last] = await sql.select<Pick<GroupRow, "created_at" | "id">>(LAST_READ, [createdAt, id]);
  return last === undefined ? null : encodeCursor(keyOf(last));
}

/**
 * How often a word stands in names is what PostgreSQL guesses worst, and by its guess it may read a million groups one
 * after the other for one that its index has at hand. So it is not asked to guess: what is common is found among the
 * nearest groups, and what is not is rare enough to be looked up whole and then put in order.
 */
async function searchPage(
  sql: Sql,
  condition: string,
  limit: number,
  parameters: unknown[],
): Promise<ListRow[]> {
  const nearest = await sql.select<ListRow>(amongNearest(condition), parameters);
  return nearest.length === limit ? nearest : sql.select<ListRow>(amongFound(condition), parameters);
}

/** What everybody asks is prepared; other lists are planned for what they ask, as one is rare and another is not. */
function queryPage(sql: Sql, input: ListGroupsInput, key: unknown[]): Promise<ListRow[]> {
  const { conditions, values } = filterConditions(input, key.length + 1);
  const { status } = input;
  if (conditions.length === 0)
    return status === undefined
      ? sql.query<ListRow>(LIST_ALL, key)
      : sql.query<ListRow>(LIST_BY_STATUS, [...key, status]);
  if (status !== undefined) {
    conditions.push(`g.status = $${key.length + values.length + 1}::group_status`);
    values.push(status);
  }
  const condition = conditions.join(" and ");
  const parameters = [...key, ...values];
  switch (canBeLookedUp(input.search)) {
    case true:
      return searchPage(sql, condition, input.limit + 1, parameters);
    case false:
      return sql.select<ListRow>(amongNearest(condition, MOST_READ), parameters);
    case null:
      return sql.select<ListRow>(listing(`and ${condition}`), parameters);
  }
}

/** How far the projection is. */
export const PROJECTION_FRESHNESS = {
  name: "projection-freshness",
  text: "select ledger as as_of_ledger, close_time as as_of from indexer_cursor",
};
