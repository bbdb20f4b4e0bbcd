import { dueAt, settleableAt, type Schedule } from "./schedule";
import type { GroupDetail, Member } from "./group";

/** What a member owes now, and when their own turn comes; everything the "what do I owe" panel shows. */
export interface MemberObligation {
  /** The member's next unpaid round, the one `contribute` must name; null when all rounds are paid. */
  nextUnpaidRound: number | null;
  /** Rounds to pay now: arrears, and the current round when it is unpaid. */
  roundsOwed: number;
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
  if (group.status === "forming") return 0;
  return group.status === "completed" ? group.totalRounds : group.currentRound - 1;
}

/** What `member` owes in `group`. Pure; the contract's rule in contracts/group/src/rules/contribute.rs. */
export function memberObligation(
  group: Omit<GroupDetail, "members" | "rounds">,
  member: Pick<Member, "paidRounds">,
): MemberObligation {
  const schedule = scheduleOf(group);
  const settled = settledRounds(group);
  const payable = group.status === "active" ? group.currentRound : settled;
  const roundsOwed = Math.max(0, payable - member.paidRounds);
  const nextUnpaidRound =
    schedule !== null && member.paidRounds < group.totalRounds ? member.paidRounds + 1 : null;
  const owedNow = schedule !== null && nextUnpaidRound !== null && roundsOwed > 0;
  return {
    nextUnpaidRound,
    roundsOwed,
    amountOwed: BigInt(roundsOwed) * group.contribution,
    dueAt: owedNow ? dueAt(schedule, nextUnpaidRound) : null,
    settleableAt: owedNow ? settleableAt(schedule, nextUnpaidRound) : null,
    isLate: member.paidRounds < settled,
    roundsAhead:
      group.status === "active"
        ? Math.max(0, group.totalRounds - Math.max(member.paidRounds, group.currentRound))
        : 0,
  };
}
