import { ScVal } from "@stellar/stellar-sdk/xdr";
import { describe, expect, it } from "vitest";
import { ADA, BAYO, FACTORY, GROUP, TOKEN, WHERE, encodeEvent } from "../../test/encode-event";
import { factorySpec, groupSpec } from "../bindings";
import { decodeGroupEvent } from "./decode-group-event";

const chainConfig = {
  name: "Market women",
  token: TOKEN,
  contribution: 500_000_000n,
  frequency: 604_800n,
  grace: 86_400n,
  max_members: 4,
  start_rule: 0,
};
const config = {
  name: "Market women",
  token: TOKEN,
  contribution: 500_000_000n,
  frequencySeconds: 604_800,
  graceSeconds: 86_400,
  maxMembers: 4,
  startRule: "whenFull",
};
const where = { id: WHERE.id, ledger: WHERE.ledger, at: WHERE.closedAt, txHash: WHERE.txHash };

/** The spec's name, what the contract emits, what the vocabulary makes of it. */
const ofGroup: [string, Record<string, unknown>, Record<string, unknown>][] = [
  [
    "GroupOpened",
    { organiser: ADA, config: chainConfig, factory: FACTORY },
    { name: "group_opened", organiser: ADA, config, factoryId: FACTORY },
  ],
  ["MemberJoined", { member: BAYO, seat: 1 }, { name: "member_joined", member: BAYO, seat: 1 }],
  ["MemberLeft", { member: BAYO, seat: 1 }, { name: "member_left", member: BAYO, seat: 1 }],
  [
    "GroupStarted",
    { started_at: 1_763_000_000n, order: new Uint8Array([1, 0, 2]) },
    { name: "group_started", startedAt: new Date(1_763_000_000_000), order: [1, 0, 2] },
  ],
  [
    "Contributed",
    { member: ADA, round: 2, payer: BAYO, amount: 5n, kind: 2, recipient: BAYO },
    { name: "contributed", member: ADA, round: 2, payer: BAYO, amount: 5n, kind: "late", recipient: BAYO },
  ],
  [
    "Contributed",
    { member: ADA, round: 2, payer: ADA, amount: 5n, kind: 3, recipient: undefined },
    { name: "contributed", member: ADA, round: 2, payer: ADA, amount: 5n, kind: "setOff", recipient: null },
  ],
  [
    "MemberLate",
    { member: ADA, round: 1, amount: 5n, recipient: BAYO },
    { name: "member_late", member: ADA, round: 1, amount: 5n, recipient: BAYO },
  ],
  [
    "RoundSettled",
    { round: 1, recipient: BAYO, amount: 10n, missing: 1, held: true },
    { name: "round_settled", round: 1, recipient: BAYO, amount: 10n, missing: 1, held: true },
  ],
  ["PayoutHeld", { member: BAYO, amount: 5n }, { name: "payout_held", member: BAYO, amount: 5n }],
  ["PayoutClaimed", { member: BAYO, amount: 5n }, { name: "payout_claimed", member: BAYO, amount: 5n }],
  ["GroupCompleted", {}, { name: "group_completed" }],
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
    ["missing topics", { topics: [ScVal.scvSymbol("ajo"), ScVal.scvSymbol("member_joined")] }],
    ["data of another type", { value: ScVal.scvVec([ScVal.scvU32(1)]) }],
    [
      "a value out of range",
      {
        value: encodeEvent(
          groupSpec,
          "RoundSettled",
          { round: 0, recipient: ADA, amount: -1n, missing: 0, held: false },
          GROUP,
        ).value,
      },
    ],
  ])("tells %s apart without failing", (_, change) => {
    const genuine = encodeEvent(groupSpec, "MemberJoined", { member: ADA, seat: 0 }, GROUP);
    expect(decodeGroupEvent({ ...genuine, ...change })).toHaveProperty("reason");
  });

  it("does not follow the factory's administration", () => {
    const event = encodeEvent(factorySpec, "AdminChanged", { admin: ADA }, FACTORY);
    expect(decodeGroupEvent(event)).toEqual({ reason: "an event this code does not follow: admin_changed" });
  });
});
