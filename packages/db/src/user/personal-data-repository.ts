import type { PaymentPromise, PersonalData, WalletAddress } from "@ajo/schemas";
import { createMailboxRepository } from "../mailbox/mailbox-repository";
import { notificationOf, SELECT_NOTIFICATION, type NotificationRow } from "../notification/notification-rows";
import { createNotificationSettingsRepository } from "../notification/settings-repository";
import type { SqlPool } from "../sql/sql";

export interface PersonalDataRepository {
  /** Everything that is kept of a person beside the chain. */
  read(address: WalletAddress): Promise<PersonalData>;
  /** Deletes all of it, in one transaction: sessions, too. What is on its way to the chain stays until it has ended. */
  forget(address: WalletAddress): Promise<void>;
}

const LOOK = {
  name: "data-look",
  text: `select display_name as "displayName", encode(picture, 'base64') as picture from users where wallet_address = $1`,
};
const DEVICES = {
  name: "data-devices",
  text: `select endpoint, created_at as "createdAt" from push_subscriptions where address = $1 order by created_at`,
};
const SESSIONS = {
  name: "data-sessions",
  text: `select created_at as "createdAt", expires_at as "expiresAt" from sessions
    where address = $1 and revoked_at is null order by created_at`,
};
const PROMISES = {
  name: "data-promises",
  text: `select group_id as "groupId", address, round::int as round, pay_by as "payBy" from promises where address = $1
    order by group_id`,
};
const NOTIFICATIONS = {
  name: "data-notifications",
  text: `${SELECT_NOTIFICATION} where n.address = $1 order by n.created_at, n.id`,
};

/** What is said about a person in the inboxes of others goes with it. */
const FORGET = [
  "delete from notifications where address = $1 or other = $1",
  "delete from notification_settings where address = $1",
  "delete from push_subscriptions where address = $1",
  "delete from mailboxes where address = $1",
  "delete from promises where address = $1",
  "delete from transaction_intents where source = $1 and state in ('prepared', 'confirmed', 'failed', 'expired')",
  "delete from challenges where address = $1",
  "delete from refresh_tokens where address = $1",
  "delete from sessions where address = $1",
  "delete from users where wallet_address = $1",
];

export function createPersonalDataRepository(sql: SqlPool): PersonalDataRepository {
  const [settings, mailboxes] = [createNotificationSettingsRepository(sql), createMailboxRepository(sql)];
  return {
    read: async (address) => {
      const [looks, devices, sessions, promises, notifications] = await Promise.all([
        sql.query<{ displayName: string | null; picture: string | null }>(LOOK, [address]),
        sql.query<{ endpoint: string; createdAt: Date }>(DEVICES, [address]),
        sql.query<{ createdAt: Date; expiresAt: Date }>(SESSIONS, [address]),
        sql.query<PaymentPromise & Record<string, unknown>>(PROMISES, [address]),
        sql.query<NotificationRow>(NOTIFICATIONS, [address]),
      ]);
      return {
        displayName: looks[0]?.displayName ?? null,
        // PostgreSQL breaks base64 into lines.
        picture: looks[0]?.picture?.replaceAll("\n", "") ?? null,
        ...{ settings: await settings.get(address), mailbox: await mailboxes.find(address) },
        ...{ devices, sessions, promises, notifications: notifications.map(notificationOf) },
      };
    },
    forget: (address) =>
      sql.transaction(async (within) => {
        for (const text of FORGET) await within.run(text, [address]);
      }),
  };
}
