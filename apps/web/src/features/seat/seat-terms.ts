import {
  type GroupDetail,
  type Member,
  owesRound,
  requiredDeposit,
  type Round,
  roundPrice,
  settledRounds,
  unpaidRounds,
} from "@ajo/schemas";

// What a member can do with a seat and what it comes to. Pure; the rules are those of contracts/group/src/rules.

/** Whether the member's own pot was paid (or held, or their turn is over). */
export const hasReceived = (group: GroupDetail, member: Member): boolean =>
  member.turn <= settledRounds(group);

export const isPaused = (group: Pick<GroupDetail, "pausedUntil">, now: Date | null): boolean =>
  group.pausedUntil !== null && now !== null && now.getTime() < group.pausedUntil.getTime();

/** Why a seat cannot be changed now; null when it can. */
export type Hindrance =
  "notRunning" | "paused" | "gone" | "defaulted" | "received" | "auction" | "arrears" | null;

export function swapHindrance(group: GroupDetail, member: Member, now: Date | null): Hindrance {
  if (group.status !== "active") return "notRunning";
  if (isPaused(group, now)) return "paused";
  if (member.status === "exited") return "gone";
  if (member.status === "defaulted") return "defaulted";
  if (hasReceived(group, member)) return "received";
  return group.turnOrder === "auction" ? "auction" : null;
}

export function handOverHindrance(group: GroupDetail, member: Member, now: Date | null): Hindrance {
  const hindrance = swapHindrance(group, member, now);
  // A seat can be handed over whatever its turn and however turns are given out.
  return hindrance === "received" || hindrance === "auction" ? null : hindrance;
}

export function exitHindrance(group: GroupDetail, member: Member, now: Date | null): Hindrance {
  return swapHindrance(group, member, now) ?? (member.arrearsRounds > 0 ? "arrears" : null);
}

export interface ExitTerms {
  /** What was paid for settled rounds: comes back in the member's own round. */
  inRound: bigint;
  round: number;
  /** Paid ahead, and the deposit: can be claimed at once. */
  ahead: bigint;
  deposit: bigint;
}

/** What a member who leaves now gets back: exactly what they paid in, the fees apart. */
export function exitTerms(group: GroupDetail, member: Member): ExitTerms {
  const settled = settledRounds(group);
  const owed = (from: number, to: number) => {
    let rounds = 0;
    for (let round = from; round <= to; round++) if (owesRound(group, member, round)) rounds += 1;
    return group.contribution * BigInt(rounds);
  };
  return {
    inRound: owed(1, settled),
    round: member.turn,
    ahead: owed(settled + 1, member.paidRounds),
    deposit: member.deposit,
  };
}

export interface CureTerms {
  rounds: number;
  amount: bigint;
}

/** What ends a default: after receiving everything that is unpaid, before it what is overdue. */
export function cureTerms(group: GroupDetail, member: Member): CureTerms {
  const rounds =
    member.status === "defaulted" && hasReceived(group, member)
      ? unpaidRounds(group, member).length
      : member.arrearsRounds;
  const inTime = BigInt(Math.max(0, rounds - member.arrearsRounds));
  return { rounds, amount: member.arrearsAmount + inTime * roundPrice(group, false) };
}

/** What could be added to the deposit so that nothing is kept of the pot; zero when nothing can be. */
export function depositRoom(group: GroupDetail, member: Member): bigint {
  if (group.status !== "active" || member.status === "defaulted" || member.status === "exited") return 0n;
  const roundsOwed = unpaidRounds(group, member).filter((round) => round > member.turn).length;
  const afterTurn = requiredDeposit(group, { roundsOwed, hasReceived: true });
  const most = afterTurn > member.requiredDeposit ? afterTurn : member.requiredDeposit;
  return most > member.deposit ? most - member.deposit : 0n;
}

/** The settled rounds whose late payments are still owed to a member. */
export const shortRounds = (group: GroupDetail, member: Member): Round[] =>
  group.rounds.filter((round) => round.recipient === member.address && (round.short ?? 0n) > 0n);

/** What a standing order needs to pay everything that is still to come, on time. */
export const standingOrderAmount = (group: GroupDetail, member: Member): bigint =>
  BigInt(unpaidRounds(group, member).length) * roundPrice(group, false);

/** When the last round can be settled: until then a standing order is of use. */
export function lastSettleAt(group: GroupDetail): Date | null {
  return group.rounds.at(-1)?.settleableAt ?? null;
}
