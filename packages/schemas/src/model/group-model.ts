import type { GroupConfig } from "../group/group-config";
import type { GroupEvent } from "../group/group-event";
import type { GroupSnapshot } from "../group/group-snapshot";
import type { ContractId, GroupId, MemberAddress } from "../ids/ids";
import { holdBack, joiningDeposit, requiredDeposit } from "../rules/deposit";
import { lateFee, reserveFee, roundPrice } from "../rules/prices";

/** Data of an event, before a chain gives it a place. */
export type Said = GroupEvent extends infer Event
  ? Event extends GroupEvent
    ? Omit<Event, "id" | "ledger" | "at" | "txHash" | "groupId">
    : never
  : never;

/** One seat of the model. Amounts in the token's smallest unit. */
export interface ModelSeat {
  address: MemberAddress;
  readonly seat: number;
  /** The last round paid. */
  paid: number;
  /** Waits to be claimed, without the deposit. */
  held: bigint;
  deposit: bigint;
  standing: boolean;
  defaulted: boolean;
  exited: boolean;
  agreed: boolean;
  /** What has gone from the member's purse into the group, and what has come back. */
  moneyIn: bigint;
  moneyOut: bigint;
}

export interface ModelRecord {
  payout: bigint;
  missing: number;
  short: bigint;
}

/**
 * A group by the rules of contracts/group, on plain numbers and without a chain: a second opinion to compare the
 * contract and the projection with, and the simulation behind "what if somebody stops paying". Calls are trusted to
 * be allowed; money is counted where it moves. `said` takes the events that the contract would publish.
 */
export class GroupModel {
  status: GroupSnapshot["status"] = "forming";
  round = 0;
  startedAt: Date | null = null;
  /** The group's own token balance. */
  balance = 0n;
  reserve = 0n;
  seats: ModelSeat[] = [];
  /** Seat numbers in turn order. */
  order: number[] = [];
  readonly records: ModelRecord[] = [];
  /** Round -> turns that still owe it. */
  readonly vacated = new Map<number, number>();
  heir = 0;
  /** Members to whom the token refuses to go. */
  readonly refusing = new Set<MemberAddress>();
  said: Said[] = [];

  constructor(
    readonly id: GroupId,
    readonly factoryId: ContractId,
    readonly config: GroupConfig,
    readonly organiser: MemberAddress,
  ) {}

  // ---- questions

  get settled(): number {
    return this.status === "completed" ? this.round : Math.max(0, this.round - 1);
  }

  get totalRounds(): number {
    return this.startedAt === null ? 0 : this.order.length;
  }

  seat(seat: number): ModelSeat {
    // As long as nobody has left, seats stand in the order of their numbers.
    const likely = this.seats[seat];
    const found = likely?.seat === seat ? likely : this.seats.find((candidate) => candidate.seat === seat);
    if (found === undefined) throw new Error(`nobody has seat ${seat}`);
    return found;
  }

  member(address: MemberAddress): ModelSeat {
    const found = this.findMember(address);
    if (found === undefined) throw new Error(`${address} holds no seat`);
    return found;
  }

  findMember(address: MemberAddress): ModelSeat | undefined {
    return this.seats.find((candidate) => candidate.address === address);
  }

  /** The seats in turn order. */
  get inTurn(): ModelSeat[] {
    return this.order.map((seat) => this.seat(seat));
  }

  turnOf({ seat }: ModelSeat): number {
    return this.order.indexOf(seat) + 1;
  }

  recipientOf(round: number): ModelSeat {
    return this.seat(this.order[round - 1] ?? -1);
  }

  hasReceived(seat: ModelSeat): boolean {
    return this.turnOf(seat) <= this.settled;
  }

  owes(seat: ModelSeat, round: number): boolean {
    const turns = this.vacated.get(round);
    return !seat.exited && (turns === undefined || this.turnOf(seat) <= turns);
  }

