import {
  NO_PROCEEDINGS,
  UNKNOWN_LOOK,
  dueAt,
  memberView,
  settleableAt,
  settledRounds,
  type GroupDetail,
  type GroupSnapshot,
  type GroupSummary,
  type Member,
  type PersonLook,
  type Round,
  type Schedule,
  type Token,
} from "@ajo/schemas";

/**
 * A group's page from its contract's state alone. What only events tell is missing: proceedings, transaction hashes and
 * settlement times are null, no payout is marked held (the member's held amount says it), and `createdAt` and `joinedAt` are the first moment known, the start or else the
 * snapshot itself. Pure.
 */
export function detailFromSnapshot(
  snapshot: GroupSnapshot,
  token: Token,
  looks: ReadonlyMap<string, PersonLook>,
): GroupDetail {
  const { config, startedAt, totalRounds } = snapshot;
  const { frequencySeconds, graceSeconds } = config;
  const schedule = startedAt === null ? null : { startedAt, frequencySeconds, graceSeconds, totalRounds };
  const firstKnownAt = startedAt ?? snapshot.asOf;
  const summary: GroupSummary = {
    id: snapshot.id,
    name: config.name,
    organiser: snapshot.organiser,
    token,
    contribution: config.contribution,
    frequencySeconds,
    graceSeconds,
    maxMembers: config.maxMembers,
    startRule: config.startRule,
    memberCount: snapshot.members.length,
    status: snapshot.status,
    isActive: snapshot.status === "active",
    currentRound: snapshot.currentRound,
    totalRounds,
    createdAt: firstKnownAt,
    startedAt,
    nextDueAt:
      schedule !== null && snapshot.status === "active" ? dueAt(schedule, snapshot.currentRound) : null,
    escrow: snapshot.escrow,
    startBy: config.startBy,
    turnOrder: config.turnOrder,
    admission: config.admission,
    depositBps: config.depositBps,
    lateFeeBps: config.lateFeeBps,
    reserveFeeBps: config.reserveFeeBps,
    defaultAfter: config.defaultAfter,
    rulebookHash: config.rulebookHash,
    deputy: snapshot.deputy,
    pausedUntil: snapshot.pausedUntil,
    drawEndsAt: snapshot.drawEndsAt,
    reserve: snapshot.reserve,
    vacated: snapshot.vacated,
  };
  const settled = settledRounds(summary);
  const members = [...snapshot.members]
    .sort((a, b) => a.turn - b.turn)
    .map((member) => {
      const look = looks.get(member.address) ?? UNKNOWN_LOOK;
      return memberView(summary, member, { ...look, joinedAt: firstKnownAt });
    });
  const rounds =
    schedule === null ? [] : members.map((recipient) => roundOf(snapshot, schedule, recipient, settled));
  const { organiserSeenAt } = snapshot;
  return { ...summary, organiserSeenAt, members, rounds, proceedings: NO_PROCEEDINGS };
}

function roundOf(snapshot: GroupSnapshot, schedule: Schedule, recipient: Member, settled: number): Round {
  const round = recipient.turn;
  const missing = round <= settled ? (snapshot.missing[round - 1] ?? 0) : null;
  const paidCount = snapshot.members.filter((member) => member.paidRounds >= round).length;
  return {
    round,
    dueAt: dueAt(schedule, round),
    settleableAt: settleableAt(schedule, round),
    recipient: recipient.address,
    status: missing !== null ? "settled" : round === settled + 1 ? "current" : "upcoming",
    paidCount,
    missingAtSettlement: missing,
    payout: missing === null ? null : (snapshot.payouts[round - 1] ?? null),
    held: false,
    short: missing === null ? null : (snapshot.shorts[round - 1] ?? null),
    help: null,
    kept: null,
    discount: null,
    vacated: snapshot.vacated.some((vacated) => vacated.round === round),
    settledAt: null,
    txHash: null,
  };
}
