import {
  memberView,
  type GroupDetail,
  type GroupEvent,
  type GroupSnapshot,
  UNKNOWN_LOOK,
} from "@ajo/schemas";
import { account, ChainModel, movesArbitrary, play, type GroupModel } from "@ajo/schemas/testing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeGroup } from "@/testing/make-group";
import { compareAccounts, strangersTo } from "./compare-accounts";
import { replayGroup } from "./replay-group";

const [ada, bayo, chidi] = [account("Ada"), account("Bayo"), account("Chidi")];

/** What a server says that says what the contract says. */
function serverOf(contract: GroupSnapshot): GroupDetail {
  const { payouts, shorts, asOf } = contract;
  const { token: _token, ...terms } = contract.config;
  const group = { ...terms, ...contract };
  return makeGroup({
    ...group,
    members: contract.members.map((member) => memberView(group, member, { ...UNKNOWN_LOOK, joinedAt: asOf })),
    rounds: payouts.map(
      // Only what is compared.
      (payout, index) =>
        ({ round: index + 1, payout, short: shorts[index] }) as GroupDetail["rounds"][number],
    ),
  });
}

const eventsOf = (chain: ChainModel, { id }: GroupModel): GroupEvent[] =>
  chain.events.filter(({ groupId, name }) => groupId === id && name !== "group_created");

/** With deposits, fees and defaults: Chidi pays nothing, so that his deposit does, and then nobody. */
function startWithTerms() {
  const chain = new ChainModel();
  const group = chain.createGroup("Weavers", { depositBps: 3_000, reserveFeeBps: 100, lateFeeBps: 500 }, ada);
  for (const member of [bayo, chidi]) group.join(member);
  group.start();
  for (const member of [ada, bayo]) group.contribute(member);
  group.settle();
  return { chain, group };
}

describe("adding up a group's events", () => {
  test("they come to what the contract holds, whatever members do", () => {
    fc.assert(
      fc.property(movesArbitrary(80), (moves) => {
        const chain = new ChainModel();
        play(chain, moves);
        for (const group of chain.groups.values()) {
          const contract = group.snapshot();
          const replayed = replayGroup(eventsOf(chain, group));
          expect(replayed?.suspect).toBe(false);
          const facts = compareAccounts({ replayed, contract, server: serverOf(contract) });
          expect(facts.filter(({ agrees }) => !agrees)).toEqual([]);
          expect(strangersTo(contract, replayed?.members ?? [])).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("every event counts: one left out, or with another amount, and they do not agree", () => {
    const { chain, group } = startWithTerms();
    const contract = group.snapshot();
    const events = eventsOf(chain, group);
    const isNoticed = (changed: GroupEvent[]) => {
      const replayed = replayGroup(changed);
      const facts = compareAccounts({ replayed, contract, server: serverOf(contract) });
      return replayed?.suspect === true || facts.some(({ agrees }) => !agrees);
    };
    expect(isNoticed(events)).toBe(false);
    const quiet = ["group_opened", "member_late"];
    for (const left of events.filter(({ name }) => !quiet.includes(name)))
      expect(isNoticed(events.filter((event) => event !== left)), `without ${left.name}`).toBe(true);
    const more = events.map((event) =>
      event.name === "round_settled" ? { ...event, kept: event.kept + 1n } : event,
    );
    expect(isNoticed(more)).toBe(true);
  });

  test("without their beginning they say nothing", () => {
    const { chain, group } = startWithTerms();
    expect(replayGroup(eventsOf(chain, group).slice(1))).toBeNull();
    expect(replayGroup([])).toBeNull();
  });
});

describe("comparing the three accounts", () => {
  const { chain, group } = startWithTerms();
  const contract = group.snapshot();
  const server = serverOf(contract);
  const disagreeing = (changed: Partial<GroupDetail>) =>
    compareAccounts({ replayed: null, contract, server: { ...server, ...changed } })
      .filter(({ agrees }) => !agrees)
      .map(({ fact }) => fact);
  const withMember = (change: Partial<GroupDetail["members"][number]>) => ({
    members: server.members.map((member) => (member.address === ada ? { ...member, ...change } : member)),
  });

  test("all the same is agreement; any changed number is told by its name", () => {
    expect(disagreeing({})).toEqual([]);
    expect(disagreeing({ escrow: contract.escrow + 1n })).toEqual([{ kind: "escrow" }]);
    expect(disagreeing({ reserve: 0n })).toEqual([{ kind: "reserve" }]);
    expect(disagreeing({ status: "completed" })).toEqual([{ kind: "status" }]);
    expect(disagreeing(withMember({ paidRounds: 2 }))).toEqual([{ kind: "paidRounds", member: ada }]);
    expect(disagreeing(withMember({ deposit: 0n }))).toEqual([{ kind: "deposit", member: ada }]);
    expect(disagreeing(withMember({ heldAmount: 1n }))).toEqual([{ kind: "held", member: ada }]);
    expect(disagreeing({ rounds: [] })).toEqual([
      { kind: "payout", round: 1 },
      { kind: "short", round: 1 },
    ]);
  });

  test("the events count, too: a server and a contract that agree against them do not agree", () => {
    const replayed = replayGroup(eventsOf(chain, group).slice(0, -1));
    const wrong = compareAccounts({ replayed, contract, server }).filter(({ agrees }) => !agrees);
    expect(wrong.length).toBeGreaterThan(0);
  });

  test("what a plain group has nothing of is not told", () => {
    const plain = new ChainModel().createGroup("Tailors", {}, ada).snapshot();
    const facts = compareAccounts({ replayed: null, contract: plain, server: serverOf(plain) });
    expect(facts.map(({ fact }) => fact.kind)).toEqual(["status", "round", "escrow", "paidRounds", "held"]);
  });

  test("a member whom the contract does not know is a stranger", () => {
    expect(strangersTo(contract, [{ address: ada }])).toEqual([]);
    expect(strangersTo(contract, [{ address: ada }, { address: account("Efe") }])).toEqual([account("Efe")]);
  });
});
