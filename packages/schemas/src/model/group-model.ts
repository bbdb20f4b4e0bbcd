import type { GroupConfig } from "../group/group-config";
import type { GroupSnapshot } from "../group/group-snapshot";
import type { MoveReason } from "../group/power-event";
import type { ContractId, GroupId, MemberAddress } from "../ids/ids";
import { joiningDeposit, requiredDeposit } from "../rules/deposit";
import { roundPrice } from "../rules/prices";
import { countRound, cure } from "./count-round";
import { collect, holdOpenly, payAcross, payOut } from "./move-money";
import type { Said } from "./said";
import { settleRound } from "./settle-round";
import { shareOut } from "./share-out";
import { vacateTurn } from "./vacate-turn";

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
  /** What has gone from the holder's purse into the group, and what has come back. */
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
  /** What everybody has received less paid, whatever seat it was for. */
  readonly gains = new Map<MemberAddress, bigint>();
  said: Said[] = [];

  constructor(
    readonly id: GroupId,
    readonly factoryId: ContractId,
    readonly config: GroupConfig,
    readonly organiser: MemberAddress,
  ) {}

  /** The same group in the same state, whose future is its own. */
  copy(): GroupModel {
    const copy = new GroupModel(this.id, this.factoryId, this.config, this.organiser);
    const { status, round, startedAt, balance, reserve, heir } = this;
    Object.assign(copy, { status, round, startedAt, balance, reserve, heir });
    copy.seats = this.seats.map((seat) => ({ ...seat }));
    copy.order = [...this.order];
    copy.records.push(...this.records.map((record) => ({ ...record })));
    for (const [vacated, paid] of this.vacated) copy.vacated.set(vacated, paid);
    for (const member of this.refusing) copy.refusing.add(member);
    for (const [address, gained] of this.gains) copy.gains.set(address, gained);
    return copy;
  }

  // ---- questions

  /** Takes so much of what a member allowed the group to draw; false when it cannot. Here allowances suffice. */
  takeAllowance(seat: ModelSeat, _price: bigint): boolean {
    return seat.standing && !this.refusing.has(seat.address);
  }

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

  /** What paying these rounds costs. */
  priceOf(rounds: readonly number[]): bigint {
    return rounds.reduce((sum, round) => sum + roundPrice(this.config, round <= this.settled), 0n);
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

  /** What a seat may take out of its deposit. */
  spare(seat: ModelSeat): bigint {
    const isLocked = this.status === "completed" && this.unpaid(seat).length > 0;
    const spare = seat.deposit - this.required(seat);
    return isLocked || spare < 0n ? 0n : spare;
  }

  // ---- calls

  join(address: MemberAddress, commitment: string | null = null): void {
    const taken = new Set(this.order);
    let number = 0;
    while (taken.has(number)) number += 1;
    const deposit = joiningDeposit(this.config);
    const seat: ModelSeat = {
      ...{ address, seat: number, paid: 0, held: 0n, deposit, standing: false, defaulted: false },
      ...{ exited: false, agreed: false, moneyIn: 0n, moneyOut: 0n },
    };
    this.seats.push(seat);
    this.order.push(number);
    collect(this, address, seat, deposit);
    for (const other of this.seats) other.agreed = false;
    const rulebook = this.config.rulebookHash;
    this.say({ name: "member_joined", member: address, seat: number, deposit, rulebook, commitment });
  }

  leave(address: MemberAddress): void {
    const leaver = this.member(address);
    this.seats = this.seats.filter((seat) => seat !== leaver);
    this.order = this.order.filter((seat) => seat !== leaver.seat);
    for (const other of this.seats) other.agreed = false;
    payOut(this, leaver, leaver.deposit);
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
    collect(this, payer, seat, this.priceOf(paying));
    const reserveBefore = this.reserve;
    for (const round of paying) countRound(this, seat, round, { payer, kind: this.kindOf(round) });
    cure(this, seat);
    if (this.status !== "completed") return;
    const late = this.reserve - reserveBefore;
    this.reserve = reserveBefore;
    if (late > 0n) holdOpenly(this, this.seat(this.heir), late);
  }

  setStandingOrder(address: MemberAddress, on: boolean): void {
    this.member(address).standing = on;
    this.say({ name: "standing_order_set", member: address, on });
  }

  addDeposit(address: MemberAddress, amount: bigint, payer = address): void {
    const seat = this.member(address);
    seat.deposit += amount;
    collect(this, payer, seat, amount);
    this.say({ name: "deposit_added", member: address, payer, amount });
  }

  /** The make-whole exit: before the own turn, nothing in arrears. */
  exit(address: MemberAddress): void {
    vacateTurn(this, this.member(address), this.settled);
  }

  claim(address: MemberAddress): bigint {
    const seat = this.member(address);
    const fromDeposit = this.spare(seat);
    const amount = seat.held + fromDeposit;
    seat.held = 0n;
    seat.deposit -= fromDeposit;
    payOut(this, seat, amount);
    this.say({ name: "payout_claimed", member: address, amount, fromDeposit });
    return amount;
  }

  claimAll(): void {
    for (const seat of this.inTurn) if (this.claimable(seat) > 0n) this.claim(seat.address);
  }

  swap(first: MemberAddress, second: MemberAddress): void {
    const [one, other] = [this.member(first).seat, this.member(second).seat];
    this.order = this.order.map((seat) => (seat === one ? other : seat === other ? one : seat));
    this.say({ name: "turns_swapped", first, second });
  }

  /** The seat and all that waits for it, for a price that the newcomer pays the member. */
  moveSeat(
    member: MemberAddress,
    newcomer: MemberAddress,
    price: bigint,
    reason: MoveReason = "handOver",
  ): void {
    const seat = this.member(member);
    seat.address = newcomer;
    seat.standing = false;
    payAcross(this, newcomer, member, price);
    this.say({ name: "seat_moved", member, newcomer, seat: seat.seat, reason, price });
  }

  /** Closes the current round, as many `settle_round` calls as that takes. */
  settle(): void {
    settleRound(this, 0);
  }

  /** The same of an auction: the winner takes the current turn and leaves so much of the pot to all. */
  settleWon(winner: MemberAddress, discountBps: number): void {
    const { round } = this;
    const { seat } = this.member(winner);
    const others = this.order.filter((other) => other !== seat);
    this.order = [...others.slice(0, round - 1), seat, ...others.slice(round - 1)];
    this.say({ name: "auction_won", member: winner, round, discountBps, order: this.order });
    settleRound(this, discountBps);
  }

  /** Ends the group: what is paid for rounds not settled is given back, and the reserve shared. */
  cancel(): void {
    const { status, config } = this;
    if (status === "active")
      for (const seat of this.seats) {
        let ahead = 0;
        for (let round = this.settled + 1; round <= seat.paid; round++)
          if (this.owes(seat, round)) ahead += 1;
        seat.held += config.contribution * BigInt(ahead);
      }
    this.status = "cancelled";
    if (status === "active") shareOut(this, "group_cancelled");
    else this.say({ name: "group_cancelled", gap: null, share: 0n, dust: 0n, sharers: [] });
  }

  say(said: Said): void {
    this.said.push(said);
  }

  private kindOf(round: number): "late" | "paid" | "ahead" {
    if (round <= this.settled) return "late";
    return round === this.settled + 1 ? "paid" : "ahead";
  }
}
