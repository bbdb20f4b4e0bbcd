import { ScVal } from "@stellar/stellar-sdk/xdr";
import { describe, expect, it } from "vitest";
import { ADA, BAYO, FACTORY, GROUP, TOKEN, WHERE, encodeEvent } from "../../test/encode-event";
import { factorySpec, groupSpec } from "../bindings";
import { decodeGroupEvent, isAdministration } from "./decode-group-event";

const chainConfig = {
  name: "Market women",
  token: TOKEN,
  contribution: 500_000_000n,
  frequency: 604_800n,
  grace: 86_400n,
  max_members: 4,
  start_rule: 0,
  start_by: 1_763_000_000n,
  turn_order: 2,
  admission: 1,
  deposit_bps: 5_000,
  late_fee_bps: 100,
  reserve_fee_bps: 50,
  default_after: 2,
  rulebook: new Uint8Array(32).fill(0xab),
  deputy: BAYO,
};
const config = {
  name: "Market women",
  token: TOKEN,
  contribution: 500_000_000n,
  frequencySeconds: 604_800,
  graceSeconds: 86_400,
  maxMembers: 4,
  startRule: "whenFull",
  startBy: new Date(1_763_000_000_000),
  turnOrder: "random",
  admission: "invitation",
  depositBps: 5_000,
  lateFeeBps: 100,
  reserveFeeBps: 50,
  defaultAfter: 2,
  rulebookHash: "ab".repeat(32),
  deputy: BAYO,
};
const bytes = new Uint8Array(32).fill(0xcd);
const hash = "cd".repeat(32);
const unix = 1_763_000_000n;
const moment = new Date(1_763_000_000_000);
const order = new Uint8Array([1, 0, 2]);
const settled = { help: 2n, kept: 1n, discount: 0n, short: 3n, reserve: 4n };
const where = { id: WHERE.id, ledger: WHERE.ledger, at: WHERE.closedAt, txHash: WHERE.txHash };

