import { drawOrder, drawSeed, type GroupDetail } from "@ajo/schemas";

export type DrawOutcome = "agrees" | "differs";

/**
 * Recomputes a draw from the secrets that members showed: the seed from them, in seat order, and the order from the
 * seed, those who showed none last. Null where nothing was drawn.
 */
export function checkDraw(group: Pick<GroupDetail, "proceedings">): DrawOutcome | null {
  const { draw } = group.proceedings;
  if (draw === null || draw.result === null) return null;
  const shown = [...draw.secrets].sort((one, other) => one.seat - other.seat);
  const seats = shown.map(({ seat }) => seat);
  const { seed, order } = draw.result;
  const silent = order.filter((seat) => !seats.includes(seat)).sort((one, other) => one - other);
  const sameSeed = drawSeed(shown.map(({ secret }) => secret)) === seed;
  return sameSeed && drawOrder(seed, seats, silent).join() === order.join() ? "agrees" : "differs";
}