  /** The rounds in `first..=last` that a seat owes and has not paid, the first `most` of them. */
  unpaid(seat: ModelSeat, first = 1, last = this.totalRounds, most = Infinity): number[] {
    const rounds: number[] = [];
    for (let round = Math.max(first, seat.paid + 1); round <= last && rounds.length < most; round++)
      if (this.owes(seat, round)) rounds.push(round);
    return rounds;
  }

  arrears(seat: ModelSeat): number[] {
    return this.unpaid(seat, 1, this.settled);
  }

  everyonePaid(round = this.round): boolean {
    return this.inTurn.every((seat) => !this.owes(seat, round) || seat.paid >= round);
  }

  required(seat: ModelSeat): bigint {
    if (this.status === "cancelled") return 0n;
    const started = this.status === "active" || this.status === "completed";
    return requiredDeposit(this.config, {
      roundsOwed: started ? this.unpaid(seat).length : 1,
      hasReceived: started && this.hasReceived(seat),
    });
  }

  claimable(seat: ModelSeat): bigint {
    return seat.held + this.spare(seat);
  }

  private spare(seat: ModelSeat): bigint {
    const isLocked = this.status === "completed" && this.unpaid(seat).length > 0;
    const spare = seat.deposit - this.required(seat);
    return isLocked || spare < 0n ? 0n : spare;
  }

  // ---- calls

  join(address: MemberAddress): void {
    const taken = new Set(this.order);
    let seat = 0;
    while (taken.has(seat)) seat += 1;
    const deposit = joiningDeposit(this.config);
    this.seats.push({
      ...{ address, seat, paid: 0, held: 0n, deposit, standing: false, defaulted: false, exited: false },
      ...{ agreed: false, moneyIn: deposit, moneyOut: 0n },
    });
    this.balance += deposit;
    this.order.push(seat);
    for (const other of this.seats) other.agreed = false;
    const rulebook = this.config.rulebookHash;
    this.say({ name: "member_joined", member: address, seat, deposit, rulebook, commitment: null });
  }

  leave(address: MemberAddress): void {
    const leaver = this.member(address);
    this.seats = this.seats.filter((seat) => seat !== leaver);
    this.order = this.order.filter((seat) => seat !== leaver.seat);
    for (const other of this.seats) other.agreed = false;
    this.balance -= leaver.deposit;
    this.say({ name: "member_left", member: address, seat: leaver.seat, refund: leaver.deposit });
  }

  start(order: readonly number[], startedAt: Date): void {
    this.order = [...order];
    this.status = "active";
    this.round = 1;
    this.startedAt = startedAt;
    for (const seat of this.seats) seat.agreed = false;
    this.say({ name: "group_started", startedAt, order: this.order });
  }

  /** Pays the oldest `rounds` owed rounds of a member. */
  contribute(address: MemberAddress, rounds = 1, payer = address): void {
    const seat = this.member(address);
    const paying = this.unpaid(seat, 1, this.totalRounds, rounds);
    const cost = paying.reduce((sum, round) => sum + roundPrice(this.config, round <= this.settled), 0n);
    this.balance += cost;
    const purse = this.findMember(payer) ?? seat;
    purse.moneyIn += cost;
    const reserveBefore = this.reserve;
    for (const round of paying) this.count(seat, round, payer, this.kindOf(round));
    this.cure(seat);
    if (this.status !== "completed") return;
    const late = this.reserve - reserveBefore;
    this.reserve = reserveBefore;
    if (late > 0n) this.holdOpenly(this.seat(this.heir), late);
  }

  setStandingOrder(address: MemberAddress, on: boolean): void {
    this.member(address).standing = on;
    this.say({ name: "standing_order_set", member: address, on });
  }

  addDeposit(address: MemberAddress, amount: bigint, payer = address): void {
    const seat = this.member(address);
    seat.deposit += amount;
    this.balance += amount;
    (this.findMember(payer) ?? seat).moneyIn += amount;
    this.say({ name: "deposit_added", member: address, payer, amount });
  }

  /** The make-whole exit: before the own turn, nothing in arrears. */
  exit(address: MemberAddress): void {
    this.vacate(this.member(address), this.settled);
  }

