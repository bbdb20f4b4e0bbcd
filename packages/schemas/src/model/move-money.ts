import type { MemberAddress } from "../ids/ids";
import type { GroupModel, ModelSeat } from "./group-model";

/** From a purse into the group. What somebody without a seat pays is counted with the seat that it is paid for. */
export function collect(model: GroupModel, payer: MemberAddress, seat: ModelSeat, amount: bigint): void {
  model.balance += amount;
  (payer === seat.address ? seat : (model.findMember(payer) ?? seat)).moneyIn += amount;
  gain(model, payer, -amount);
}

/** From the group to the holder of a seat. */
export function payOut(model: GroupModel, seat: ModelSeat, amount: bigint): void {
  model.balance -= amount;
  seat.moneyOut += amount;
  gain(model, seat.address, amount);
}

/** From one person to another: the group never sees it. */
export function payAcross(model: GroupModel, from: MemberAddress, to: MemberAddress, amount: bigint): void {
  gain(model, from, -amount);
  gain(model, to, amount);
}

/** False when the token refuses: the money then waits. */
export function deliver(model: GroupModel, seat: ModelSeat, amount: bigint): boolean {
  if (model.refusing.has(seat.address)) {
    seat.held += amount;
    return false;
  }
  payOut(model, seat, amount);
  return true;
}

/** Passes arrears on to the recipient of a settled round. */
export function forward(model: GroupModel, creditor: ModelSeat, amount: bigint): void {
  if (amount > 0n && !deliver(model, creditor, amount))
    model.say({ name: "payout_held", member: creditor.address, amount });
}

export function holdOpenly(model: GroupModel, seat: ModelSeat, amount: bigint): void {
  seat.held += amount;
  model.say({ name: "payout_held", member: seat.address, amount });
}

function gain({ gains }: GroupModel, address: MemberAddress, amount: bigint): void {
  gains.set(address, (gains.get(address) ?? 0n) + amount);
}
