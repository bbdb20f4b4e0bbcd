import type { GroupModel, ModelSeat } from "./group-model";

/** Gives out the reserve at the end, when all rounds are settled or all have voted to cancel. */
export function shareOut(model: GroupModel, name: "group_completed" | "group_cancelled"): void {
  const sharers = model.inTurn.filter(
    (seat) => !seat.exited && !seat.defaulted && model.arrears(seat).length === 0,
  );
  const gap = makeUp(model, sharers);
  const share = sharers.length === 0 ? 0n : model.reserve / BigInt(sharers.length);
  const dust = model.reserve - share * BigInt(sharers.length);
  const heir = sharers.at(-1) ?? model.recipientOf(model.order.length);
  for (const seat of sharers) seat.held += share;
  heir.held += dust;
  model.reserve = 0n;
  model.heir = heir.seat;
  model.say({ name, gap, share, dust, sharers: sharers.map(({ seat }) => seat) });
}

/** Makes up what the own rounds of `sharers` are short of, the largest gaps first. Returns what is left of those. */
function makeUp(model: GroupModel, sharers: readonly ModelSeat[]): bigint | null {
  const recordOf = (seat: ModelSeat) => model.records[model.turnOf(seat) - 1];
  const shorts = new Map(sharers.map((seat) => [seat, recordOf(seat)?.short ?? 0n]));
  let gap = 0n;
  for (let previous = -1n; gap > previous;) {
    previous = gap;
    const above = [...shorts.values()].filter((short) => short > gap);
    if (above.length === 0 || model.reserve === 0n) return null;
    const lacking = above.reduce((sum, short) => sum + short, 0n) - model.reserve;
    const count = BigInt(above.length);
    if (lacking > 0n && (lacking + count - 1n) / count > gap) gap = (lacking + count - 1n) / count;
  }
  for (const [seat, short] of shorts) {
    const record = recordOf(seat);
    if (record === undefined || short <= gap) continue;
    record.short = gap;
    seat.deposit += short - gap;
    model.reserve -= short - gap;
  }
  return gap;
}