/** The spec's name, what the contract emits, what the vocabulary makes of it. */
const ofGroup: [string, Record<string, unknown>, Record<string, unknown>][] = [
  [
    "GroupOpened",
    { organiser: ADA, config: chainConfig, factory: FACTORY },
    { name: "group_opened", organiser: ADA, config, factoryId: FACTORY },
  ],
  [
    "MemberJoined",
    { member: BAYO, seat: 1, deposit: 5n, rulebook: bytes, commitment: undefined },
    { name: "member_joined", member: BAYO, seat: 1, deposit: 5n, rulebook: hash, commitment: null },
  ],
  [
    "MemberJoined",
    { member: BAYO, seat: 1, deposit: 0n, rulebook: bytes, commitment: bytes },
    { name: "member_joined", member: BAYO, seat: 1, deposit: 0n, rulebook: hash, commitment: hash },
  ],
  [
    "MemberLeft",
    { member: BAYO, seat: 1, refund: 5n },
    { name: "member_left", member: BAYO, seat: 1, refund: 5n },
  ],
  [
    "Invited",
    { key: bytes, uses: 3, expires_at: unix },
    { name: "invited", key: hash, uses: 3, expiresAt: moment },
  ],
  ["InvitationRevoked", { key: bytes }, { name: "invitation_revoked", key: hash }],
  ["MemberApproved", { member: ADA }, { name: "member_approved", member: ADA }],
  ["MemberDisapproved", { member: ADA }, { name: "member_disapproved", member: ADA }],
  ["OrderSet", { order }, { name: "order_set", order: [1, 0, 2] }],
  ["OrderAccepted", { member: ADA, order }, { name: "order_accepted", member: ADA, order: [1, 0, 2] }],
  ["DrawOpened", { ends_at: unix }, { name: "draw_opened", endsAt: moment }],
  ["SecretRevealed", { member: ADA, secret: bytes }, { name: "secret_revealed", member: ADA, secret: hash }],
  ["OrderDrawn", { seed: bytes, order }, { name: "order_drawn", seed: hash, order: [1, 0, 2] }],
  [
    "GroupStarted",
    { started_at: unix, order },
    { name: "group_started", startedAt: moment, order: [1, 0, 2] },
  ],
  [
    "Contributed",
    { member: ADA, round: 2, payer: BAYO, amount: 5n, fee: 1n, kind: 2, recipient: BAYO, forwarded: 4n },
    {
      name: "contributed",
      member: ADA,
      round: 2,
      payer: BAYO,
      amount: 5n,
      fee: 1n,
      kind: "late",
      recipient: BAYO,
      forwarded: 4n,
    },
  ],
  [
    "Contributed",
    {
      member: ADA,
      round: 2,
      payer: ADA,
      amount: 5n,
      fee: undefined,
      kind: 0,
      recipient: undefined,
      forwarded: undefined,
    },
    {
      name: "contributed",
      member: ADA,
      round: 2,
      payer: ADA,
      amount: 5n,
      fee: 0n,
      kind: "paid",
      recipient: null,
      forwarded: null,
    },
  ],
  [
    "Contributed",
    {
      member: ADA,
      round: 2,
      payer: ADA,
      amount: 5n,
      fee: undefined,
      kind: 1,
      recipient: undefined,
      forwarded: undefined,
    },
    {
      name: "contributed",
      member: ADA,
      round: 2,
      payer: ADA,
      amount: 5n,
      fee: 0n,
      kind: "ahead",
      recipient: null,
      forwarded: null,
    },
  ],
  [
    "Contributed",
    {
      member: ADA,
      round: 2,
      payer: ADA,
      amount: 5n,
      fee: undefined,
      kind: 3,
      recipient: undefined,
      forwarded: undefined,
    },
    {
      name: "contributed",
      member: ADA,
      round: 2,
      payer: ADA,
      amount: 5n,
      fee: 0n,
      kind: "setOff",
      recipient: null,
      forwarded: null,
    },
  ],
  [
    "Contributed",
    {
      member: ADA,
      round: 2,
      payer: ADA,
      amount: 5n,
      fee: undefined,
      kind: 4,
      recipient: undefined,
      forwarded: undefined,
    },
    {
      name: "contributed",
      member: ADA,
      round: 2,
      payer: ADA,
      amount: 5n,
      fee: 0n,
      kind: "standingOrder",
      recipient: null,
      forwarded: null,
    },
  ],
  [
    "Contributed",
    {
      member: ADA,
      round: 2,
      payer: ADA,
      amount: 5n,
      fee: undefined,
      kind: 5,
      recipient: undefined,
      forwarded: undefined,
    },
    {
      name: "contributed",
      member: ADA,
      round: 2,
      payer: ADA,
      amount: 5n,
      fee: 0n,
      kind: "fromDeposit",
      recipient: null,
      forwarded: null,
    },
  ],
  [
    "MemberLate",
    { member: ADA, round: 1, amount: 5n, recipient: BAYO },
    { name: "member_late", member: ADA, round: 1, amount: 5n, recipient: BAYO },
  ],
  [
    "RoundSettled",
    { round: 1, recipient: BAYO, amount: 10n, missing: 1, held: true, ...settled },
    { name: "round_settled", round: 1, recipient: BAYO, amount: 10n, missing: 1, held: true, ...settled },
  ],
  [
    "DepositAdded",
    { member: ADA, payer: undefined, amount: 5n },
    { name: "deposit_added", member: ADA, payer: null, amount: 5n },
  ],
  [
    "MemberDefaulted",
    { member: ADA, round: 2, received: true, forfeited: 5n },
    { name: "member_defaulted", member: ADA, round: 2, received: true, forfeited: 5n },
  ],
  ["MemberCured", { member: ADA }, { name: "member_cured", member: ADA }],
  ["StandingOrderSet", { member: ADA, on: true }, { name: "standing_order_set", member: ADA, on: true }],
  [
    "TurnVacated",
    { member: ADA, round: 3, paid: 1, by_choice: true, returned: 2, credited: order },
    {
      name: "turn_vacated",
      member: ADA,
      round: 3,
      paid: 1,
      byChoice: true,
      returned: 2,
      credited: [1, 0, 2],
    },
  ],
  ["PayoutHeld", { member: BAYO, amount: 5n }, { name: "payout_held", member: BAYO, amount: 5n }],
  [
    "PayoutClaimed",
    { member: BAYO, amount: 5n, from_deposit: 2n },
    { name: "payout_claimed", member: BAYO, amount: 5n, fromDeposit: 2n },
  ],
  [
    "GroupCompleted",
    { gap: 5n, share: 2n, dust: 1n, sharers: order },
    { name: "group_completed", gap: 5n, share: 2n, dust: 1n, sharers: [1, 0, 2] },
  ],
  [
    "GroupCancelled",
    { share: 2n, dust: 1n, sharers: order },
    { name: "group_cancelled", gap: null, share: 2n, dust: 1n, sharers: [1, 0, 2] },
  ],
  ["BidSealed", { member: ADA, round: 1 }, { name: "bid_sealed", member: ADA, round: 1 }],
  [
    "BidRevealed",
    { member: ADA, round: 1, discount_bps: 300 },
    { name: "bid_revealed", member: ADA, round: 1, discountBps: 300 },
  ],
  [
    "AuctionWon",
    { member: ADA, round: 1, discount_bps: 300, order },
    { name: "auction_won", member: ADA, round: 1, discountBps: 300, order: [1, 0, 2] },
  ],
  ["TurnsSwapped", { first: ADA, second: BAYO }, { name: "turns_swapped", first: ADA, second: BAYO }],
  [
    "HandOverProposed",
    { member: ADA, newcomer: BAYO, price: 5n, ready_at: unix },
    { name: "hand_over_proposed", member: ADA, newcomer: BAYO, price: 5n, readyAt: moment },
  ],
  ["HandOverVetoed", { member: ADA }, { name: "hand_over_vetoed", member: ADA }],
  [
    "SeatMoved",
    { member: ADA, newcomer: BAYO, seat: 1, reason: 1, price: 0n },
    { name: "seat_moved", member: ADA, newcomer: BAYO, seat: 1, reason: "recovery", price: 0n },
  ],
  [
    "Voted",
    { member: ADA, motion: { tag: "Pause" }, votes: 2 },
    { name: "voted", member: ADA, motion: { kind: "pause" }, votes: 2 },
  ],
  [
    "Voted",
    { member: ADA, motion: { tag: "Cancel" }, votes: 2 },
    { name: "voted", member: ADA, motion: { kind: "cancel" }, votes: 2 },
  ],
  [
    "Voted",
    { member: ADA, motion: { tag: "Upgrade", values: [bytes] }, votes: 2 },
    { name: "voted", member: ADA, motion: { kind: "upgrade", code: hash }, votes: 2 },
  ],
  [
    "Voted",
    { member: ADA, motion: { tag: "Recover", values: [ADA, BAYO] }, votes: 2 },
    { name: "voted", member: ADA, motion: { kind: "recover", lost: ADA, fresh: BAYO }, votes: 2 },
  ],
  [
    "Voted",
    { member: ADA, motion: { tag: "Veto", values: [BAYO] }, votes: 2 },
    { name: "voted", member: ADA, motion: { kind: "veto", member: BAYO }, votes: 2 },
  ],
  [
    "RecoveryReady",
    { member: ADA, fresh: BAYO, ready_at: unix },
    { name: "recovery_ready", member: ADA, fresh: BAYO, readyAt: moment },
  ],
  ["RecoveryVetoed", { member: ADA }, { name: "recovery_vetoed", member: ADA }],
  ["GroupPaused", { until: unix, by: undefined }, { name: "group_paused", until: moment, by: null }],
  ["DeputySet", { deputy: undefined }, { name: "deputy_set", deputy: null }],
  ["OrganiserChanged", { organiser: BAYO }, { name: "organiser_changed", organiser: BAYO }],
  ["OrganiserStayed", { seen_at: unix }, { name: "organiser_stayed", seenAt: moment }],
  ["Upgraded", { code: bytes, version: 2 }, { name: "upgraded", code: hash, version: 2 }],
];

