import type { Sql } from "../sql/sql";

const DAY_MS = 86_400_000;

/** What is deleted, and how many days after it has lost its use. Chain rows go by the network's clock, others by ours. */
const RULES = {
  /** Nobody resumes a subscription of a week ago: such a reader starts anew. */
  outbox: { days: 7, text: "delete from outbox where at < $1", clock: "network" },
  challenges: { days: 1, text: "delete from challenges where expires_at < $1", clock: "ours" },
  sessions: { days: 1, text: "delete from sessions where expires_at < $1", clock: "ours" },
  refreshTokens: { days: 1, text: "delete from refresh_tokens where expires_at < $1", clock: "ours" },
  /** Prepared and never signed: nothing came of them. */
  unsignedIntents: {
    days: 1,
    text: "delete from transaction_intents where state = 'prepared' and created_at < $1",
    clock: "ours",
  },
  /** Their receipts are on the chain. */
  endedIntents: {
    days: 365,
    text: "delete from transaction_intents where state in ('confirmed', 'failed', 'expired') and created_at < $1",
    clock: "ours",
  },
  readNotifications: { days: 90, text: "delete from notifications where read_at < $1", clock: "ours" },
  notifications: { days: 365, text: "delete from notifications where created_at < $1", clock: "network" },
  /** With them what was on its way to a mailbox or device, and has long arrived. */
  deliveries: { days: 30, text: "delete from deliveries where created_at < $1", clock: "ours" },
  /** Never confirmed, or taken away. */
  mailboxes: {
    days: 1,
    text: "delete from mailboxes where verified_at is null and requested_at < $1",
    clock: "ours",
  },
  promises: { days: 90, text: "delete from promises where pay_by < $1", clock: "network" },
  differences: { days: 90, text: "delete from differences where repaired_at < $1", clock: "ours" },
} as const satisfies Record<string, { days: number; text: string; clock: "network" | "ours" }>;

export type Pruned = Record<keyof typeof RULES, number>;

/** Deletes what nobody needs any more; how many rows of each kind. Safe to repeat and to interrupt. */
export async function prune(sql: Sql, now: { network: Date; ours: Date }): Promise<Pruned> {
  const counts = await Promise.all(
    Object.entries(RULES).map(async ([what, { days, text, clock }]) => [
      what,
      await sql.run(text, [new Date(now[clock].getTime() - days * DAY_MS)]),
    ]),
  );
  // One entry for each rule.
  return Object.fromEntries(counts) as Pruned;
}
