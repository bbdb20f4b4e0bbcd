import {
  NOTIFICATION_KINDS,
  NOTIFICATION_TOPIC,
  NOTIFICATION_TOPICS,
  walletAddressSchema,
  type NotificationKind,
} from "@ajo/schemas";
import { notifyNoticed } from "../changes/channel";
import type { Sql } from "../sql/sql";

/** A notification that has just been written. */
export interface NewNotification {
  id: string;
  address: string;
  kind: NotificationKind;
}

/** What happens with a notification beside its row, in the same transaction. */
export interface AnnounceHooks {
  /** By which ways notifications leave; none without it. */
  channels?: { push: boolean; email: boolean };
  /** Has these deliveries made once the transaction commits. */
  enqueueDeliveries?: (sql: Sql, deliveryIds: readonly string[]) => Promise<void>;
}

const PLAN = {
  name: "plan-deliveries",
  text: `with told as (
      select n.id, n.address, k.topic, s.push_topics, s.email_topics
      from notifications n join unnest($2::text[], $3::text[]) as k (kind, topic) on k.kind = n.kind
      left join notification_settings s on s.address = n.address
      where n.id = any($1))
    insert into deliveries (notification_id, channel, device)
    select told.id, 'push'::channel, p.id::text from told join push_subscriptions p on p.address = told.address
      where $5 and told.topic = any(coalesce(told.push_topics, $4::text[]))
    union all
    select told.id, 'email'::channel, '' from told join mailboxes b on b.address = told.address
      where $6 and b.verified_at is not null and b.unsubscribed_at is null
        and told.topic = any(coalesce(told.email_topics, $4::text[]))
    on conflict do nothing returning id`,
};

/** Tells pages that look, and plans what leaves: within the transaction that wrote the notifications. */
export async function announce(
  sql: Sql,
  added: readonly NewNotification[],
  hooks: AnnounceHooks,
): Promise<void> {
  if (added.length === 0) return;
  // A contract account has no inbox: nobody could sign in to it.
  const people = added.flatMap(({ address }) => walletAddressSchema.safeParse(address).data ?? []);
  await notifyNoticed(sql, [...new Set(people)]);
  const { channels = { push: false, email: false }, enqueueDeliveries } = hooks;
  if (enqueueDeliveries === undefined || !(channels.push || channels.email)) return;
  const planned = await sql.query<{ id: string }>(PLAN, [
    added.map(({ id }) => id),
    NOTIFICATION_KINDS,
    NOTIFICATION_KINDS.map((kind) => NOTIFICATION_TOPIC[kind]),
    NOTIFICATION_TOPICS,
    channels.push,
    channels.email,
  ]);
  if (planned.length > 0)
    await enqueueDeliveries(
      sql,
      planned.map(({ id }) => id),
    );
}
