import { createHash } from "node:crypto";
import {
  type GroupConfig,
  type GroupSnapshot,
  type MemberAddress,
  type Motion,
  drawWindowSeconds,
  motionKey,
} from "@ajo/schemas";
import type { ModelSeat } from "@ajo/schemas/model";
import type { Purses } from "./purses";
import { ensure } from "./refusal";
import { RuledGroup } from "./ruled-group";

export const HOUR = 3_600;
export const DAY = 86_400;

/** A seat about to change hands. Moments in Unix seconds. */
export interface Move {
  newcomer: MemberAddress;
  isRecovery: boolean;
  price: bigint;
  readyAt: number;
  lapsesAt: number;
}

interface Ballot {
  motion: Motion;
  /** Seats: a vote goes with the seat to its next holder. */
  voters: Set<number>;
  openedAt: number;
}

interface Bid {
  round: number;
  discountBps: number;
  /** Who made it: a seal opens for nobody else. */
  member: MemberAddress;
  opened: boolean;
  /** The seat has come to somebody else since: unless it comes back, nobody can open it. */
  isLeft?: boolean;
}

/**
 * What people may expect of one group, beside its money: who leads it, what is under way, what time it is. The plain
 * twin of contracts/group/src/rules; nothing here reads a chain.
 */
export class Rules {
  readonly money: RuledGroup;
  /** When the newest ledger closed, in Unix seconds, and its number. */
  now: number;
  ledger: number;
  deputy: MemberAddress | null;
  organiser: MemberAddress;
  seenAt: number;
  pausedUntil: number | null = null;
  pausedIn: number | null = null;
  readonly approved = new Set<MemberAddress>();
  /** Of those, who has taken a seat without it, as the organiser does: the group's page lists them no longer. */
  readonly unused = new Set<MemberAddress>();
  /** The group's one link: how many may still join by it, and until when. */
  invitation: { uses: number; expiresAt: number } | null = null;
  proposal: number[] | null = null;
  /** Seats that have accepted the order, or revealed their secret. */
  readonly agreed = new Set<number>();
  drawEndsAt: number | null = null;
  /** By seat. */
  readonly moves = new Map<number, Move>();
  readonly ballots = new Map<string, Ballot>();
  readonly sealed = new Map<number, Bid>();
  leader: { round: number; seat: number; discountBps: number } | null = null;

  constructor(
    { id, factoryId, config, organiser, deputy, asOf, asOfLedger }: GroupSnapshot,
    /** The code that the factory gives to new groups. */
    readonly groupCode: string,
    readonly purses: Purses,
  ) {
    this.money = new RuledGroup({ id, factoryId, config, organiser }, purses, () => this.ledger);
    this.organiser = organiser;
    this.deputy = deputy;
    this.now = this.seenAt = asOf.getTime() / 1000;
    this.ledger = asOfLedger;
  }

  // ---- questions

  get config(): GroupConfig {
    return this.money.config;
  }

  get isPaused(): boolean {
    return this.pausedUntil !== null && this.now < this.pausedUntil;
  }

  get isFull(): boolean {
    return this.money.seats.length === this.config.maxMembers;
  }

  /** The seats taken, by number. */
  get seatNumbers(): number[] {
    return this.money.seats.map(({ seat }) => seat).sort((one, other) => one - other);
  }

  dueAt(round: number): number {
    return (this.money.startedAt?.getTime() ?? 0) / 1000 + round * this.config.frequencySeconds;
  }

  graceEndsAt(round: number): number {
    return this.dueAt(round) + this.config.graceSeconds;
  }

  mayChangeTurn(seat: ModelSeat): boolean {
    return !this.money.hasReceived(seat) && !seat.exited && !seat.defaulted;
  }

  /** The move of a seat that is under way and has not lapsed. */
  pending({ seat }: ModelSeat): Move | null {
    const move = this.moves.get(seat);
    return move !== undefined && this.now < move.lapsesAt ? move : null;
  }

  /** Whether an order names every seat taken, once. */
  isOrder(order: readonly number[]): boolean {
    return [...order].sort((one, other) => one - other).join() === this.seatNumbers.join();
  }

  /** Who has a say: who is in, and who has left but is still owed the round they vacated. */
  electorate(): Set<number> {
    const { money } = this;
    const isCreditor = (seat: ModelSeat) => {
      const turn = money.turnOf(seat);
      return turn > money.settled && money.inTurn.some((other) => money.owes(other, turn));
    };
    return new Set(money.inTurn.filter((seat) => !seat.exited || isCreditor(seat)).map(({ seat }) => seat));
  }

