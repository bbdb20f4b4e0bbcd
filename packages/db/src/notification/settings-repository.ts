import {
  DEFAULT_SETTINGS,
  notificationSettingsSchema,
  type NotificationSettings,
  type WalletAddress,
} from "@ajo/schemas";
import type { Sql } from "../sql/sql";

export interface NotificationSettingsRepository {
  /** What the person chose, or what holds for who never did. */
  get(address: WalletAddress): Promise<NotificationSettings>;
  put(address: WalletAddress, settings: NotificationSettings): Promise<void>;
}

const FIND = {
  name: "find-notification-settings",
  text: "select * from notification_settings where address = $1",
};
const PUT = {
  name: "put-notification-settings",
  text: `insert into notification_settings (address, language, time_zone, quiet_from, quiet_until, push_topics, email_topics)
    values ($1, $2, $3, $4, $5, $6, $7)
    on conflict (address) do update set language = excluded.language, time_zone = excluded.time_zone,
      quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until, push_topics = excluded.push_topics,
      email_topics = excluded.email_topics, updated_at = now()`,
};

export interface SettingsRow {
  language: string;
  time_zone: string;
  quiet_from: number | null;
  quiet_until: number | null;
  push_topics: string[];
  email_topics: string[];
}

export const settingsOf = (row: SettingsRow | undefined): NotificationSettings =>
  row === undefined
    ? DEFAULT_SETTINGS
    : notificationSettingsSchema.parse({
        ...{
          language: row.language,
          timeZone: row.time_zone,
          push: row.push_topics,
          email: row.email_topics,
        },
        quietHours:
          row.quiet_from === null || row.quiet_until === null
            ? null
            : { from: row.quiet_from, until: row.quiet_until },
      });

export function createNotificationSettingsRepository(sql: Sql): NotificationSettingsRepository {
  return {
    get: async (address) =>
      settingsOf((await sql.query<SettingsRow & { address: string }>(FIND, [address]))[0]),
    put: async (address, { language, timeZone, quietHours, push, email }) => {
      await sql.query(PUT, [
        ...[address, language, timeZone, quietHours?.from ?? null, quietHours?.until ?? null],
        ...[push, email],
      ]);
    },
  };
}
