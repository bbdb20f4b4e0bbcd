import type { GroupId } from "@ajo/schemas";
import type { Sql } from "../sql/sql";

/** When round `round` of group g is due. */
const dueAt = (round: string) => `g.started_at + ${round} * make_interval(secs => g.frequency_seconds)`;
/** Member m of group g has to pay round `round`: has not left, and it is not a vacated one of others. */
const owes = (round: string) => `not m.exited and not exists (
      select 1 from jsonb_to_recordset(g.vacated) as v (round int, paid int) where v.round = ${round} and v.paid < m.turn)`;
const ONCE = "on conflict (address, kind, group_id, round) do nothing";

// Told from the state that the events left behind, not from the events: whatever brought it about, a repair included.
const PAID_OUT = {
  name: "notify-paid-out",
  text: `insert into notifications (address, kind, group_id, round, due_at, created_at)
    select r.recipient, 'paid_out', g.id, r.round, ${dueAt("r.round")}, r.settled_at
    from groups g join rounds r on r.group_id = g.id
    where g.id = any($1) and r.settled_at >= $2 and not r.held and r.payout > 0 ${ONCE}`,
};
const LATE = {
  name: "notify-late",
  text: `insert into notifications (address, kind, group_id, round, due_at, created_at)
    select m.address, 'late', g.id, r.round, ${dueAt("r.round")}, r.settled_at
    from groups g join rounds r on r.group_id = g.id join group_members m on m.group_id = g.id
    where g.id = any($1) and r.settled_at >= $2 and m.left_at is null and m.paid_rounds < r.round
      and ${owes("r.round")} ${ONCE}`,
};
const YOUR_TURN = {
  name: "notify-your-turn",
  text: `insert into notifications (address, kind, group_id, round, due_at, created_at)
    select m.address, 'your_turn', g.id, g.current_round, ${dueAt("g.current_round")}, began.at
    from groups g join group_members m on m.group_id = g.id and m.turn = g.current_round and m.left_at is null and not m.exited
    cross join lateral (select coalesce(max(r.settled_at), g.started_at) as at from rounds r where r.group_id = g.id) began
    where g.id = any($1) and g.status = 'active' and began.at >= $2 ${ONCE}`,
};

/** Tells members of what happened to these groups since `since`. Within the transaction that made it happen. */
export async function addNotifications(sql: Sql, groupIds: readonly GroupId[], since: Date): Promise<void> {
  if (groupIds.length === 0) return;
  for (const statement of [PAID_OUT, LATE, YOUR_TURN]) await sql.query(statement, [groupIds, since]);
}

/** A reminder comes a day before, and for short rounds in their last quarter. */
const REMIND_SECONDS = 86_400;

// The recipient's own missing contribution is set off against the pot: there is nothing to remind of.
const DUE_SOON = {
  name: "notify-due-soon",
  text: `insert into notifications (address, kind, group_id, round, due_at, created_at)
    select m.address, 'due_soon', g.id, g.current_round, ${dueAt("g.current_round")}, $1
    from groups g join group_members m on m.group_id = g.id
    where g.status = 'active' and ${dueAt("g.current_round")} > $1
      and ${dueAt("g.current_round")} <= $1::timestamptz + make_interval(secs => least(${REMIND_SECONDS}, g.frequency_seconds * 0.25))
      and m.left_at is null and m.turn <> g.current_round and m.paid_rounds < g.current_round
      and ${owes("g.current_round")} ${ONCE}
    returning id`,
};

/** Reminds members whose contribution is due shortly, by the network's clock; how many. */
export async function addDueSoon(sql: Sql, closeTime: Date): Promise<number> {
  return (await sql.query(DUE_SOON, [closeTime])).length;
}
