import { notificationSchema, type Notification, type WalletAddress } from "@ajo/schemas";
import { z } from "zod";
import { decodeCursor, pageOf, type Page } from "../sql/keyset";
import type { Sql } from "../sql/sql";
import { addDueSoon } from "./add-notifications";

export interface NotificationRepository {
  /** Newest first. `limit` is the caller's to bound. */
  list(input: {
    address: WalletAddress;
    cursor?: string | undefined;
    limit: number;
  }): Promise<Page<Notification>>;
  countUnread(address: WalletAddress): Promise<number>;
  /** Marks the address's own as read: those named, or all. Returns how many were unread. */
  markRead(address: WalletAddress, ids: readonly string[] | "all"): Promise<number>;
  /** Reminds members whose contribution is due shortly after `closeTime`; how many. */
  addDueSoon(closeTime: Date): Promise<number>;
}

interface NotificationRow {
  id: string;
  address: string;
  kind: string;
  group_id: string;
  round: number;
  due_at: Date | null;
  created_at: Date;
  read_at: Date | null;
}

const LIST = {
  name: "list-notifications",
  text: `select * from notifications where address = $1 and (created_at, id) < ($2, $3::uuid)
    order by created_at desc, id desc limit $4`,
};
const COUNT_UNREAD = {
  name: "count-unread-notifications",
  text: "select count(*)::int as count from notifications where address = $1 and read_at is null",
};
const MARK_READ = {
  name: "mark-notifications-read",
  text: `update notifications set read_at = now()
    where address = $1 and read_at is null and ($2::uuid[] is null or id = any($2)) returning id`,
};

const keySchema = z.tuple([z.number().int(), z.uuid()]);
const START = [253_370_764_800_000, "ffffffff-ffff-4fff-bfff-ffffffffffff"] as const;

const notificationOf = (row: NotificationRow): Notification =>
  notificationSchema.parse({
    ...{ id: row.id, address: row.address, kind: row.kind, groupId: row.group_id, round: row.round },
    ...{ dueAt: row.due_at, createdAt: row.created_at, readAt: row.read_at },
  });

export function createNotificationRepository(sql: Sql): NotificationRepository {
  return {
    list: async ({ address, cursor, limit }) => {
      const [at, id] = cursor === undefined ? START : decodeCursor(cursor, keySchema);
      const rows = await sql.query<NotificationRow>(LIST, [address, new Date(at), id, limit + 1]);
      return pageOf(rows, limit, notificationOf, (row) => [row.created_at.getTime(), row.id]);
    },
    countUnread: async (address) =>
      (await sql.query<{ count: number }>(COUNT_UNREAD, [address]))[0]?.count ?? 0,
    markRead: async (address, ids) =>
      (await sql.query(MARK_READ, [address, ids === "all" ? null : ids])).length,
    addDueSoon: (closeTime) => addDueSoon(sql, closeTime),
  };
}
