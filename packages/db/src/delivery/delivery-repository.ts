import type { Notification, NotificationSettings, PushSubscriptionKeys } from "@ajo/schemas";
import { notificationOf, SELECT_NOTIFICATION, type NotificationRow } from "../notification/notification-rows";
import { settingsOf, type SettingsRow } from "../notification/settings-repository";
import type { Sql } from "../sql/sql";

/** One notification on its way, with all that it takes to send it. */
export interface Delivery {
  id: string;
  channel: "push" | "email";
  /** By our clock. */
  createdAt: Date;
  notification: Notification;
  settings: NotificationSettings;
  /** It has lost its use: the reminder of a round that is paid, or one that was read already. */
  moot: boolean;
  /** Where it goes; null when that is not wanted, or not there, any more. */
  device: (PushSubscriptionKeys & { id: string }) | null;
  mailbox: { email: string; unsubscribeToken: string } | null;
}

export interface DeliveryFigures {
  channel: "push" | "email";
  waiting: number;
  sent: number;
  dropped: number;
}

export interface DeliveryRepository {
  /** Null when there is none, or when it has ended: nothing is sent twice. */
  findWaiting(id: string): Promise<Delivery | null>;
  end(id: string, state: "sent" | "dropped"): Promise<void>;
  /** Of what is still remembered, by channel. */
  count(): Promise<DeliveryFigures[]>;
}

const FIND = {
  name: "find-waiting-delivery",
  text: `with d as (select * from deliveries where id = $1 and state = 'waiting'),
    n as (${SELECT_NOTIFICATION} where n.id = (select notification_id from d))
    select n.*, d.channel, d.created_at as delivery_created_at, s.language, s.time_zone, s.quiet_from, s.quiet_until,
      s.push_topics, s.email_topics, p.id as device_id, p.endpoint, p.p256dh, p.auth,
      b.email, b.unsubscribe_token,
      n.read_at is not null or (n.kind in ('due_soon', 'standing_order') and exists (select 1 from group_members m
        where m.group_id = n.group_id and m.address = n.address and m.paid_rounds >= n.round)) as moot
    from d join n on true
    left join notification_settings s on s.address = n.address
    left join push_subscriptions p on d.channel = 'push' and p.id::text = d.device and p.address = n.address
    left join mailboxes b on d.channel = 'email' and b.address = n.address and b.verified_at is not null
      and b.unsubscribed_at is null`,
};
const END = {
  name: "end-delivery",
  text: "update deliveries set state = $2::delivery_state, ended_at = now() where id = $1 and state = 'waiting'",
};
const COUNT = {
  name: "count-deliveries",
  text: `select channel::text, count(*) filter (where state = 'waiting')::int as waiting,
      count(*) filter (where state = 'sent')::int as sent, count(*) filter (where state = 'dropped')::int as dropped
    from deliveries group by channel order by channel`,
};

type DeliveryRow = NotificationRow &
  Omit<SettingsRow, "language"> & {
    language: string | null;
    channel: Delivery["channel"];
    delivery_created_at: Date;
    device_id: string | null;
    endpoint: string;
    p256dh: string;
    auth: string;
    email: string | null;
    unsubscribe_token: string;
    moot: boolean;
  };

export function createDeliveryRepository(sql: Sql): DeliveryRepository {
  return {
    findWaiting: async (id) => {
      const [row] = await sql.query<DeliveryRow>(FIND, [id]);
      return row === undefined ? null : deliveryOf(id, row);
    },
    end: async (id, state) => {
      await sql.query(END, [id, state]);
    },
    count: () => sql.query<DeliveryFigures & Record<string, unknown>>(COUNT),
  };
}

function deliveryOf(id: string, row: DeliveryRow): Delivery {
  const { channel, moot, language, device_id, endpoint, p256dh, auth, email, unsubscribe_token } = row;
  return {
    ...{ id, channel, moot, createdAt: row.delivery_created_at, notification: notificationOf(row) },
    settings: settingsOf(language === null ? undefined : { ...row, language }),
    device: device_id === null ? null : { id: device_id, endpoint, p256dh, auth },
    mailbox: email === null ? null : { email, unsubscribeToken: unsubscribe_token },
  };
}
