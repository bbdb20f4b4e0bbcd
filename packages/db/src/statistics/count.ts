import type { GroupId } from "@ajo/schemas";
import type { Sql } from "../sql/sql";

/** Columns of `member_statistics` that add up. */
export const FIGURES = [
  ...["paid_on_time", "paid_late", "paid_from_deposit", "late_marks", "defaults", "pots_received"],
  ...["paid_in", "received"],
] as const;

/** What rows of `contributions` come to, by group and address: for who paid, and for whom a late one went on to. */
const OF_CONTRIBUTIONS = (rows: string) => `
  select group_id, member as address,
    count(*) filter (where kind in ('paid', 'ahead', 'standingOrder')) as paid_on_time,
    count(*) filter (where kind in ('late', 'setOff')) as paid_late,
    count(*) filter (where kind = 'fromDeposit') as paid_from_deposit,
    0 as late_marks, 0 as defaults, 0 as pots_received, sum(amount + fee) as paid_in, 0 as received
  from ${rows} group by 1, 2
  union all
  select group_id, recipient, 0, 0, 0, 0, 0, 0, 0, sum(forwarded) from ${rows} where recipient is not null group by 1, 2`;

/** The same for rows of `activities`: marks and pots. */
const OF_ACTIVITIES = (rows: string) => `
  select group_id, member as address, 0 as paid_on_time, 0 as paid_late, 0 as paid_from_deposit,
    count(*) filter (where name in ('member_late', 'member_defaulted')) as late_marks,
    count(*) filter (where name = 'member_defaulted') as defaults,
    count(*) filter (where name = 'round_settled') as pots_received, 0 as paid_in,
    coalesce(sum(amount) filter (where name = 'round_settled'), 0) as received
  from ${rows} where name in ('member_late', 'member_defaulted', 'round_settled') group by 1, 2`;

const summed = FIGURES.map((figure) => `sum(${figure}) as ${figure}`).join(", ");
const SUM = (counted: string) =>
  `select group_id, address, ${summed} from (${counted}) counted group by 1, 2`;
const ADD = (counted: string) => `
  insert into member_statistics (group_id, address, ${FIGURES.join(", ")})
  select * from (${SUM(counted)}) new order by 1, 2
  on conflict (group_id, address) do update
  set ${FIGURES.map((figure) => `${figure} = member_statistics.${figure} + excluded.${figure}`).join(", ")}`;

/**
 * Counts what `insert` stores (a statement that inserts into `contributions`, with `returning *`) in the very same
 * statement: a row that was there already is neither stored nor counted again.
 */
export const countingContributions = (insert: string): string =>
  `with stored as (${insert}) ${ADD(OF_CONTRIBUTIONS("stored"))}`;
/** The same for `activities`. */
export const countingActivities = (insert: string): string =>
  `with stored as (${insert}) ${ADD(OF_ACTIVITIES("stored"))}`;

const ofGroup = (table: string) => `(select * from ${table} where group_id = $1) stored`;
/** What the history of group $1 comes to. */
export const COUNTED_ANEW = SUM(
  `${OF_CONTRIBUTIONS(ofGroup("contributions"))} union all ${OF_ACTIVITIES(ofGroup("activities"))}`,
);

const FORGET = { name: "forget-statistics", text: "delete from member_statistics where group_id = $1" };
const RECOUNT = { name: "recount-statistics", text: ADD(COUNTED_ANEW) };

/** Counts the history of one group anew; within the transaction that has written it anew. */
export async function recountStatistics(sql: Sql, groupId: GroupId): Promise<void> {
  await sql.query(FORGET, [groupId]);
  await sql.query(RECOUNT, [groupId]);
}