  claim(address: MemberAddress): bigint {
    const seat = this.member(address);
    const fromDeposit = this.spare(seat);
    const amount = seat.held + fromDeposit;
    seat.held = 0n;
    seat.deposit -= fromDeposit;
    seat.moneyOut += amount;
    this.balance -= amount;
    this.say({ name: "payout_claimed", member: address, amount, fromDeposit });
    return amount;
  }

  swap(first: MemberAddress, second: MemberAddress): void {
    const [one, other] = [this.member(first).seat, this.member(second).seat];
    this.order = this.order.map((seat) => (seat === one ? other : seat === other ? one : seat));
    this.say({ name: "turns_swapped", first, second });
  }

  moveSeat(member: MemberAddress, newcomer: MemberAddress, price: bigint): void {
    const seat = this.member(member);
    seat.address = newcomer;
    seat.standing = false;
    this.say({ name: "seat_moved", member, newcomer, seat: seat.seat, reason: "handOver", price });
  }

  /** Closes the current round, as many `settle_round` calls as that takes. */
  settle(): void {
    const recipient = this.recipientOf(this.round);
    if (recipient.defaulted && !recipient.exited) this.vacate(recipient, recipient.paid);
    for (const seat of this.inTurn) this.draw(seat);
    this.close(recipient);
    if (this.status === "completed") this.complete();
  }

  // ---- rules

  private draw(seat: ModelSeat): void {
    for (const round of this.unpaid(seat, 1, this.round)) {
      const price = roundPrice(this.config, round < this.round);
      if (seat.standing && !this.refusing.has(seat.address)) {
        seat.moneyIn += price;
        this.balance += price;
        this.count(seat, round, seat.address, "standingOrder");
      } else if (seat.deposit >= price && seat.deposit > 0n) {
        seat.deposit -= price;
        this.count(seat, round, seat.address, "fromDeposit");
      } else return;
      this.cure(seat);
    }
  }

  /** Counts one round as paid, and passes on what is owed to somebody. */
  private count(seat: ModelSeat, round: number, payer: MemberAddress, kind: Kind): void {
    const isSettled = round <= this.settled;
    const fee = reserveFee(this.config) + (isSettled ? lateFee(this.config) : 0n);
    seat.paid = round;
    this.reserve += fee;
    const forwarded = isSettled ? this.takeArrears(round) : null;
    const recipient = isSettled ? this.recipientOf(round) : null;
    if (recipient !== null && forwarded !== null) this.forward(recipient, forwarded);
    this.sayPaid(seat, round, payer, kind, fee, recipient, forwarded);
  }

  private sayPaid(
    { address: member }: ModelSeat,
    round: number,
    payer: MemberAddress,
    kind: Kind,
    fee: bigint,
    recipient: ModelSeat | null,
    forwarded: bigint | null,
  ): void {
    const amount = this.config.contribution;
    const to = { recipient: recipient?.address ?? null, forwarded };
    this.say({ name: "contributed", member, round, payer, amount, fee, kind, ...to });
  }

  private takeArrears(round: number): bigint {
    const record = this.records[round - 1];
    if (record === undefined) throw new Error(`round ${round} is not settled`);
    const { contribution } = this.config;
    const theirs = record.short < contribution ? record.short : contribution;
    record.short -= theirs;
    this.reserve += contribution - theirs;
    return theirs;
  }

  private cure(seat: ModelSeat): void {
    if (!seat.defaulted) return;
    const owed = this.hasReceived(seat) ? this.unpaid(seat) : this.arrears(seat);
    if (owed.length > 0) return;
    seat.defaulted = false;
    this.say({ name: "member_cured", member: seat.address });
  }

