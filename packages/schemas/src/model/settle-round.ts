import { BPS } from "../group/group-limits";
import { holdBack } from "../rules/deposit";
import { lateFee, reserveFee, roundPrice } from "../rules/prices";
import { countRound, cure, sayPaid, takeArrears } from "./count-round";
import type { GroupModel, ModelSeat } from "./group-model";
import { collect, deliver, forward } from "./move-money";
import { shareOut } from "./share-out";
import { vacateTurn } from "./vacate-turn";

/** Most rounds of arrears that one pot passes on. */
const MAX_SET_OFFS = 8;

/** Closes the current round; `discountBps` is what its winner leaves to all. */
export function settleRound(model: GroupModel, discountBps: number): void {
  const recipient = model.recipientOf(model.round);
  if (recipient.defaulted && !recipient.exited) vacateTurn(model, recipient, recipient.paid);
  for (const seat of model.inTurn) draw(model, seat);
  close(model, recipient, discountBps);
  if (model.status === "completed") shareOut(model, "group_completed");
}

/** Draws what a seat owes by standing order, else out of its deposit, whole prices only. */
function draw(model: GroupModel, seat: ModelSeat): void {
  for (const round of model.unpaid(seat, 1, model.round)) {
    const price = roundPrice(model.config, round < model.round);
    const payer = seat.address;
    if (model.takeAllowance(seat, price)) {
      collect(model, payer, seat, price);
      countRound(model, seat, round, { payer, kind: "standingOrder" });
    } else if (seat.deposit >= price && seat.deposit > 0n) {
      seat.deposit -= price;
      countRound(model, seat, round, { payer, kind: "fromDeposit" });
    } else return;
    cure(model, seat);
  }
}

function close(model: GroupModel, recipient: ModelSeat, discountBps: number): void {
  const { round, config } = model;
  const owing = model.inTurn.filter((seat) => model.owes(seat, round));
  const paid = owing.filter((seat) => seat.paid >= round).length;
  const othersMissing = owing.filter((seat) => seat !== recipient && seat.paid < round).length;
  const help = takeHelp(model, config.contribution * BigInt(othersMissing));
  const gathered = config.contribution * BigInt(paid) + help;
  const discount = shareDiscount(model, gathered, discountBps);
  let pot = gathered - discount;
  pot -= takePenalty(model, recipient, pot);
  const setOffs: number[] = [];
  for (const owed of model.unpaid(recipient, 1, round - 1)) {
    if (setOffs.length === MAX_SET_OFFS || pot < roundPrice(config, true)) break;
    pot -= roundPrice(config, true);
    setOffs.push(owed);
  }
  const next = model.unpaid(recipient)[setOffs.length];
  const ownSetOff = next === round && pot >= reserveFee(config);
  if (ownSetOff) pot -= reserveFee(config);
  const fees = BigInt(setOffs.length) * (reserveFee(config) + lateFee(config));
  model.reserve += fees + (ownSetOff ? reserveFee(config) : 0n);
  const lastOff = setOffs.at(-1);
  if (lastOff !== undefined) recipient.paid = lastOff;
  if (ownSetOff) recipient.paid = round;
  const [unpaidNow] = model.unpaid(recipient);
  const missing = othersMissing + (unpaidNow !== undefined && unpaidNow <= round ? 1 : 0);
  const short = config.contribution * BigInt(missing) - help;
  model.records.push({ payout: pot, missing, short });
  if (round === model.order.length) model.status = "completed";
  else model.round += 1;
  settleSetOffs(model, recipient, round, { setOffs, ownSetOff });
  payPot(model, recipient, round, { pot, help, missing, short, discount });
}

/** What the reserve gives for what others have not paid: at most an even part for each round left. */
function takeHelp(model: GroupModel, shortfall: bigint): bigint {
  const evenPart = model.reserve / BigInt(model.order.length - model.round + 1);
  const help = shortfall < evenPart ? shortfall : evenPart;
  model.reserve -= help;
  return help;
}

/** The winner's discount: an even part waits for every seat, the remainder is the reserve's. */
function shareDiscount(model: GroupModel, pot: bigint, discountBps: number): bigint {
  const discount = (pot * BigInt(discountBps)) / BPS;
  const seats = BigInt(model.seats.length);
  for (const seat of model.seats) seat.held += discount / seats;
  model.reserve += discount % seats;
  return discount;
}

/** Out of a lost turn's pot: a late fee for every round that its holder had not paid. */
function takePenalty(model: GroupModel, recipient: ModelSeat, pot: bigint): bigint {
  if (!recipient.defaulted || !recipient.exited) return 0n;
  let lost = 0;
  for (let earlier = recipient.paid + 1; earlier < model.round; earlier++)
    if (!model.vacated.has(earlier)) lost += 1;
  const penalty = lateFee(model.config) * BigInt(lost);
  const taken = penalty < pot ? penalty : pot;
  model.reserve += taken;
  return taken;
}

/** The recipient's debts come out of the pot: arrears go to those they are owed to. */
function settleSetOffs(
  model: GroupModel,
  recipient: ModelSeat,
  round: number,
  { setOffs, ownSetOff }: { setOffs: number[]; ownSetOff: boolean },
): void {
  const setOff = { payer: recipient.address, kind: "setOff" } as const;
  const fee = reserveFee(model.config) + lateFee(model.config);
  for (const owed of setOffs) {
    const forwarded = takeArrears(model, owed);
    const creditor = model.recipientOf(owed);
    forward(model, creditor, forwarded);
    sayPaid(model, recipient, owed, { ...setOff, fee, recipient: creditor, forwarded });
  }
  const own = { fee: reserveFee(model.config), recipient: null, forwarded: null };
  if (ownSetOff) sayPaid(model, recipient, round, { ...setOff, ...own });
}

interface Closed {
  pot: bigint;
  help: bigint;
  missing: number;
  short: bigint;
  discount: bigint;
}

/** What the recipient's deposit lacks is kept of the pot, the rest is paid or held. */
function payPot(model: GroupModel, recipient: ModelSeat, round: number, closed: Closed): void {
  const { pot, help, missing, short, discount } = closed;
  const kept = holdBack(model.config, {
    payout: pot,
    deposit: recipient.deposit,
    roundsOwed: model.unpaid(recipient).length,
  });
  recipient.deposit += kept;
  if (missing > 0) reportLate(model, round, recipient);
  const amount = pot - kept;
  const held = amount > 0n && !deliver(model, recipient, amount);
  const told = { amount, missing, held, help, kept, discount, short, reserve: model.reserve };
  model.say({ name: "round_settled", round, recipient: recipient.address, ...told });
}

function reportLate(model: GroupModel, round: number, { address: recipient }: ModelSeat): void {
  const { defaultAfter, contribution } = model.config;
  for (const seat of model.inTurn) {
    if (!model.owes(seat, round) || seat.paid >= round) continue;
    const member = seat.address;
    if (seat.defaulted || defaultAfter === 0 || model.arrears(seat).length < defaultAfter) {
      model.say({ name: "member_late", member, round, amount: contribution, recipient });
      continue;
    }
    const received = model.hasReceived(seat);
    const forfeited = received ? seat.deposit : 0n;
    seat.defaulted = true;
    seat.deposit -= forfeited;
    model.reserve += forfeited;
    model.say({ name: "member_defaulted", member, round, received, forfeited });
  }
}