describe("decodeGroupEvent", () => {
  it.each(ofGroup)("reads %s", (name, emitted, meant) => {
    expect(decodeGroupEvent(encodeEvent(groupSpec, name, emitted, GROUP))).toEqual({
      event: { ...where, groupId: GROUP, ...meant },
    });
  });

  it("knows every event that the group's wasm declares", () => {
    expect(new Set(ofGroup.map(([name]) => name))).toEqual(
      new Set(groupSpec.events().map(({ name }) => name.toString())),
    );
  });

  it("reads a group's creation from the factory", () => {
    const emitted = { group: GROUP, organiser: ADA, config: chainConfig, organiser_joins: true, index: 3 };
    expect(decodeGroupEvent(encodeEvent(factorySpec, "GroupCreated", emitted, FACTORY))).toEqual({
      event: {
        ...where,
        name: "group_created",
        groupId: GROUP,
        factoryId: FACTORY,
        organiser: ADA,
        config,
        organiserJoins: true,
        index: 3,
      },
    });
  });

  it.each([
    ["a name that is no symbol", { topics: [ScVal.scvSymbol("ajo"), ScVal.scvU32(1)] }],
    ["a name nobody declared", { topics: [ScVal.scvSymbol("ajo"), ScVal.scvSymbol("toString")] }],
    ["missing topics", { topics: [ScVal.scvSymbol("ajo"), ScVal.scvSymbol("standing_order_set")] }],
    ["data of another type", { value: ScVal.scvVec([ScVal.scvU32(1)]) }],
    [
      "a value out of range",
      {
        value: encodeEvent(
          groupSpec,
          "RoundSettled",
          { round: 0, recipient: ADA, amount: -1n, missing: 0, held: false, ...settled },
          GROUP,
        ).value,
      },
    ],
  ])("tells %s apart without failing", (_, change) => {
    const genuine = encodeEvent(groupSpec, "StandingOrderSet", { member: ADA, on: true }, GROUP);
    expect(decodeGroupEvent({ ...genuine, ...change })).toHaveProperty("reason");
  });

  it("does not follow the factory's administration", () => {
    const event = encodeEvent(factorySpec, "AdminChanged", { admin: ADA }, FACTORY);
    expect(decodeGroupEvent(event)).toEqual({ reason: "an event this code does not follow: admin_changed" });
    // All that its wasm declares but the creation of groups, so that a page of events can pass over it knowingly.
    const declared = factorySpec.events().map((spec) => spec.prefixTopics.map((topic) => topic.toString()));
    const own = declared.filter(([, name]) =>
      isAdministration([ScVal.scvVoid(), ScVal.scvSymbol(name ?? "")]),
    );
    expect(own).toHaveLength(declared.length - 1);
  });
});