  private vacate(seat: ModelSeat, paid: number): void {
    const round = this.turnOf(seat);
    const { contribution } = this.config;
    const byChoice = !seat.defaulted;
    if (!byChoice)
      for (let owed = paid + 1; owed <= this.settled; owed++) {
        const record = this.records[owed - 1];
        if (record === undefined || this.vacated.has(owed)) continue;
        record.short = record.short > contribution ? record.short - contribution : 0n;
      }
    const credited: number[] = [];
    let ahead = 0;
    for (let later = paid + 1; later <= seat.paid; later++) if (this.owes(seat, later)) ahead += 1;
    seat.held += contribution * BigInt(ahead);
    seat.exited = true;
    seat.paid = Math.min(paid, seat.paid);
    for (const other of this.inTurn.slice(paid))
      if (this.owes(other, round) && other.paid >= round) {
        other.held += contribution;
        credited.push(other.seat);
      }
    this.vacated.set(round, paid);
    this.say({
      name: "turn_vacated",
      member: seat.address,
      round,
      paid,
      byChoice,
      returned: ahead,
      credited,
    });
  }

  private close(recipient: ModelSeat): void {
    const { round, config } = this;
    const owing = this.inTurn.filter((seat) => this.owes(seat, round));
    const paid = owing.filter((seat) => seat.paid >= round).length;
    const othersMissing = owing.filter((seat) => seat !== recipient && seat.paid < round).length;
    const shortfall = config.contribution * BigInt(othersMissing);
    const evenPart = this.reserve / BigInt(this.order.length - round + 1);
    const help = shortfall < evenPart ? shortfall : evenPart;
    this.reserve -= help;
    let pot = config.contribution * BigInt(paid) + help;
    if (recipient.defaulted && recipient.exited) {
      let lost = 0;
      for (let earlier = recipient.paid + 1; earlier < round; earlier++)
        if (!this.vacated.has(earlier)) lost += 1;
      const penalty = lateFee(config) * BigInt(lost);
      const taken = penalty < pot ? penalty : pot;
      this.reserve += taken;
      pot -= taken;
    }
    const setOffs: number[] = [];
    for (const owed of this.unpaid(recipient, 1, round - 1)) {
      if (setOffs.length === MAX_SET_OFFS || pot < roundPrice(config, true)) break;
      pot -= roundPrice(config, true);
      setOffs.push(owed);
    }
    const next = this.unpaid(recipient)[setOffs.length];
    const ownSetOff = next === round && pot >= reserveFee(config);
    if (ownSetOff) pot -= reserveFee(config);
    const fees = BigInt(setOffs.length) * (reserveFee(config) + lateFee(config));
    this.reserve += fees + (ownSetOff ? reserveFee(config) : 0n);
    const lastOff = setOffs.at(-1);
    if (lastOff !== undefined) recipient.paid = lastOff;
    if (ownSetOff) recipient.paid = round;
    const [unpaidNow] = this.unpaid(recipient);
    const missing = othersMissing + (unpaidNow !== undefined && unpaidNow <= round ? 1 : 0);
    const short = config.contribution * BigInt(missing) - help;
    this.records.push({ payout: pot, missing, short });
    if (round === this.order.length) this.status = "completed";
    else this.round += 1;
    this.settleSetOffs(recipient, round, setOffs, ownSetOff);
    this.payOut(recipient, round, { pot, help, missing, short });
  }

  private settleSetOffs(recipient: ModelSeat, round: number, setOffs: number[], ownSetOff: boolean): void {
    const fee = reserveFee(this.config) + lateFee(this.config);
    for (const owed of setOffs) {
      const forwarded = this.takeArrears(owed);
      const creditor = this.recipientOf(owed);
      this.forward(creditor, forwarded);
      this.sayPaid(recipient, owed, recipient.address, "setOff", fee, creditor, forwarded);
    }
    if (ownSetOff)
      this.sayPaid(recipient, round, recipient.address, "setOff", reserveFee(this.config), null, null);
  }

