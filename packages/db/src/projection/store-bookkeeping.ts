import type { GroupChange, GroupEvent } from "@ajo/schemas";
import type { Sql } from "../sql/sql";

const STORE_OUTBOX = {
  name: "store-outbox",
  text: `insert into outbox (event_id, group_id, name, ledger, at)
    select * from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::timestamptz[]) on conflict (event_id) do nothing`,
};

/** Keeps what changed for subscribers who come back, and returns it for those who listen. */
export async function storeOutbox(sql: Sql, events: readonly GroupEvent[]): Promise<GroupChange[]> {
  const changes = events.map((event) => ({
    eventId: event.id,
    groupId: event.groupId,
    name: event.name,
    member: "member" in event ? event.member : null,
    ledger: event.ledger,
    at: event.at,
  }));
  if (changes.length === 0) return [];
  await sql.query(STORE_OUTBOX, [
    changes.map((change) => change.eventId),
    changes.map((change) => change.groupId),
    changes.map((change) => change.name),
    changes.map((change) => change.ledger),
    changes.map((change) => change.at),
  ]);
  return changes;
}

const STORE_LEDGERS = {
  name: "store-ledgers",
  text: `insert into ledgers (ledger, close_time, last_event_id, last_tx_hash)
    select * from unnest($1::int[], $2::timestamptz[], $3::text[], $4::text[])
    on conflict (ledger) do update set last_event_id = excluded.last_event_id, last_tx_hash = excluded.last_tx_hash
      where excluded.last_event_id > ledgers.last_event_id`,
};

/** Remembers the last event of each ledger: what a chain that was replaced contradicts. `events` in chain order. */
export async function storeLedgers(sql: Sql, events: readonly GroupEvent[]): Promise<void> {
  const last = new Map(events.map((event) => [event.ledger, event]));
  if (last.size === 0) return;
  const rows = [...last.values()];
  await sql.query(STORE_LEDGERS, [
    rows.map((event) => event.ledger),
    rows.map((event) => event.at),
    rows.map((event) => event.id),
    rows.map((event) => event.txHash),
  ]);
}
