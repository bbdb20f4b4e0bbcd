import type { DueRound, Sql } from "@ajo/db";
import { enqueueThrough } from "@ajo/jobs";

/** The projection's hook: due rounds and draws become jobs in the transaction that made them due. */
export const enqueueSettlements =
  (channels: number) =>
  async (sql: Sql, due: DueRound[]): Promise<void> => {
    const enqueue = enqueueThrough(sql, channels);
    const [draws, rounds] = [due.filter(isDraw), due.filter((entry) => !isDraw(entry))];
    if (rounds.length > 0) await enqueue("settle_round", rounds);
    if (draws.length > 0)
      await enqueue(
        "draw_order",
        draws.map(({ groupId }) => ({ groupId })),
      );
  };

/** The notifications' hook: what leaves becomes jobs in the transaction that told it. */
export const enqueueDeliveries =
  (channels: number) =>
  (sql: Sql, deliveryIds: readonly string[]): Promise<void> =>
    enqueueThrough(sql, channels)(
      "deliver_notification",
      deliveryIds.map((deliveryId) => ({ deliveryId })),
    );

const isDraw = ({ round }: DueRound): boolean => round === 0;
