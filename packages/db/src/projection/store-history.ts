import type { GroupEvent, GroupEventOf } from "@ajo/schemas";
import type { Sql } from "../sql/sql";
import { countingActivities, countingContributions } from "../statistics/count";
import { activityOfEvent, isContribution, isSettlement } from "./history";

const STORE_CONTRIBUTIONS = {
  name: "store-contributions",
  text: countingContributions(`
    insert into contributions (id, group_id, member, payer, round, amount, fee, kind, recipient, forwarded, tx_hash,
      ledger, at)
    select id, "groupId", member, payer, round, amount, fee, kind, recipient, forwarded, "txHash", ledger, at
    from json_to_recordset($1) as r (id text, "groupId" text, member text, payer text, round int2, amount numeric,
      fee numeric, kind contribution_kind, recipient text, forwarded numeric, "txHash" text, ledger int,
      at timestamptz)
    on conflict (id) do nothing returning *`),
};

const STORE_ACTIVITIES = {
  name: "store-activities",
  text: countingActivities(`
    insert into activities (id, group_id, name, member, payer, round, amount, kind, held, other, detail, tx_hash,
      ledger, at)
    select id, "groupId", name, member, payer, round, amount, kind, held, other, detail, "txHash", ledger, at
    from json_to_recordset($1) as r (id text, "groupId" text, name text, member text, payer text, round int2,
      amount numeric, kind contribution_kind, held boolean, other text, detail text, "txHash" text, ledger int,
      at timestamptz)
    on conflict (id) do nothing returning *`),
};

const STORE_ROUNDS = {
  name: "store-rounds",
  text: `insert into rounds (group_id, round, recipient, payout, missing, held, help, kept, discount, settled_at, tx_hash)
    select "groupId", round, recipient, amount + kept, missing, held, help, kept, discount, at, "txHash"
    from json_to_recordset($1) as r ("groupId" text, round int2, recipient text, amount numeric, missing int2,
      held boolean, help numeric, kept numeric, discount numeric, at timestamptz, "txHash" text)
    on conflict (group_id, round) do update set recipient = excluded.recipient, payout = excluded.payout,
      missing = excluded.missing, held = excluded.held, help = excluded.help, kept = excluded.kept,
      discount = excluded.discount, settled_at = excluded.settled_at, tx_hash = excluded.tx_hash`,
};

/** Amounts as their digits: JSON numbers would round them. */
const toJson = (rows: object[]): string =>
  JSON.stringify(rows, (_key, value: unknown) => (typeof value === "bigint" ? value.toString() : value));

/** Nothing told means all of it. */
const withForwarded = (event: GroupEventOf<"contributed">) => ({
  ...event,
  forwarded: event.recipient === null ? null : (event.forwarded ?? event.amount),
});

/** Writes what happened: contributions, settled rounds, activity, and what they come to. Each event counts once, by its id. */
export async function storeHistory(sql: Sql, events: GroupEvent[]): Promise<void> {
  const contributions = events.filter(isContribution).map(withForwarded);
  const settlements = events.filter(isSettlement);
  const activities = events.map(activityOfEvent).filter((activity) => activity !== null);
  if (contributions.length > 0) await sql.query(STORE_CONTRIBUTIONS, [toJson(contributions)]);
  if (settlements.length > 0) await sql.query(STORE_ROUNDS, [toJson(settlements)]);
  if (activities.length > 0) await sql.query(STORE_ACTIVITIES, [toJson(activities)]);
}
