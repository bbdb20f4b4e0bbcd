import type { GroupId, MemberAddress, PaymentPromise, WalletAddress } from "@ajo/schemas";
import { announce, type AnnounceHooks, type NewNotification } from "../notification/announce";
import type { SqlPool } from "../sql/sql";

export interface PromiseRepository {
  /** Takes the place of an earlier one, and tells the organiser and the deputy. `now`: the network's time. */
  make(promise: PaymentPromise, now: Date, hooks: AnnounceHooks): Promise<void>;
  /** Those that are neither kept (the round is paid) nor void (the member has left). */
  list(groupId: GroupId): Promise<PaymentPromise[]>;
  withdraw(groupId: GroupId, address: WalletAddress): Promise<void>;
  /**
   * A kind word from `by` to a member who owes `round`. At most one a day reaches a member of a group, whoever sends
   * it, none while a promise holds, and nobody sends more than a few a day. False when it was not sent.
   */
  nudge(
    nudge: { groupId: GroupId; member: WalletAddress; by: MemberAddress; round: number; dueAt: Date | null },
    now: Date,
    hooks: AnnounceHooks,
  ): Promise<boolean>;
}

/** More than a kind organiser of a large group needs. */
const NUDGES_A_DAY = 20;

const PUT = {
  name: "put-promise",
  text: `insert into promises (group_id, address, round, pay_by, created_at) values ($1, $2, $3, $4, $5)
    on conflict (group_id, address) do update set round = excluded.round, pay_by = excluded.pay_by,
      created_at = excluded.created_at`,
};
const TELL = {
  name: "notify-promised",
  text: `insert into notifications (address, kind, group_id, round, subject, other, due_at, created_at)
    select distinct who, 'promised', g.id, $3::int, $2 || ':' || extract(epoch from $4::timestamptz)::bigint, $2, $4::timestamptz, $5::timestamptz
    from groups g cross join lateral unnest(array[g.organiser, g.deputy]) as who
    where g.id = $1 and who is not null and who <> $2
    on conflict (address, kind, group_id, round, subject) do nothing returning id, address, kind`,
};
const LIST = {
  name: "list-promises",
  text: `select p.group_id as "groupId", p.address, p.round::int as round, p.pay_by as "payBy"
    from promises p join group_members m on m.group_id = p.group_id and m.address = p.address
    where p.group_id = $1 and m.left_at is null and m.paid_rounds < p.round order by p.pay_by, p.address`,
};
const WITHDRAW = {
  name: "withdraw-promise",
  text: "delete from promises where group_id = $1 and address = $2",
};
const NUDGE = {
  name: "notify-nudge",
  text: `insert into notifications (address, kind, group_id, round, subject, other, due_at, created_at)
    select $2, 'nudge', $1, $4::int, current_date::text, $3, $5::timestamptz, $6::timestamptz
    where not exists (select 1 from promises p where p.group_id = $1 and p.address = $2 and p.round >= $4::int
        and p.pay_by >= $6::timestamptz)
      and not exists (select 1 from notifications n where n.address = $2 and n.group_id = $1 and n.kind = 'nudge'
        and n.told_at > now() - interval '1 day')
      and (select count(*) from notifications n where n.other = $3 and n.kind = 'nudge'
        and n.told_at > now() - interval '1 day') < ${NUDGES_A_DAY}
    on conflict (address, kind, group_id, round, subject) do nothing returning id, address, kind`,
};

export function createPromiseRepository(sql: SqlPool): PromiseRepository {
  return {
    make: ({ groupId, address, round, payBy }, now, hooks) =>
      sql.transaction(async (within) => {
        const values = [groupId, address, round, payBy, now];
        await within.query(PUT, values);
        await announce(within, await within.query<NewNotification>(TELL, values), hooks);
      }),
    // Only this repository writes the table, from parsed values.
    list: (groupId) => sql.query<PaymentPromise & Record<string, unknown>>(LIST, [groupId]),
    withdraw: async (groupId, address) => {
      await sql.query(WITHDRAW, [groupId, address]);
    },
    nudge: ({ groupId, member, by, round, dueAt }, now, hooks) =>
      sql.transaction(async (within) => {
        const values = [groupId, member, by, round, dueAt, now];
        const sent = await within.query<NewNotification>(NUDGE, values);
        await announce(within, sent, hooks);
        return sent.length > 0;
      }),
  };
}
