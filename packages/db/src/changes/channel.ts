import {
  eventIdSchema,
  groupChangeSchema,
  groupIdSchema,
  ledgerSequenceSchema,
  walletAddressSchema,
  type GroupChange,
  type GroupId,
  type WalletAddress,
} from "@ajo/schemas";
import { z } from "zod";
import { SHADOW_SCHEMA } from "../rebuild/shadow-schema";
import type { Sql } from "../sql/sql";

/** The PostgreSQL channel on which the projection says what it changed. Delivered when the transaction commits. */
export const CHANNEL = "ajo_changes";

/**
 * What travels on the channel, in this order for one commit.
 * - `changed`: an event was projected.
 * - `factory`: the factory said something of itself, its admin or the code it gives.
 * - `stale`: a group (or, with null, every group) was read anew from the chain and may differ in any way.
 * - `corrected`: so does a group, and what was told of it was wrong.
 * - `projected`: every change up to and including this ledger has been told.
 * - `noticed`: something is new, or was read, in the inboxes of these people.
 * - `personal`: something of an address's own: its sessions, its name, its transactions (told by triggers).
 */
const noticeSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("changed"),
    change: groupChangeSchema.extend({ eventId: eventIdSchema, at: z.coerce.date() }),
  }),
  z.object({ kind: z.literal("factory"), ledger: ledgerSequenceSchema }),
  z.object({ kind: z.literal("stale"), groupId: groupIdSchema.nullable() }),
  z.object({ kind: z.literal("corrected"), groupId: groupIdSchema }),
  z.object({ kind: z.literal("projected"), ledger: ledgerSequenceSchema, closeTime: z.coerce.date() }),
  z.object({ kind: z.literal("noticed"), addresses: z.array(walletAddressSchema) }),
  z.object({ kind: z.literal("personal"), address: walletAddressSchema }),
]);
export type Notice = z.infer<typeof noticeSchema>;

/** What another version says differently is taken for the worst: that anything may have changed. */
export function decodeNotice(payload: string): Notice {
  try {
    return noticeSchema.parse(JSON.parse(payload));
  } catch {
    return { kind: "stale", groupId: null };
  }
}

// A projection that is being built beside the one that serves tells nobody.
const NOTIFY = {
  name: "notify",
  text: `select pg_notify('${CHANNEL}', payload) from unnest($1::text[]) with ordinality as notice (payload, place)
    where current_schema() <> '${SHADOW_SCHEMA}' order by place`,
};

/** PostgreSQL refuses longer ones, and the whole transaction with them. */
const LONGEST_BYTES = 7_999;
const ANYTHING = JSON.stringify({ kind: "stale", groupId: null } satisfies Notice);

function encodeNotice(notice: Notice): string {
  const payload = JSON.stringify(notice);
  return Buffer.byteLength(payload) > LONGEST_BYTES ? ANYTHING : payload;
}

/** Tells with the caller's transaction: nobody hears of it before it can be read, or when it rolls back. */
async function notify(sql: Sql, notices: Notice[]): Promise<void> {
  await sql.query(NOTIFY, [notices.map(encodeNotice)]);
}

export const notifyProjected = (
  sql: Sql,
  { changes, administered }: { changes: GroupChange[]; administered: boolean },
  { ledger, closeTime }: { ledger: number; closeTime: Date },
): Promise<void> =>
  notify(sql, [
    ...changes.map((change): Notice => ({ kind: "changed", change })),
    ...(administered ? [{ kind: "factory", ledger } as const] : []),
    { kind: "projected", ledger, closeTime },
  ]);

/** Of null, every group, tells `beginEpoch` alone: those who are away must hear of it, too. */
export const notifyStale = (sql: Sql, groupId: GroupId | null): Promise<void> =>
  notify(sql, [{ kind: "stale", groupId }]);

export const notifyCorrected = (sql: Sql, groupId: GroupId): Promise<void> =>
  notify(sql, [{ kind: "corrected", groupId }]);

/** A notice of PostgreSQL holds 8,000 bytes: so many addresses fit well. */
const ADDRESSES_AT_ONCE = 100;

export async function notifyNoticed(sql: Sql, addresses: readonly WalletAddress[]): Promise<void> {
  const notices: Notice[] = [];
  for (let start = 0; start < addresses.length; start += ADDRESSES_AT_ONCE)
    notices.push({ kind: "noticed", addresses: addresses.slice(start, start + ADDRESSES_AT_ONCE) });
  if (notices.length > 0) await notify(sql, notices);
}
