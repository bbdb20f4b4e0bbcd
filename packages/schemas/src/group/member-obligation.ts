import { type PriceTerms, roundPrice } from "../rules/prices";
import { type OwingGroup, type OwingMember, unpaidRounds } from "../rules/rounds-owed";
import type { GroupDetail, GroupSummary } from "./group";
import { dueAt, settleableAt, type Schedule } from "./schedule";

/** What a member owes now, and when their own turn comes; everything the "what do I owe" panel shows. */
export interface MemberObligation {
  /** The member's next unpaid round, the one `contribute` must name; null when all rounds are paid. */
  nextUnpaidRound: number | null;
  /** Rounds to pay now: arrears, and the current round when it is unpaid. */
  roundsOwed: number;
  /** What they cost, fees included. */
  amountOwed: bigint;
  /** When the oldest owed round was or is due; null when nothing is owed now. */
  dueAt: Date | null;
  /** After this moment the round can be settled without the member. */
  settleableAt: Date | null;
  /** settled rounds that are unpaid exist */
  isLate: boolean;
  /** Rounds that may still be paid ahead. */
  roundsAhead: number;
}

/** The schedule of a started group; null while it is forming. */
export function scheduleOf(
  group: Pick<GroupDetail, "startedAt" | "frequencySeconds" | "graceSeconds" | "totalRounds">,
): Schedule | null {
  if (group.startedAt === null) return null;
  const { startedAt, frequencySeconds, graceSeconds, totalRounds } = group;
  return { startedAt, frequencySeconds, graceSeconds, totalRounds };
}

/** How many rounds are settled: all before the current one, and all when completed. */
export function settledRounds(group: Pick<GroupDetail, "status" | "currentRound" | "totalRounds">): number {
  switch (group.status) {
    case "forming":
    case "drawing":
      return 0;
    case "active":
    case "cancelled":
      return Math.max(0, group.currentRound - 1);
    case "completed":
      return group.totalRounds;
  }
}

export interface Arrears {
  /** Settled rounds that are owed and unpaid, and what paying them costs. */
  rounds: number;
  amount: bigint;
}

/** What a member owes of rounds that are settled. */
export function arrearsOf(
  group: OwingGroup & PriceTerms & Pick<GroupDetail, "currentRound">,
  member: OwingMember,
): Arrears {
  const settled = settledRounds(group);
  const rounds = unpaidRounds(group, member).filter((round) => round <= settled).length;
  return { rounds, amount: BigInt(rounds) * roundPrice(group, true) };
}

/** What of a group an obligation follows from. */
export type GroupOfObligation = OwingGroup &
  PriceTerms &
  Pick<GroupSummary, "currentRound" | "startedAt" | "frequencySeconds" | "graceSeconds">;

/** What `member` owes in `group`. Pure; the contract's rule in contracts/group/src/rules/contribute.rs. */
export function memberObligation(group: GroupOfObligation, member: OwingMember): MemberObligation {
  const schedule = scheduleOf(group);
  const unpaid = unpaidRounds(group, member);
  const arrears = arrearsOf(group, member);
  const owesCurrent = group.status === "active" && unpaid.includes(group.currentRound);
  const nextUnpaidRound = unpaid[0] ?? null;
  const roundsOwed = arrears.rounds + (owesCurrent ? 1 : 0);
  const owedNow = schedule !== null && nextUnpaidRound !== null && roundsOwed > 0;
  return {
    nextUnpaidRound,
    roundsOwed,
    amountOwed: arrears.amount + (owesCurrent ? roundPrice(group, false) : 0n),
    dueAt: owedNow ? dueAt(schedule, nextUnpaidRound) : null,
    settleableAt: owedNow ? settleableAt(schedule, nextUnpaidRound) : null,
    isLate: arrears.rounds > 0,
    roundsAhead: group.status === "active" ? unpaid.length - roundsOwed : 0,
  };
}
