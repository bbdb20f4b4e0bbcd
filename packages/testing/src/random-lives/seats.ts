import { type AjoErrorCode, sealBid } from "@ajo/schemas";
import type { ModelSeat } from "@ajo/schemas/model";
import { type By, type Scene, act, insider, outsider, prepareCall, somebody } from "./act";
import { Refusal, ensure } from "./refusal";
import { DAY, HOUR, type Move, saltOf } from "./rules";

export const swap = act<By & { first: string }>({
  choose: (scene, random) => ({ by: somebody(scene, random), first: insider(scene, random) }),
  check({ rules, addressOf }, { by, first }) {
    rules.active();
    rules.notPaused();
    const [one, other] = [rules.seatOf(addressOf(first)), rules.seatOf(addressOf(by))];
    const fits = rules.config.turnOrder !== "auction" && one !== other;
    ensure(fits && rules.mayChangeTurn(one) && rules.mayChangeTurn(other), "NotAllowed");
  },
  async prepare(scene, { by, first }) {
    const { world, group, personOf, addressOf } = scene;
    const asked = { kind: "swap", groupId: group, other: addressOf(by) } as const;
    const authorisation = await world.authorise(personOf(first), asked);
    return prepareCall(scene, by, "prepareSwap", { other: addressOf(first), authorisation });
  },
  apply({ rules, addressOf }, { by, first }) {
    rules.money.swap(addressOf(first), addressOf(by));
  },
});

/** Signed by the member, sent by the newcomer. */
export const handOver = act<By & { member: string; price: number }>({
  choose: (scene, random) => ({
    by: outsider(scene, random),
    member: somebody(scene, random),
    price: random.pick([0, 0, 1_000, 200_000_000]),
  }),
  check({ rules, addressOf }, { by, member }) {
    rules.active();
    rules.notPaused();
    const seat = rules.seatOf(addressOf(member));
    rules.isNew(addressOf(by));
    const recovering = rules.pending(seat)?.isRecovery === true;
    ensure(!seat.exited && !seat.defaulted && !recovering, "NotAllowed");
  },
  async prepare(scene, { by, member, price }) {
    const { world, group, personOf, addressOf } = scene;
    const move = { member: addressOf(member), newcomer: addressOf(by), price: BigInt(price) };
    const asked = { kind: "handOver", groupId: group, ...move } as const;
    const authorisation = await world.authorise(personOf(member), asked);
    return prepareCall(scene, by, "prepareHandOver", { ...move, authorisation });
  },
  apply({ rules, addressOf }, { by, member, price }, at) {
    const { seat, address } = rules.seatOf(addressOf(member));
    const window = Math.floor(rules.config.frequencySeconds / 4);
    rules.moves.set(seat, {
      newcomer: addressOf(by),
      isRecovery: false,
      price: BigInt(price),
      readyAt: at + Math.min(Math.max(window, HOUR), 7 * DAY),
      lapsesAt: at + 30 * DAY,
    });
    rules.ballots.delete(`veto:${address}`);
  },
});

/** A seat that is about to move, and to whom; or else any two people. */
function moving(scene: Scene, random: Parameters<typeof somebody>[1], isRecovery: boolean) {
  const { rules, nameOf } = scene;
  const found = [...rules.moves].filter(([, move]) => move.isRecovery === isRecovery);
  const [seat, move] = found[random.below(found.length)] ?? [];
  if (seat === undefined || move === undefined || random.chance(0.15))
    return { by: random.pick(scene.names), member: somebody(scene, random) };
  return { by: nameOf(move.newcomer), member: nameOf(rules.money.seat(seat).address) };
}

/** The seat's move for this reason, once it can be completed. */
function ready({ rules }: Scene, seat: ModelSeat, isRecovery: boolean): Move {
  const move = rules.pending(seat);
  if (move === null || move.isRecovery !== isRecovery) throw new Refusal(["NoProposal"]);
  ensure(rules.now >= move.readyAt, "NotReady");
  return move;
}

/** What the deposit of a seat lacks: its next holder posts it. */
function lackingDeposit({ rules }: Scene, seat: ModelSeat): bigint {
  const lacking = rules.money.required(seat) - seat.deposit;
  return lacking > 0n ? lacking : 0n;
}

/** Gives a seat to the one to whom it was to go. */
function completeMove({ rules }: Scene, seat: ModelSeat): void {
  const move = rules.moves.get(seat.seat);
  if (move === undefined) throw new Error(`seat ${seat.seat} was to go to nobody`);
  rules.moveSeat(seat, move);
}

