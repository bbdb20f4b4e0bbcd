import { enqueueThrough, type JobSql } from "@ajo/jobs";
import type { RouterConfig } from "../config";

/** The job calls no contract. */
const NO_CHANNELS = 1;

/** What happens beside the row of a notification that a procedure causes: it leaves by the ways that there are. */
export const announceHooks = ({ notices }: Pick<RouterConfig, "notices">) => ({
  channels: { push: notices.pushPublicKey !== null, email: notices.sendsEmail },
  enqueueDeliveries: (sql: JobSql, deliveryIds: readonly string[]) =>
    enqueueThrough(sql, NO_CHANNELS)(
      "deliver_notification",
      deliveryIds.map((deliveryId) => ({ deliveryId })),
    ),
});
export type PortHooks = ReturnType<typeof announceHooks>;
