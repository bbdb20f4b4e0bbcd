import type { MemberAddress } from "../ids/ids";
import { lateFee, reserveFee } from "../rules/prices";
import type { GroupModel, ModelSeat } from "./group-model";
import { forward } from "./move-money";
import type { Said } from "./said";

type Kind = Extract<Said, { name: "contributed" }>["kind"];

/** Counts one round as paid, and passes on what is owed to somebody. */
export function countRound(
  model: GroupModel,
  seat: ModelSeat,
  round: number,
  { payer, kind }: { payer: MemberAddress; kind: Kind },
): void {
  const isSettled = round <= model.settled;
  const fee = reserveFee(model.config) + (isSettled ? lateFee(model.config) : 0n);
  seat.paid = round;
  model.reserve += fee;
  const forwarded = isSettled ? takeArrears(model, round) : null;
  const recipient = isSettled ? model.recipientOf(round) : null;
  if (recipient !== null && forwarded !== null) forward(model, recipient, forwarded);
  sayPaid(model, seat, round, { payer, kind, fee, recipient, forwarded });
}

interface Paid {
  payer: MemberAddress;
  kind: Kind;
  fee: bigint;
  recipient: ModelSeat | null;
  forwarded: bigint | null;
}

export function sayPaid(
  model: GroupModel,
  { address: member }: ModelSeat,
  round: number,
  { payer, kind, fee, recipient, forwarded }: Paid,
): void {
  const amount = model.config.contribution;
  const to = { recipient: recipient?.address ?? null, forwarded };
  model.say({ name: "contributed", member, round, payer, amount, fee, kind, ...to });
}

/** How much of a contribution to a settled round is still owed to its recipient; the rest is the reserve's again. */
export function takeArrears(model: GroupModel, round: number): bigint {
  const record = model.records[round - 1];
  if (record === undefined) throw new Error(`round ${round} is not settled`);
  const { contribution } = model.config;
  const theirs = record.short < contribution ? record.short : contribution;
  record.short -= theirs;
  model.reserve += contribution - theirs;
  return theirs;
}

/** Who has received cures a default by paying everything, who has not by paying what is settled. */
export function cure(model: GroupModel, seat: ModelSeat): void {
  if (!seat.defaulted) return;
  const owed = model.hasReceived(seat) ? model.unpaid(seat) : model.arrears(seat);
  if (owed.length > 0) return;
  seat.defaulted = false;
  model.say({ name: "member_cured", member: seat.address });
}
