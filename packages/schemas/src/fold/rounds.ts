import type { GroupEventOf } from "../group/group-event";
import { settledRounds } from "../group/member-obligation";
import { standingOf, unpaidRounds } from "../rules/rounds-owed";
import { isSeated, seatedMembers, unpaidOf, type GroupState, type MemberState } from "./group-state";
import { changeMember, changeSeated, doubt, hold, inOrder } from "./change-member";

/** Takes `amount` off what late payments still owe the recipient of a settled round. */
const lessShort = (shorts: readonly bigint[], round: number, amount: bigint): bigint[] =>
  shorts.map((short, index) => (index === round - 1 ? short - amount : short));

/**
 * One round paid. What is owed to a settled round's recipient went on to them; what of it the reserve had helped out
 * with, and the fees, are the reserve's. After completion they are the heir's, as `payout_held` says.
 */
export function contribute(group: GroupState, event: GroupEventOf<"contributed">): GroupState {
  const { amount, fee, round, kind } = event;
  const isLate = event.recipient !== null;
  const forwarded = isLate ? (event.forwarded ?? amount) : 0n;
  const toReserve = fee + (isLate ? amount - forwarded : 0n);
  const paid = changeMember(
    {
      ...group,
      reserve: group.status === "completed" ? group.reserve : group.reserve + toReserve,
      shorts: isLate ? lessShort(group.shorts, round, forwarded) : group.shorts,
    },
    event.member,
    (member) => ({
      ...member,
      paidRounds: round,
      deposit: kind === "fromDeposit" ? member.deposit - amount - fee : member.deposit,
    }),
    (member) => unpaidOf(group, member)[0] === round && isLate === round <= settledRounds(group),
  );
  return paid;
}

export const addDeposit = (group: GroupState, event: GroupEventOf<"deposit_added">): GroupState =>
  changeMember(group, event.member, (member) => ({
    ...member,
    deposit: member.deposit + event.amount,
    // A token that delivered less than asked for: its standing order has ended.
    standingOrder: event.payer === null ? false : member.standingOrder,
  }));

export const declareDefault = (group: GroupState, event: GroupEventOf<"member_defaulted">): GroupState =>
  changeMember({ ...group, reserve: group.reserve + event.forfeited }, event.member, (member) => ({
    ...member,
    defaulted: true,
    deposit: member.deposit - event.forfeited,
  }));

/** Nobody owes the leaver's round any more but the turns up to `paid`; what others paid of it is given back. */
export function vacateTurn(group: GroupState, event: GroupEventOf<"turn_vacated">): GroupState {
  const { round, paid, returned, credited, byChoice } = event;
  const leaver = group.members.find((member) => isSeated(member) && member.address === event.member);
  if (leaver === undefined) return doubt(group);
  const members = group.members.map((member) => {
    if (!isSeated(member)) return member;
    const contributions = member === leaver ? returned : credited.includes(member.seat) ? 1 : 0;
    const seat = hold(group.contribution * BigInt(contributions))(member);
    return member === leaver ? { ...seat, exited: true, paidRounds: paid } : seat;
  });
  const shorts = byChoice ? group.shorts : forgive(group, paid);
  const vacated = [...group.vacated, { round, paid }].sort((a, b) => a.round - b.round);
  return { ...group, members, shorts, vacated };
}

/** How many of the rounds after `round` a seat owed and has paid. */
function paidAfter(group: GroupState, member: MemberState, round: number): number {
  const owed = unpaidRounds(group, { ...member, status: standingOf(member), paidRounds: round });
  return owed.filter((candidate) => candidate <= member.paidRounds).length;
}

/** What a defaulter had not paid of settled rounds is not owed any more: its recipients are exempt from one instead. */
const forgive = (group: GroupState, paid: number): bigint[] =>
  group.shorts.map((short, index) => {
    const isVacated = group.vacated.some(({ round }) => round === index + 1);
    if (index + 1 <= paid || isVacated) return short;
    return short > group.contribution ? short - group.contribution : 0n;
  });

export function settleRound(group: GroupState, event: GroupEventOf<"round_settled">): GroupState {
  const isExpected = group.status === "active" && event.round === group.currentRound;
  const members = BigInt(seatedMembers(group).length);
  const dividend = members === 0n ? 0n : event.discount / members;
  const shared = dividend === 0n ? group : changeSeated(group, hold(dividend));
  const settled: GroupState = {
    ...shared,
    currentRound: Math.min(event.round + 1, group.totalRounds),
    reserve: event.reserve,
    shorts: [...group.shorts.slice(0, event.round - 1), event.short],
    suspect: group.suspect || !isExpected,
  };
  return changeMember(settled, event.recipient, (member) => ({
    ...hold(event.held ? event.amount : 0n)(member),
    deposit: member.deposit + event.kept,
  }));
}

/** The auction's winner takes this turn; the others keep their places among themselves. */
export const awardTurn = (group: GroupState, { order }: GroupEventOf<"auction_won">): GroupState =>
  inOrder(group, order);

export const claim = (group: GroupState, event: GroupEventOf<"payout_claimed">): GroupState =>
  changeMember(
    group,
    event.member,
    (member) => ({
      ...member,
      heldAmount: member.heldAmount - (event.amount - event.fromDeposit),
      deposit: member.deposit - event.fromDeposit,
    }),
    (member) => member.deposit >= event.fromDeposit,
  );

/** What the own rounds of `sharers` are short of above `gap` is with their deposits now. */
function makeUp(group: GroupState, sharers: readonly number[], gap: bigint): GroupState {
  const shorts = [...group.shorts];
  const members = group.members.map((member) => {
    const short = shorts[member.turn - 1];
    if (!isSeated(member) || !sharers.includes(member.seat) || short === undefined || short <= gap)
      return member;
    shorts[member.turn - 1] = gap;
    return { ...member, deposit: member.deposit + short - gap };
  });
  return { ...group, members, shorts };
}

export const complete = (group: GroupState, event: GroupEventOf<"group_completed">): GroupState =>
  shareReserve({ ...group, status: "completed" }, event);

/** Nothing is owed any more: what is paid for rounds to come is given back, and the reserve is shared. */
export function cancel(group: GroupState, event: GroupEventOf<"group_cancelled">): GroupState {
  const settled = settledRounds(group);
  const refunded = changeSeated(group, (member) =>
    hold(group.contribution * BigInt(paidAfter(group, member, settled)))(member),
  );
  return shareReserve({ ...refunded, status: "cancelled", drawEndsAt: null }, event);
}

function shareReserve(
  before: GroupState,
  { gap, share, dust, sharers }: GroupEventOf<"group_completed" | "group_cancelled">,
): GroupState {
  const group = gap === null ? before : makeUp(before, sharers, gap);
  const heir = sharers.at(-1) ?? seatedMembers(group).find(({ turn }) => turn === group.totalRounds)?.seat;
  return {
    ...changeSeated(group, (member) => {
      const part = sharers.includes(member.seat) ? share : 0n;
      return hold(member.seat === heir ? part + dust : part)(member);
    }),
    reserve: 0n,
  };
}
