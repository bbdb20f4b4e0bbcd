import { AjoError } from "@ajo/schemas";
import { channelOf, type JobPayload } from "@ajo/jobs";
import type { Operator } from "@ajo/soroban/operator";
import type { Log } from "../log";
import { throughChannel } from "./through-channel";

export interface DrawOrderDependencies {
  operator: Pick<Operator, "channels" | "openChannels" | "drawOrder">;
  log: Log;
}

/** The contract's ways of saying that there is nothing to draw, or not yet. */
const NOTHING_TO_DRAW: ReadonlySet<string> = new Set(["NotDrawing", "DrawNotOver", "Paused"]);

/** Draws a group's payout order, which starts it. Safe to repeat at any time. */
export async function drawOrder(
  { groupId }: JobPayload<"draw_order">,
  { operator, log }: DrawOrderDependencies,
): Promise<void> {
  try {
    const channel = channelOf(groupId, operator.channels);
    const { hash, ledger } = await throughChannel(operator, () => operator.drawOrder(groupId, channel));
    log.info({ groupId, hash, ledger }, "drew an order");
  } catch (error) {
    if (!(error instanceof AjoError) || !NOTHING_TO_DRAW.has(error.code)) throw error;
  }
}
