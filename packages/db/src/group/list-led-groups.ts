import type { GroupSummary, MemberAddress } from "@ajo/schemas";
import { freshnessOf, type FreshnessRow, type Projected } from "../projected";
import type { Sql } from "../sql/sql";
import { GROUP_COLUMNS, groupSummaryOf, type GroupRow } from "./group-rows";
import { PROJECTION_FRESHNESS } from "./list-groups";

export interface LedGroup {
  group: GroupSummary;
  organiserSeenAt: Date;
}

/** Anybody can name anybody their deputy, any number of times: what is beyond is not told of. */
const MOST = 50;

const LIST_LED_GROUPS = {
  name: "list-led-groups",
  text: `with led as (select id from groups where organiser = $1 union select id from groups where deputy = $1)
    select ${GROUP_COLUMNS}, g.organiser_seen_at, c.ledger as as_of_ledger, c.close_time as as_of
    from led join groups g using (id) join tokens t on t.contract_id = g.token_id
    left join indexer_cursor c on true
    where g.status in ('forming', 'drawing', 'active') and not exists
      (select 1 from group_members m where m.group_id = g.id and m.address = $1 and m.left_at is null)
    order by g.created_at desc, g.id desc limit ${MOST}`,
};

interface LedGroupRow extends GroupRow, FreshnessRow {
  organiser_seen_at: Date;
}

/** The groups that are not over and that an address organises, or is the deputy of, without a seat; the newest fifty, newest first. */
export async function listLedGroups(sql: Sql, address: MemberAddress): Promise<Projected<LedGroup[]>> {
  const rows = await sql.query<LedGroupRow>(LIST_LED_GROUPS, [address]);
  const data = rows.map((row) => ({ group: groupSummaryOf(row), organiserSeenAt: row.organiser_seen_at }));
  const freshness = rows[0] ?? (await sql.query<FreshnessRow>(PROJECTION_FRESHNESS))[0];
  return { data, ...freshnessOf(freshness) };
}
