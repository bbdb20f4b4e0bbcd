import { requiredDeposit } from "@ajo/schemas";
import type { ModelSeat } from "@ajo/schemas/model";
import { type By, type Scene, act, insider, prepareCall, somebody } from "./act";
import { ensure } from "./refusal";
import { DAY } from "./rules";

/** Rounds of arrears that one call passes on. */
const MAX_LATE = 8;

interface Paying extends By {
  member: string;
  /** The first that is paid, as the payer believes. */
  round: number;
  rounds: number;
}

/** The rounds that a payment is for. */
const payingOf = ({ rules, addressOf }: Scene, { member, rounds }: Paying): number[] =>
  rules.money.unpaid(rules.money.member(addressOf(member))).slice(0, rounds);

export const contribute = act<Paying>({
  choose(scene, random) {
    const member = random.chance(0.9) ? insider(scene, random) : random.pick(scene.names);
    const by = random.chance(0.7) ? member : somebody(scene, random);
    const seat = scene.rules.money.findMember(scene.addressOf(member));
    const [next = 1] = seat === undefined ? [] : scene.rules.money.unpaid(seat);
    const shift = random.chance(0.95) ? 0 : random.pick([-1, 1, 5]);
    return { by, member, round: Math.max(1, next + shift), rounds: random.pick([1, 1, 1, 1, 2, 3, 7]) };
  },
  check(scene, input) {
    const { rules, addressOf } = scene;
    ensure(["active", "completed"].includes(rules.money.status), "NotActive");
    const seat = rules.seatOf(addressOf(input.member));
    const unpaid = rules.money.unpaid(seat);
    ensure(unpaid.length > 0, "NothingOwed");
    ensure(input.round === unpaid[0], "WrongRound");
    ensure(input.rounds <= unpaid.length, "InvalidRounds");
    ensure(Math.min(rules.money.arrears(seat).length, input.rounds) <= MAX_LATE, "InvalidRounds");
    rules.pays(addressOf(input.by), rules.money.priceOf(payingOf(scene, input)));
  },
  prepare: (scene, { by, member, round, rounds }) =>
    prepareCall(scene, by, "prepareContribute", { member: scene.addressOf(member), round, rounds }),
  promises: (scene, input) => ({ amount: scene.rules.money.priceOf(payingOf(scene, input)) }),
  apply({ rules, addressOf }, { by, member, rounds }) {
    rules.money.contribute(addressOf(member), rounds, addressOf(by));
  },
});

export const settle = act<By>({
  choose: (scene, random) => ({ by: random.pick(scene.names) }),
  check({ rules }) {
    const { money } = rules;
    rules.active();
    rules.notPaused();
    const early = rules.config.turnOrder !== "auction" && money.everyonePaid();
    ensure(early || rules.now >= rules.graceEndsAt(money.round), "RoundNotDue");
  },
  prepare: (scene, { by }) => prepareCall(scene, by, "prepareSettle", {}),
  promises: ({ rules }) => ({ round: rules.money.round }),
  apply({ rules }) {
    const { money, leader } = rules;
    if (leader?.round === money.round) money.settleWon(money.seat(leader.seat).address, leader.discountBps);
    else money.settle();
  },
});

export const claim = act<By & { member: string }>({
  choose(scene, random) {
    const waiting = scene.rules.money.seats.filter((seat) => scene.rules.money.claimable(seat) > 0n);
    const found = waiting[random.below(waiting.length)];
    const member =
      found === undefined || random.chance(0.2) ? somebody(scene, random) : scene.nameOf(found.address);
    return { by: random.chance(0.8) ? member : random.pick(scene.names), member };
  },
  check({ rules, addressOf }, { member }) {
    const seat = rules.seatOf(addressOf(member));
    const amount = rules.money.claimable(seat);
    ensure(amount > 0n, "NothingHeld");
    rules.receives(seat.address, amount);
  },
  prepare: (scene, { by, member }) =>
    prepareCall(scene, by, "prepareClaim", { member: scene.addressOf(member) }),
  promises: ({ rules, addressOf }, { member }) => ({
    amount: rules.money.claimable(rules.money.member(addressOf(member))),
  }),
  apply({ rules, addressOf }, { member }) {
    rules.money.claim(addressOf(member));
  },
});

