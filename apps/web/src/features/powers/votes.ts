import {
  type GroupDetail,
  isUnanimous,
  type Motion,
  motionKey,
  owesRound,
  settledRounds,
} from "@ajo/schemas";

const DAY_MS = 86_400_000;
/** Votes lapse 30 days after the first (contracts/group/src/storage/ballots.rs). */
const LAPSES_AFTER_MS = 30 * DAY_MS;

export interface OpenVote {
  motion: Motion;
  key: string;
  votes: number;
  needed: number;
  voters: string[];
  lapsesAt: Date;
  /** Everybody has to vote for it. */
  isUnanimous: boolean;
}

/** Whose seat a motion is about: that seat has no vote. */
export function subjectOf(motion: Motion): string | null {
  if (motion.kind === "recover") return motion.lost;
  return motion.kind === "veto" ? motion.member : null;
}

/** Who decides: all who hold a seat, and those who left and are still to be repaid; not whom the motion is about. */
export function electorate(group: GroupDetail, motion: Motion): string[] {
  const subject = subjectOf(motion);
  const isCreditor = (turn: number) =>
    turn > settledRounds(group) && group.members.some((member) => owesRound(group, member, turn));
  return group.members
    .filter(({ status, turn }) => status !== "exited" || isCreditor(turn))
    .map(({ address }): string => address)
    .filter((address) => address !== subject);
}

export function votesNeeded(group: GroupDetail, motion: Motion): number {
  const voters = electorate(group, motion).length;
  return isUnanimous(motion) ? voters : Math.floor(voters / 2) + 1;
}

/** The motions that are being voted on and have neither passed nor lapsed. */
export function openVotes(group: GroupDetail, now: Date | null): OpenVote[] {
  return group.proceedings.ballots
    .map(({ motion, votes, voters, at }) => ({
      motion,
      key: motionKey(motion),
      votes,
      voters: voters.map((voter): string => voter),
      needed: votesNeeded(group, motion),
      lapsesAt: new Date(at.getTime() + LAPSES_AFTER_MS),
      isUnanimous: isUnanimous(motion),
    }))
    .filter(({ votes, needed, lapsesAt }) => votes < needed && (now ?? lapsesAt) <= lapsesAt);
}

export const mayVote = (group: GroupDetail, vote: OpenVote, account: string | undefined): boolean =>
  account !== undefined && electorate(group, vote.motion).includes(account) && !vote.voters.includes(account);