  private payOut(
    recipient: ModelSeat,
    round: number,
    { pot, help, missing, short }: { pot: bigint; help: bigint; missing: number; short: bigint },
  ): void {
    const kept = holdBack(this.config, {
      payout: pot,
      deposit: recipient.deposit,
      roundsOwed: this.unpaid(recipient).length,
    });
    recipient.deposit += kept;
    if (missing > 0) this.reportLate(round, recipient.address);
    const amount = pot - kept;
    const held = amount > 0n && !this.deliver(recipient, amount);
    const { reserve } = this;
    const told = { amount, missing, held, help, kept, discount: 0n, short, reserve };
    this.say({ name: "round_settled", round, recipient: recipient.address, ...told });
  }

  private reportLate(round: number, recipient: MemberAddress): void {
    const { defaultAfter, contribution } = this.config;
    for (const seat of this.inTurn) {
      if (!this.owes(seat, round) || seat.paid >= round) continue;
      const member = seat.address;
      if (seat.defaulted || defaultAfter === 0 || this.arrears(seat).length < defaultAfter) {
        this.say({ name: "member_late", member, round, amount: contribution, recipient });
        continue;
      }
      const received = this.hasReceived(seat);
      const forfeited = received ? seat.deposit : 0n;
      seat.defaulted = true;
      seat.deposit -= forfeited;
      this.reserve += forfeited;
      this.say({ name: "member_defaulted", member, round, received, forfeited });
    }
  }

  private complete(): void {
    const sharers = this.inTurn.filter(
      (seat) => !seat.exited && !seat.defaulted && this.arrears(seat).length === 0,
    );
    const gap = this.makeUp(sharers);
    const share = sharers.length === 0 ? 0n : this.reserve / BigInt(sharers.length);
    const dust = this.reserve - share * BigInt(sharers.length);
    const heir = sharers.at(-1) ?? this.recipientOf(this.order.length);
    for (const seat of sharers) seat.held += share;
    heir.held += dust;
    this.reserve = 0n;
    this.heir = heir.seat;
    this.say({ name: "group_completed", gap, share, dust, sharers: sharers.map(({ seat }) => seat) });
  }

  /** Makes up what the own rounds of `sharers` are short of, the largest gaps first. Returns what is left of those. */
  private makeUp(sharers: readonly ModelSeat[]): bigint | null {
    const shorts = new Map(sharers.map((seat) => [seat, this.records[this.turnOf(seat) - 1]?.short ?? 0n]));
    let gap = 0n;
    for (let previous = -1n; gap > previous;) {
      previous = gap;
      const above = [...shorts.values()].filter((short) => short > gap);
      if (above.length === 0 || this.reserve === 0n) return null;
      const lacking = above.reduce((sum, short) => sum + short, 0n) - this.reserve;
      const count = BigInt(above.length);
      if (lacking > 0n && (lacking + count - 1n) / count > gap) gap = (lacking + count - 1n) / count;
    }
    for (const [seat, short] of shorts) {
      const record = this.records[this.turnOf(seat) - 1];
      if (record === undefined || short <= gap) continue;
      record.short = gap;
      seat.deposit += short - gap;
      this.reserve -= short - gap;
    }
    return gap;
  }

  private kindOf(round: number): Kind {
    if (round <= this.settled) return "late";
    return round === this.settled + 1 ? "paid" : "ahead";
  }

  private forward(creditor: ModelSeat, amount: bigint): void {
    if (amount > 0n && !this.deliver(creditor, amount))
      this.say({ name: "payout_held", member: creditor.address, amount });
  }

  private holdOpenly(seat: ModelSeat, amount: bigint): void {
    seat.held += amount;
    this.say({ name: "payout_held", member: seat.address, amount });
  }

  /** False when the token refuses: the money then waits. */
  private deliver(seat: ModelSeat, amount: bigint): boolean {
    if (this.refusing.has(seat.address)) {
      seat.held += amount;
      return false;
    }
    this.balance -= amount;
    seat.moneyOut += amount;
    return true;
  }

  private say(said: Said): void {
    this.said.push(said);
  }
}

type Kind = Extract<Said, { name: "contributed" }>["kind"];

/** Most rounds of arrears that one pot passes on. */
const MAX_SET_OFFS = 8;
