import { randomBytes } from "node:crypto";
import { SHADOW_SCHEMA } from "../rebuild/shadow-schema";
import type { Sql } from "../sql/sql";
import { notifyStale } from "./channel";

// A projection that is being built beside the one that serves has no subscribers.
const BEGIN = {
  name: "begin-epoch",
  text: `insert into outbox_epoch (epoch) select $1 where current_schema() <> '${SHADOW_SCHEMA}'
    on conflict (id) do update set epoch = excluded.epoch`,
};

/**
 * What was told before says nothing of what is there now: of the chain, of events that were lost, or of a projection
 * that was wrong. With the caller's transaction, whoever listens reads everything anew, and so does whoever comes back
 * later, however far the events have come by then.
 */
export async function beginEpoch(sql: Sql): Promise<void> {
  await sql.query(BEGIN, [randomBytes(8).toString("hex")]);
  await notifyStale(sql, null);
}
