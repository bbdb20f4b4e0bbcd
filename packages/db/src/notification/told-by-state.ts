import type { Statement } from "../sql/sql";

/** When round `round` of group g is due. */
export const dueAt = (round: string) =>
  `g.started_at + ${round} * make_interval(secs => g.frequency_seconds)`;
/** Member m of group g has to pay round `round`: has not left, and it is not a vacated one of others. */
export const owes = (round: string) => `not m.exited and not exists (
      select 1 from jsonb_to_recordset(g.vacated) as v (round int, paid int) where v.round = ${round} and v.paid < m.turn)`;
/** Nobody knows yet who receives round `round` of group g (`isDecidedByBids`). */
const decidedByBids = (round: string) => `(g.turn_order = 'auction' and ${round} < g.total_rounds)`;
/** The cause was told before: nothing happens. */
export const ONCE = `on conflict (address, kind, group_id, round, subject) do nothing
    returning id, address, kind`;

/**
 * `$1`: the groups that changed. `$2`: since when members are told. Told from what the events left behind, not from
 * the events: whatever brought it about, a repair included.
 */
const STATEMENTS: Record<string, string> = {
  paid_out: `insert into notifications (address, kind, group_id, round, amount, due_at, created_at)
    select r.recipient, case when r.held then 'payout_held' else 'paid_out' end, g.id, r.round, r.payout,
      ${dueAt("r.round")}, r.settled_at
    from groups g join rounds r on r.group_id = g.id
    where g.id = any($1) and r.settled_at >= $2 and r.payout > 0`,

  late: `insert into notifications (address, kind, group_id, round, due_at, created_at)
    select m.address, 'late', g.id, r.round, ${dueAt("r.round")}, r.settled_at
    from groups g join rounds r on r.group_id = g.id join group_members m on m.group_id = g.id
    where g.id = any($1) and r.settled_at >= $2 and m.left_at is null and m.paid_rounds < r.round
      and ${owes("r.round")}`,

  your_turn: `insert into notifications (address, kind, group_id, round, due_at, created_at)
    select m.address, 'your_turn', g.id, g.current_round, ${dueAt("g.current_round")}, began.at
    from groups g join group_members m on m.group_id = g.id and m.turn = g.current_round and m.left_at is null and not m.exited
    cross join lateral (select coalesce(max(r.settled_at), g.started_at) as at from rounds r where r.group_id = g.id) began
    where g.id = any($1) and g.status = 'active' and began.at >= $2 and not ${decidedByBids("g.current_round")}`,

  // Whose turn is first is told so instead.
  started: `insert into notifications (address, kind, group_id, round, due_at, created_at)
    select m.address, 'started', g.id, 1, ${dueAt("1")}, g.started_at
    from groups g join group_members m on m.group_id = g.id
    where g.id = any($1) and g.started_at >= $2 and g.status <> 'cancelled' and m.left_at is null
      and (m.turn <> 1 or ${decidedByBids("1")})`,

  defaulted: `insert into notifications (address, kind, group_id, round, subject, created_at)
    select a.member, 'defaulted', g.id, coalesce(a.round, 0), a.id, a.at
    from groups g join activities a on a.group_id = g.id
    where g.id = any($1) and a.name = 'member_defaulted' and a.at >= $2 and a.member is not null`,

  approved: `insert into notifications (address, kind, group_id, round, subject, created_at)
    select a.member, 'approved', g.id, 0, a.id, a.at
    from groups g join activities a on a.group_id = g.id
    where g.id = any($1) and g.status = 'forming' and a.name = 'member_approved' and a.at >= $2
      and g.proceedings -> 'approved' ? a.member`,

  decided: `insert into notifications (address, kind, group_id, round, subject, other, detail, created_at)
    select m.address, 'decided', g.id, 0, a.id, case a.name when 'organiser_changed' then a.member else a.other end, a.name, a.at
    from groups g join activities a on a.group_id = g.id join group_members m on m.group_id = g.id
    where g.id = any($1) and a.at >= $2 and m.joined_at <= a.at and (m.left_at is null or m.left_at >= a.at)
      and a.name in ('group_paused', 'group_cancelled', 'upgraded', 'deputy_set', 'organiser_changed')`,

  // Another order is another cause.
  accept_order: `insert into notifications (address, kind, group_id, round, subject, created_at)
    select m.address, 'accept_order', g.id, 0, proposed.id, proposed.at
    from groups g join group_members m on m.group_id = g.id
    cross join lateral (select a.id, a.at from activities a where a.group_id = g.id and a.name = 'order_set'
      order by a.id desc limit 1) proposed
    where g.id = any($1) and g.status = 'forming' and proposed.at >= $2 and m.left_at is null and not m.has_accepted
      and jsonb_typeof(g.proceedings -> 'proposedOrder') = 'array'`,

  reveal_secret: `insert into notifications (address, kind, group_id, round, subject, due_at, created_at)
    select m.address, 'reveal_secret', g.id, 0, opened.id, g.draw_ends_at, opened.at
    from groups g join group_members m on m.group_id = g.id
    cross join lateral (select a.id, a.at from activities a where a.group_id = g.id and a.name = 'draw_opened'
      order by a.id desc limit 1) opened
    where g.id = any($1) and g.status = 'drawing' and opened.at >= $2 and m.left_at is null and not m.has_revealed`,

  // A ballot lapses after 30 days; the same motion after that is another cause.
  vote: `insert into notifications (address, kind, group_id, round, subject, detail, created_at)
    select m.address, 'vote', g.id, 0, b.motion || ':' || extract(epoch from b.at)::bigint, b.kind, b.at
    from groups g join group_members m on m.group_id = g.id
    cross join lateral (
      select md5((ballot -> 'motion')::text) as motion, ballot -> 'motion' ->> 'kind' as kind, ballot -> 'voters' as voters,
        (ballot ->> 'at')::timestamptz as at
      from jsonb_array_elements(coalesce(g.proceedings -> 'ballots', '[]')) ballot) b
    where g.id = any($1) and g.status in ('active', 'forming', 'drawing') and b.at >= $2
      and m.left_at is null and not m.exited and not b.voters ? m.address
      and not exists (select 1 from notifications n where n.address = m.address and n.kind = 'vote' and n.group_id = g.id
        and n.subject like b.motion || ':%' and n.created_at > b.at - interval '30 days')`,
};

