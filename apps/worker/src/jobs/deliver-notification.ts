import type { JobPayload } from "@ajo/jobs";
import { afterQuietHours } from "@ajo/schemas";
import type { Database, Delivery } from "@ajo/db";
import { composeNotification } from "../notices/compose";
import { notificationMail } from "../notices/mail-text";
import type { Mailer } from "../notices/mailer";
import type { PushSender } from "../notices/push-sender";

/** What happened to one delivery. `postponed`: it waits for the end of quiet hours. */
export type DeliveryOutcome = "sent" | "dropped" | "postponed" | "nothing";

export interface DeliverDependencies {
  database: Pick<Database, "deliveries" | "pushSubscriptions" | "mailboxes">;
  /** Null where this server sends none. */
  mailer: Mailer | null;
  push: PushSender | null;
  webOrigin: string;
  /** Our clock: people sleep by it. */
  now: () => Date;
  /** Has this job done again at a later time. */
  postpone: (until: Date) => Promise<void>;
}

/** What could not be sent for so long is not news any more; the inbox has it. */
const STALE_MS = 3 * 86_400_000;

/** Sends one notification to one device or mailbox, unless it was sent. A failure that may pass throws: the job is retried. */
export async function deliverNotification(
  { deliveryId }: JobPayload<"deliver_notification">,
  dependencies: DeliverDependencies,
): Promise<DeliveryOutcome> {
  const { database, now, postpone } = dependencies;
  const delivery = await database.deliveries.findWaiting(deliveryId);
  if (delivery === null) return "nothing";
  const { settings, createdAt, moot } = delivery;
  if (moot || now().getTime() - createdAt.getTime() > STALE_MS) return end(delivery, "dropped", dependencies);
  if (settings.quietHours !== null) {
    const ready = afterQuietHours(now(), { timeZone: settings.timeZone, ...settings.quietHours });
    if (ready > now()) {
      await postpone(ready);
      return "postponed";
    }
  }
  return end(delivery, await send(delivery, dependencies), dependencies);
}

async function send(delivery: Delivery, dependencies: DeliverDependencies): Promise<"sent" | "dropped"> {
  const { database, mailer, push, webOrigin } = dependencies;
  const { id, notification, settings, device, mailbox } = delivery;
  const composed = composeNotification(notification, settings);
  if (device !== null && push !== null) {
    if ((await push.send(device, composed, notification.id)) === "sent") return "sent";
    await database.pushSubscriptions.forget(device.id);
  }
  if (mailbox !== null && mailer !== null) {
    const { email: to, unsubscribeToken } = mailbox;
    const letter = notificationMail(composed, { webOrigin, unsubscribeToken });
    if ((await mailer.send({ ...letter, to, id })) === "sent") return "sent";
    await database.mailboxes.reject(notification.address, to);
  }
  return "dropped";
}

async function end(
  { id }: Delivery,
  state: "sent" | "dropped",
  { database }: DeliverDependencies,
): Promise<"sent" | "dropped"> {
  await database.deliveries.end(id, state);
  return state;
}