export const standingOrder = act<By & { on: boolean }>({
  choose: (scene, random) => ({ by: somebody(scene, random), on: random.chance(0.8) }),
  check({ rules, addressOf }, { by }) {
    ensure(!rules.seatOf(addressOf(by)).exited, "NotAllowed");
  },
  prepare: (scene, { by, on }) => prepareCall(scene, by, "prepareStandingOrder", { on }),
  promises: (_scene, { on }) => ({ on }),
  apply({ rules, addressOf }, { by, on }) {
    rules.money.setStandingOrder(addressOf(by), on);
  },
});

const LEDGER_SECONDS = 5;

/** So many contributions, fees included, for so many days. */
export const allow = act<By & { contributions: number; days: number }>({
  choose: (scene, random) => ({
    by: insider(scene, random),
    contributions: random.pick([0, 1, 2, 3, 6, 12]),
    days: random.pick([10, 100, 170]),
  }),
  check() {
    // An allowance is the token's, which refuses none.
  },
  prepare(scene, input) {
    const expiresAt = new Date((scene.rules.now + input.days * DAY) * 1000);
    return prepareCall(scene, input.by, "prepareAllowance", { amount: allowed(scene, input), expiresAt });
  },
  promises: (scene, input) => ({ amount: allowed(scene, input) }),
  apply(scene, input) {
    const { rules, addressOf } = scene;
    // Counted from the ledger that the transaction was prepared after: the one before it.
    const until = rules.ledger - 1 + (input.days * DAY) / LEDGER_SECONDS;
    rules.money.allowances.set(addressOf(input.by), { amount: allowed(scene, input), until });
  },
});

const allowed = ({ rules }: Scene, { contributions }: { contributions: number }): bigint =>
  (BigInt(contributions) * rules.config.contribution * 11n) / 10n;

/** The most that a seat could ever be asked to deposit. */
function largestDeposit({ rules }: Scene, seat: ModelSeat): bigint {
  const afterTurn = rules.money.unpaid(seat, rules.money.turnOf(seat) + 1).length;
  const then = requiredDeposit(rules.config, { roundsOwed: afterTurn, hasReceived: true });
  const now = rules.money.required(seat);
  return then > now ? then : now;
}

export const deposit = act<By & { member: string; quarters: number }>({
  choose(scene, random) {
    const member = somebody(scene, random);
    const by = random.chance(0.7) ? member : random.pick(scene.names);
    return { by, member, quarters: 1 + random.below(8) };
  },
  check(scene, input) {
    const { rules, addressOf } = scene;
    rules.active();
    const seat = rules.seatOf(addressOf(input.member));
    ensure(!seat.defaulted, "NotAllowed");
    const amount = deposited(scene, input);
    ensure(seat.deposit + amount <= largestDeposit(scene, seat), "InvalidDeposit");
    rules.pays(addressOf(input.by), amount);
  },
  prepare: (scene, input) =>
    prepareCall(scene, input.by, "prepareDeposit", {
      member: scene.addressOf(input.member),
      amount: deposited(scene, input),
    }),
  promises: (scene, input) => ({ amount: deposited(scene, input) }),
  apply(scene, input) {
    const { rules, addressOf } = scene;
    rules.money.addDeposit(addressOf(input.member), deposited(scene, input), addressOf(input.by));
  },
});

const deposited = ({ rules }: Scene, { quarters }: { quarters: number }): bigint =>
  (BigInt(quarters) * rules.config.contribution) / 4n || 1n;

export const exit = act<By>({
  choose: (scene, random) => ({ by: somebody(scene, random) }),
  check({ rules, addressOf }, { by }) {
    rules.active();
    rules.notPaused();
    const seat = rules.seatOf(addressOf(by));
    const may =
      rules.config.turnOrder !== "auction" &&
      !rules.money.hasReceived(seat) &&
      !seat.exited &&
      rules.money.arrears(seat).length === 0;
    ensure(may, "NotAllowed");
  },
  prepare: (scene, { by }) => prepareCall(scene, by, "prepareExit", {}),
  apply({ rules, addressOf }, { by }) {
    rules.money.exit(addressOf(by));
  },
});
