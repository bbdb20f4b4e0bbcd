import type { GroupModel, ModelSeat } from "./group-model";

/**
 * Takes a seat's turn out of the order: its round is owed by those alone whom it has paid, the first `paid` turns, and
 * what anybody has paid for nothing is given back.
 */
export function vacateTurn(model: GroupModel, seat: ModelSeat, paid: number): void {
  const round = model.turnOf(seat);
  const { contribution } = model.config;
  const byChoice = !seat.defaulted;
  if (!byChoice) forgive(model, paid);
  let ahead = 0;
  for (let later = paid + 1; later <= seat.paid; later++) if (model.owes(seat, later)) ahead += 1;
  seat.held += contribution * BigInt(ahead);
  seat.exited = true;
  // More than it had paid, when it did not owe the rounds between.
  seat.paid = paid;
  const credited: number[] = [];
  for (const other of model.inTurn.slice(paid))
    if (model.owes(other, round) && other.paid >= round) {
      other.held += contribution;
      credited.push(other.seat);
    }
  model.vacated.set(round, paid);
  const told = { round, paid, byChoice, returned: ahead, credited };
  model.say({ name: "turn_vacated", member: seat.address, ...told });
}

/** What a defaulter owed for settled rounds is no longer owed to those who exempt themselves from the vacated one. */
function forgive(model: GroupModel, paid: number): void {
  const { contribution } = model.config;
  for (let owed = paid + 1; owed <= model.settled; owed++) {
    const record = model.records[owed - 1];
    if (record === undefined || model.vacated.has(owed)) continue;
    record.short = record.short > contribution ? record.short - contribution : 0n;
  }
}
