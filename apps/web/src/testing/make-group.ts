import {
  NO_PROCEEDINGS,
  NO_RULEBOOK,
  type GroupDetail,
  type GroupId,
  type Member,
  type MemberAddress,
  type Token,
  type TxHash,
  type WalletAddress,
} from "@ajo/schemas";

// Values for tests. The brands say "checked at the boundary"; here the boundary is this file.
export const GROUP_ID = "CDLZFC3SYJYDZT7K67VZ75HPJVIEUVNIXF47ZG2FB2RMQQVU2HHGCYSC" as GroupId;
export const ADA = "GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ" as WalletAddress &
  MemberAddress;
export const HASH = "a".repeat(64) as TxHash;

export const USDC: Token = {
  contractId: GROUP_ID as string as Token["contractId"],
  code: "USDC",
  issuer: ADA,
  decimals: 7,
  name: "USD Coin",
};

let counter = 0;

export function makeMember(member: Partial<Member> = {}): Member {
  return {
    address: `member-${++counter}` as MemberAddress,
    displayName: null,
    picture: null,
    seat: 0,
    turn: 1,
    paidRounds: 0,
    arrearsRounds: 0,
    arrearsAmount: 0n,
    heldAmount: 0n,
    joinedAt: new Date(0),
    status: "good",
    deposit: 0n,
    requiredDeposit: 0n,
    claimable: 0n,
    standingOrder: false,
    hasAccepted: false,
    hasRevealed: false,
    ...member,
  };
}

/** A group that agrees with itself: counts follow from the members unless told. */
export function makeGroup(group: Partial<GroupDetail> = {}): GroupDetail {
  const members = group.members ?? [makeMember()];
  const status = group.status ?? "forming";
  return {
    id: GROUP_ID,
    name: "Sunday circle",
    organiser: ADA,
    organiserSeenAt: new Date(0),
    token: USDC,
    contribution: 500_000_000n,
    frequencySeconds: 604_800,
    graceSeconds: 86_400,
    maxMembers: members.length,
    startRule: "whenFull",
    memberCount: members.length,
    status,
    isActive: status === "active",
    currentRound: 0,
    totalRounds: status === "forming" ? 0 : members.length,
    createdAt: new Date(0),
    startedAt: status === "forming" ? null : new Date(0),
    nextDueAt: null,
    escrow: 0n,
    startBy: null,
    turnOrder: "joining",
    admission: "open",
    depositBps: 0,
    lateFeeBps: 0,
    reserveFeeBps: 0,
    defaultAfter: 0,
    rulebookHash: NO_RULEBOOK,
    deputy: null,
    pausedUntil: null,
    drawEndsAt: null,
    reserve: 0n,
    vacated: [],
    proceedings: NO_PROCEEDINGS,
    rounds: [],
    ...group,
    members,
  };
}