export const completeHandOver = act<By & { member: string }>({
  choose: (scene, random) => moving(scene, random, false),
  check(scene, { by, member }) {
    const { rules, addressOf } = scene;
    const [sender, holder] = [addressOf(by), addressOf(member)];
    const seat = rules.seatOf(holder);
    // Two questions that the client asks at once.
    const lacks: AjoErrorCode[] = [];
    if (rules.pending(seat) === null) lacks.push("NoProposal");
    if (rules.money.refusing.has(sender)) lacks.push("MissingTrustline");
    ensure(lacks.length === 0, ...lacks);
    rules.active();
    rules.notPaused();
    const { newcomer, price } = ready(scene, seat, false);
    ensure(!seat.exited && !seat.defaulted, "NotAllowed");
    ensure(rules.money.claimable(seat) === 0n, "ClaimFirst");
    rules.isNew(newcomer);
    rules.pays(newcomer, price);
    rules.receives(holder, price);
    rules.pays(newcomer, price + lackingDeposit(scene, seat));
    ensure(sender === newcomer, "BadSignature");
  },
  prepare: (scene, { by, member }) =>
    prepareCall(scene, by, "prepareCompleteHandOver", { member: scene.addressOf(member) }),
  promises(scene, { member }) {
    const { rules, addressOf } = scene;
    const seat = rules.money.member(addressOf(member));
    return { price: rules.moves.get(seat.seat)?.price, deposit: lackingDeposit(scene, seat) };
  },
  apply(scene, { member }) {
    const { rules, addressOf } = scene;
    const seat = rules.seatOf(addressOf(member));
    const lacking = lackingDeposit(scene, seat);
    completeMove(scene, seat);
    if (lacking > 0n) rules.money.addDeposit(seat.address, lacking);
  },
});

export const completeRecovery = act<By & { member: string }>({
  choose: (scene, random) => moving(scene, random, true),
  check(scene, { by, member }) {
    const { rules, addressOf } = scene;
    const { newcomer } = ready(scene, rules.seatOf(addressOf(member)), true);
    rules.isNew(newcomer);
    ensure(addressOf(by) === newcomer, "BadSignature");
  },
  prepare: (scene, { by, member }) =>
    prepareCall(scene, by, "prepareCompleteRecovery", { member: scene.addressOf(member) }),
  apply(scene, { member }) {
    completeMove(scene, scene.rules.seatOf(scene.addressOf(member)));
  },
});

export const vetoRecovery = act<By>({
  choose: (scene, random) => ({ by: moving(scene, random, true).member }),
  check({ rules, addressOf }, { by }) {
    ensure(rules.pending(rules.seatOf(addressOf(by)))?.isRecovery === true, "NoProposal");
  },
  prepare: (scene, { by }) => prepareCall(scene, by, "prepareVetoRecovery", {}),
  apply({ rules, addressOf }, { by }) {
    rules.moves.delete(rules.seatOf(addressOf(by)).seat);
  },
});

/** What every call of an auction asks first. */
function bidder({ rules, addressOf }: Scene, name: string, round: number) {
  rules.active();
  ensure(rules.config.turnOrder === "auction", "NotAllowed");
  const seat = rules.seatOf(addressOf(name));
  ensure(round === rules.money.round, "WrongRound");
  return seat;
}

export const bid = act<By & { round: number; discountBps: number }>({
  choose: (scene, random) => ({
    by: somebody(scene, random),
    round: Math.max(1, scene.rules.money.round) + (random.chance(0.05) ? 1 : 0),
    discountBps: random.pick([0, 7, 500, 500, 3_500]),
  }),
  check(scene, { by, round }) {
    const { rules } = scene;
    const seat = bidder(scene, by, round);
    ensure(rules.now < rules.dueAt(round), "BidsClosed");
    ensure(rules.mayChangeTurn(seat) && rules.money.arrears(seat).length === 0, "NotAllowed");
  },
  prepare(scene, { by, round, discountBps }) {
    const sealed = sealBid(discountBps, saltOf(by), scene.addressOf(by));
    return prepareCall(scene, by, "prepareBid", { round, sealed });
  },
  apply({ rules, addressOf }, { by, round, discountBps }) {
    const { seat, address } = rules.seatOf(addressOf(by));
    rules.sealed.set(seat, { round, discountBps, member: address, opened: false });
  },
});

/** Anybody may bring it. */
export const revealBid = act<By & { member: string; round: number; discountBps: number }>({
  choose(scene, random) {
    const { rules, nameOf, names } = scene;
    const sealed = [...rules.sealed.values()].filter(
      ({ round, opened }) => round === rules.money.round && !opened,
    );
    const found = sealed[random.below(sealed.length)];
    const member = found === undefined ? somebody(scene, random) : nameOf(found.member);
    const discountBps = found !== undefined && random.chance(0.9) ? found.discountBps : 501;
    return { by: random.pick(names), member, round: Math.max(1, rules.money.round), discountBps };
  },
  check(scene, { member, round, discountBps }) {
    const { rules } = scene;
    const { seat, address } = bidder(scene, member, round);
    const open = rules.now >= rules.dueAt(round) && rules.now < rules.graceEndsAt(round);
    ensure(open, "BidsClosed");
    const sealed = rules.sealed.get(seat);
    // A seal is bound to the address that made it.
    const matches = sealed?.round === round && sealed.discountBps === discountBps;
    ensure(matches && !sealed.opened && sealed.member === address, "WrongBid");
  },
  prepare(scene, { by, member, round, discountBps }) {
    const salt = saltOf(member);
    const opened = { member: scene.addressOf(member), round, discountBps, salt };
    return prepareCall(scene, by, "prepareRevealBid", opened);
  },
  apply({ rules, addressOf }, { member, round, discountBps }) {
    const { money, leader } = rules;
    const seat = rules.seatOf(addressOf(member));
    rules.sealed.set(seat.seat, { round, discountBps, member: seat.address, opened: true });
    const isEarlier = () => money.turnOf(seat) < money.turnOf(money.seat(leader?.seat ?? 0));
    const leads =
      leader?.round !== round ||
      discountBps > leader.discountBps ||
      (discountBps === leader.discountBps && isEarlier());
    if (leads) rules.leader = { round, seat: seat.seat, discountBps };
  },
});
