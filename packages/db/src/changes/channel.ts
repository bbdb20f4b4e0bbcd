import {
  eventIdSchema,
  groupChangeSchema,
  groupIdSchema,
  type GroupChange,
  type GroupId,
} from "@ajo/schemas";
import { z } from "zod";
import type { Sql } from "../sql/sql";

/** The PostgreSQL channel on which the projection says what it changed. Delivered when the transaction commits. */
export const CHANNEL = "ajo_changes";

/**
 * What travels on the channel. `changed`: an event was projected. `stale`: a group (or, with null, every group) was
 * read anew from the chain and may differ in any way.
 */
const noticeSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("changed"),
    change: groupChangeSchema.extend({ eventId: eventIdSchema, at: z.coerce.date() }),
  }),
  z.object({ kind: z.literal("stale"), groupId: groupIdSchema.nullable() }),
]);
export type Notice = z.infer<typeof noticeSchema>;

export const decodeNotice = (payload: string): Notice => noticeSchema.parse(JSON.parse(payload));

const NOTIFY = {
  name: "notify",
  text: `select pg_notify('${CHANNEL}', payload) from unnest($1::text[]) payload`,
};

const notify = async (sql: Sql, notices: Notice[]): Promise<void> => {
  if (notices.length > 0) await sql.query(NOTIFY, [notices.map((notice) => JSON.stringify(notice))]);
};

export const notifyChanged = (sql: Sql, changes: GroupChange[]): Promise<void> =>
  notify(
    sql,
    changes.map((change) => ({ kind: "changed", change })),
  );

export const notifyStale = (sql: Sql, groupId: GroupId | null): Promise<void> =>
  notify(sql, [{ kind: "stale", groupId }]);
