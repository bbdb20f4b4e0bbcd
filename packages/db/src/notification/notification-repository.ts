import type { Notification, WalletAddress } from "@ajo/schemas";
import { z } from "zod";
import { notifyNoticed } from "../changes/channel";
import { decodeCursor, pageOf, type Page } from "../sql/keyset";
import type { SqlPool } from "../sql/sql";
import { addDueSoon } from "./add-notifications";
import type { AnnounceHooks } from "./announce";
import { listOrdersDue, type OrderDue } from "./orders-due";
import { notificationOf, SELECT_NOTIFICATION, type NotificationRow } from "./notification-rows";

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
  /** The standing orders of those whom `addDueSoon` is about to remind. */
  listOrdersDue(closeTime: Date): Promise<OrderDue[]>;
  /**
   * Reminds members whose contribution is due shortly after `closeTime`, once for each round; how many. Those of
   * `uncovered` are told that their standing order will not do.
   */
  addDueSoon(closeTime: Date, uncovered?: readonly OrderDue[], hooks?: AnnounceHooks): Promise<number>;
}

const LIST = {
  name: "list-notifications",
  text: `${SELECT_NOTIFICATION} where n.address = $1 and (n.created_at, n.id) < ($2, $3::uuid)
    order by n.created_at desc, n.id desc limit $4`,
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

export function createNotificationRepository(sql: SqlPool): NotificationRepository {
  return {
    list: async ({ address, cursor, limit }) => {
      const [at, id] = cursor === undefined ? START : decodeCursor(cursor, keySchema);
      const rows = await sql.query<NotificationRow>(LIST, [address, new Date(at), id, limit + 1]);
      return pageOf(rows, limit, notificationOf, (row) => [row.created_at.getTime(), row.id]);
    },
    countUnread: async (address) =>
      (await sql.query<{ count: number }>(COUNT_UNREAD, [address]))[0]?.count ?? 0,
    markRead: (address, ids) =>
      sql.transaction(async (within) => {
        const marked = await within.query(MARK_READ, [address, ids === "all" ? null : ids]);
        if (marked.length > 0) await notifyNoticed(within, [address]);
        return marked.length;
      }),
    listOrdersDue: (closeTime) => listOrdersDue(sql, closeTime),
    addDueSoon: (closeTime, uncovered = [], hooks = {}) =>
      sql.transaction((within) => addDueSoon(within, closeTime, uncovered, hooks)),
  };
}
