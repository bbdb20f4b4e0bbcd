import type { GroupDetail, GroupEvent, GroupSnapshot, MemberAddress } from "@ajo/schemas";
import { describe, expect, test } from "vitest";
import { ADA, GROUP_ID, makeGroup, makeMember } from "@/testing/make-group";
import { compareAccounts, strangersTo } from "./compare-accounts";
import { replayGroup } from "./replay-group";

// Three members, 50 each. Chidi misses round 1 and round 2, and round 3 is his own.
const [ada, bayo, chidi] = ["Ada", "Bayo", "Chidi"] as MemberAddress[] as [
  MemberAddress,
  MemberAddress,
  MemberAddress,
];
const C = 50n;

/** Only what the sum looks at; the rest of an event says where it came from. */
const event = (fields: { name: string } & Record<string, unknown>) => fields as unknown as GroupEvent;
const opened = [
  event({ name: "group_opened" }),
  event({ name: "member_joined", member: ada, seat: 0 }),
  event({ name: "member_joined", member: bayo, seat: 1 }),
  event({ name: "member_joined", member: "Dede", seat: 2 }),
  event({ name: "member_left", member: "Dede", seat: 2 }),
  event({ name: "member_joined", member: chidi, seat: 2 }),
  event({ name: "group_started", order: [1, 0, 2] }),
];
const paid = (member: MemberAddress, kind = "paid", recipient: MemberAddress | null = null) =>
  event({ name: "contributed", member, payer: member, amount: C, kind, recipient });
const settled = (round: number, recipient: MemberAddress, amount: bigint, held = false) =>
  event({ name: "round_settled", round, recipient, amount, held, missing: 0 });

describe("adding up a group's events", () => {
  test("money that came in and did not go out is what the contract must hold", () => {
    const group = replayGroup([...opened, paid(ada), paid(bayo), paid(bayo, "ahead")]);
    expect(group).toMatchObject({ isComplete: true, status: "active", currentRound: 1, escrow: 3n * C });
    expect(group.members.map(({ address, paidRounds }) => [address, paidRounds])).toEqual([
      [bayo, 2],
      [ada, 1],
      [chidi, 0],
    ]);
  });

  test("a late payment goes on at once; debts taken out of a pot leave it for whom they were owed to", () => {
    const group = replayGroup([
      ...opened,
      ...[paid(ada), paid(bayo), settled(1, bayo, 2n * C)],
      ...[paid(ada), paid(bayo), settled(2, ada, 2n * C)],
      paid(chidi, "late", bayo),
      ...[paid(ada), paid(bayo)],
      ...[paid(chidi, "setOff", ada), paid(chidi, "setOff"), settled(3, chidi, C)],
      event({ name: "group_completed" }),
    ]);
    expect(group).toMatchObject({ status: "completed", escrow: 0n, payouts: [2n * C, 2n * C, C] });
    expect(group.members.map(({ paidRounds }) => paidRounds)).toEqual([3, 3, 3]);
  });

  test("what could not be delivered stays in the contract until it is claimed", () => {
    const held = [...opened, paid(ada), paid(bayo), settled(1, bayo, 2n * C, true)];
    expect(replayGroup(held)).toMatchObject({ escrow: 2n * C, members: [{ held: 2n * C }, {}, {}] });
    const claimed = event({ name: "payout_claimed", member: bayo, amount: 2n * C });
    expect(replayGroup([...held, claimed])).toMatchObject({ escrow: 0n, members: [{ held: 0n }, {}, {}] });
  });

  test("without their beginning, or with events it cannot read, it says so", () => {
    expect(replayGroup(opened.slice(1)).isComplete).toBe(false);
    expect(replayGroup([]).isComplete).toBe(false);
    expect(replayGroup([...opened, event({ name: "deposit_paid" })]).unexplained).toEqual(["deposit_paid"]);
  });
});

describe("comparing the three accounts", () => {
  const contract = {
    status: "active",
    currentRound: 2,
    escrow: C,
    members: [{ address: ADA, seat: 0, turn: 1, paidRounds: 2, heldAmount: 0n }],
    payouts: [3n * C],
  } as unknown as GroupSnapshot;
  const server: GroupDetail = {
    ...makeGroup({ id: GROUP_ID, status: "active", members: [makeMember({ address: ADA, paidRounds: 2 })] }),
    ...{ currentRound: 2, escrow: C },
    rounds: [{ round: 1, payout: 3n * C } as GroupDetail["rounds"][number]],
  };
  const disagreeing = (changed: Partial<GroupDetail>) =>
    compareAccounts({ replayed: null, contract, server: { ...server, ...changed } })
      .filter(({ agrees }) => !agrees)
      .map(({ fact }) => fact);

  test("all the same is agreement; any changed number is told by its name", () => {
    expect(disagreeing({})).toEqual([]);
    expect(disagreeing({ escrow: C + 1n })).toEqual([{ kind: "escrow" }]);
    expect(disagreeing({ status: "completed" })).toEqual([{ kind: "status" }]);
    expect(disagreeing({ rounds: [] })).toEqual([{ kind: "payout", round: 1 }]);
    expect(disagreeing({ members: [makeMember({ address: ADA, paidRounds: 1 })] })).toEqual([
      { kind: "paidRounds", member: ADA },
    ]);
  });

  test("the events count, too: a server and a contract that agree against them do not agree", () => {
    const replayed = { ...replayGroup([]), status: "active", currentRound: 2, escrow: 2n * C } as const;
    const wrong = compareAccounts({ replayed, contract, server }).filter(({ agrees }) => !agrees);
    expect(wrong.map(({ fact }) => fact.kind)).toEqual(["escrow", "paidRounds", "held", "payout"]);
  });

  test("a member whom the contract does not know is a stranger", () => {
    expect(strangersTo(contract, [{ address: ADA }])).toEqual([]);
    expect(strangersTo(contract, [{ address: ADA }, { address: bayo }])).toEqual([bayo]);
  });
});