export const TOLD_BY_STATE: readonly Statement[] = Object.entries(STATEMENTS).map(([kind, text]) => ({
  name: `notify-${kind}`,
  text: `${text} ${ONCE}`,
}));

/** A reminder comes a day before, and for short rounds in their last quarter. */
const REMIND_SECONDS = 86_400;

// The recipient's own missing contribution is set off against the pot: there is nothing to remind of, once it is known
// who that is.
const TO_REMIND = `g.status = 'active' and ${dueAt("g.current_round")} > $1
      and ${dueAt("g.current_round")} <= $1::timestamptz + make_interval(secs => least(${REMIND_SECONDS}, g.frequency_seconds * 0.25))
      and m.left_at is null
      and (m.turn <> g.current_round or ${decidedByBids("g.current_round")}) and m.paid_rounds < g.current_round
      and ${owes("g.current_round")}
      and not exists (select 1 from notifications n where n.address = m.address and n.group_id = g.id
        and n.round = g.current_round and n.kind in ('due_soon', 'standing_order'))`;

/** `$1`: the network's time. What the standing orders of those who are to be reminded now are to draw. */
export const ORDERS_DUE: Statement = {
  name: "list-standing-orders-due",
  text: `select m.address, g.id as group_id, g.token_id, g.contribution, g.late_fee_bps, g.reserve_fee_bps,
      (select count(*)::int from generate_series(m.paid_rounds + 1, g.current_round - 1) as r (round)
        where ${owes("r.round")}) as late_rounds
    from groups g join group_members m on m.group_id = g.id
    where m.standing_order and ${TO_REMIND}`,
};

/** `$1`: the network's time. `$2` and `$3`: members, each with a group, whose standing order does not cover what is due. */
export const DUE_SOON: Statement = {
  name: "notify-due-soon",
  text: `insert into notifications (address, kind, group_id, round, due_at, created_at)
    select m.address, case when uncovered.address is null then 'due_soon' else 'standing_order' end,
      g.id, g.current_round, ${dueAt("g.current_round")}, $1
    from groups g join group_members m on m.group_id = g.id
    left join unnest($2::text[], $3::text[]) as uncovered (address, group_id)
      on m.standing_order and uncovered.address = m.address and uncovered.group_id = g.id
    where ${TO_REMIND} ${ONCE}`,
};