  /** The ballot of a motion as it stands, an empty one after 30 days. */
  ballotOf(motion: Motion): Ballot {
    const open = this.ballots.get(motionKey(motion));
    if (open !== undefined && this.now < open.openedAt + 30 * DAY) return open;
    return { motion, voters: new Set(), openedAt: this.now };
  }

  /** Every moment at which something opens or closes. */
  moments(): number[] {
    const { round, status, startedAt } = this.money;
    const { startBy } = this.config;
    return [
      ...(startedAt === null || status !== "active" ? [] : [this.dueAt(round), this.graceEndsAt(round)]),
      ...(this.drawEndsAt === null ? [] : [this.drawEndsAt]),
      ...(this.pausedUntil === null ? [] : [this.pausedUntil]),
      ...(startBy === null ? [] : [startBy.getTime() / 1000 + 1]),
      ...(this.invitation === null ? [] : [this.invitation.expiresAt]),
      ...[...this.moves.values()].flatMap(({ readyAt, lapsesAt }) => [readyAt, lapsesAt]),
      ...[...this.ballots.values()].map(({ openedAt }) => openedAt + 30 * DAY),
      this.seenAt + 30 * DAY,
    ];
  }

  // ---- checks that several calls make

  forming(): void {
    ensure(this.money.status === "forming", "NotForming");
  }

  active(): void {
    ensure(this.money.status === "active", "NotActive");
  }

  notPaused(): void {
    ensure(!this.isPaused, "Paused");
  }

  /** The seat of a member. */
  seatOf(address: MemberAddress): ModelSeat {
    ensure(this.money.findMember(address) !== undefined, "NotMember");
    return this.money.member(address);
  }

  isNew(address: MemberAddress): void {
    ensure(this.money.findMember(address) === undefined, "AlreadyMember");
  }

  byOrganiser(address: MemberAddress): void {
    ensure(address === this.organiser, "NotOrganiser");
  }

  /** The token moves so much from somebody. */
  pays(address: MemberAddress, amount: bigint): void {
    if (amount === 0n) return;
    ensure(!this.money.refusing.has(address), "MissingTrustline");
    ensure(this.purses.of(address, this.money) >= amount, "InsufficientBalance");
  }

  /** The token moves so much to somebody, or the call is refused. */
  receives(address: MemberAddress, amount: bigint): void {
    ensure(amount === 0n || !this.money.refusing.has(address), "MissingTrustline");
  }

  /** Once per round, whoever pauses it. */
  mayPause(): void {
    ensure(!["completed", "cancelled"].includes(this.money.status), "NotActive");
    ensure(this.pausedIn !== this.money.round, "AlreadyPaused");
  }

  // ---- what several calls do

  heard(at: number): void {
    this.seenAt = at;
  }

  pause(at: number): void {
    this.pausedUntil = at + Math.min(7 * DAY, Math.floor(this.config.frequencySeconds / 2));
    this.pausedIn = this.money.round;
  }

  /** Starts the group, or opens the draw that does. */
  begin(at: number): void {
    if (this.config.turnOrder === "random") {
      this.money.status = "drawing";
      this.drawEndsAt = at + drawWindowSeconds(this.config.frequencySeconds);
    } else this.activate(this.config.turnOrder === "fixed" ? (this.proposal ?? []) : this.money.order, at);
  }

  activate(order: readonly number[], at: number): void {
    this.money.start(order, new Date(at * 1000));
    this.agreed.clear();
    this.proposal = null;
  }

  /** A seat and all that goes with it comes to somebody else. */
  moveSeat(seat: ModelSeat, { newcomer, price, isRecovery }: Move): void {
    this.money.moveSeat(seat.address, newcomer, price, isRecovery ? "recovery" : "handOver");
    this.moves.delete(seat.seat);
    const bid = this.sealed.get(seat.seat);
    if (bid?.opened === true) bid.member = newcomer;
    else if (bid !== undefined) bid.isLeft = true;
    // What needs everybody's own vote is put anew.
    for (const [key, { motion }] of this.ballots)
      if (motion.kind === "cancel" || motion.kind === "upgrade") this.ballots.delete(key);
  }
}

/** What a person commits to on joining a group that draws its turns. */
export const secretOf = (name: string): string =>
  createHash("sha256").update(`secret of ${name}`).digest("hex");
/** What a person mixes into a bid. */
export const saltOf = (name: string): string => createHash("sha256").update(`salt of ${name}`).digest("hex");
