import { type GroupEvent, dueAt, settleableAt } from "@ajo/schemas";
import { cursorBeforeLedger } from "@ajo/soroban";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type World, createWorld } from "./create-world";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const USDC = 10_000_000n;
const CONTRIBUTION = 100n * USDC;

/** Everything Ajo's contracts have said so far about `group`, page by page. */
async function eventsOf(group: string): Promise<GroupEvent[]> {
  const events: GroupEvent[] = [];
  const { latestLedger } = await world.chain.getNetworkState();
  for (let cursor = cursorBeforeLedger(1); ;) {
    const page = await world.chain.listEvents({ cursor, limit: 7 });
    expect(page.unknown).toEqual([]);
    events.push(...page.events.filter(({ groupId }) => groupId === group));
    if (page.cursor === cursor || page.cursor >= cursorBeforeLedger(latestLedger + 1)) return events;
    cursor = page.cursor;
  }
}

const schedule = async (group: Parameters<World["snapshot"]>[0]) => {
  const { startedAt, config, totalRounds } = await world.snapshot(group);
  return {
    startedAt: startedAt!,
    frequencySeconds: config.frequencySeconds,
    graceSeconds: config.graceSeconds,
    totalRounds,
  };
};

describe("a group of three", () => {
  it("pays in and is paid out in the order of joining until it is complete and empty", async () => {
    const members = ["Ada", "Bayo", "Chidi"] as const;
    const before = await Promise.all(members.map((name) => world.balanceOf(name)));
    const group = await world.createGroup("Ada");
    expect(await world.snapshot(group)).toMatchObject({
      status: "forming",
      currentRound: 0,
      totalRounds: 0,
      startedAt: null,
      escrow: 0n,
    });
    await world.join("Bayo", group);
    await world.join("Chidi", group);
    expect(await world.snapshot(group)).toMatchObject({ status: "active", currentRound: 1, totalRounds: 3 });

    for (const [index, recipient] of members.entries()) {
      for (const name of members) await world.contribute(name, group);
      expect((await world.snapshot(group)).escrow).toBe(3n * CONTRIBUTION);
      const held = await world.balanceOf(recipient);
      await world.settle(group, "Dede");
      expect((await world.balanceOf(recipient)) - held).toBe(3n * CONTRIBUTION);
      expect((await world.snapshot(group)).missing).toEqual(Array.from({ length: index + 1 }, () => 0));
      await world.advance(604_800);
    }

    expect(await world.snapshot(group)).toMatchObject({
      status: "completed",
      currentRound: 3,
      escrow: 0n,
      payouts: [3n * CONTRIBUTION, 3n * CONTRIBUTION, 3n * CONTRIBUTION],
      members: members.map((name, index) => ({
        address: world.address(name),
        seat: index,
        turn: index + 1,
        paidRounds: 3,
        heldAmount: 0n,
      })),
    });
    expect(await Promise.all(members.map((name) => world.balanceOf(name)))).toEqual(before);

    const events = await eventsOf(group);
    expect(events.map(({ name }) => name)).toEqual([
      "group_opened",
      "member_joined",
      "group_created",
      "member_joined",
      "member_joined",
      "group_started",
      ...members.flatMap(() => ["contributed", "contributed", "contributed", "round_settled"]),
      "group_completed",
    ]);
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    expect(events.map(({ id }) => id)).toEqual(events.map(({ id }) => id).toSorted());
  });

  it("is not held up by a member who is late, and passes the late payment on", async () => {
    const group = await world.createStartedGroup(["Dede", "Efe", "Funmi"]);
    await world.contribute("Dede", group);
    await world.contribute("Efe", group);
    await expect(world.settle(group)).rejects.toMatchObject({ code: "RoundNotDue" });

    await world.advanceTo(dueAt(await schedule(group), 1));
    await expect(world.settle(group)).rejects.toMatchObject({ code: "RoundNotDue" });
    await world.advanceTo(settleableAt(await schedule(group), 1));
    const before = await world.balanceOf("Dede");
    await world.settle(group);
    expect((await world.balanceOf("Dede")) - before).toBe(2n * CONTRIBUTION);
    expect(await world.snapshot(group)).toMatchObject({
      currentRound: 2,
      missing: [1],
      payouts: [2n * CONTRIBUTION],
      escrow: 0n,
    });

    await world.contribute("Funmi", group);
    expect((await world.balanceOf("Dede")) - before).toBe(3n * CONTRIBUTION);
    const contributed = (await eventsOf(group)).filter((event) => event.name === "contributed");
    expect(contributed.at(-1)).toMatchObject({
      member: world.address("Funmi"),
      round: 1,
      kind: "late",
      amount: CONTRIBUTION,
      recipient: world.address("Dede"),
    });
    expect((await eventsOf(group)).find((event) => event.name === "member_late")).toMatchObject({
      member: world.address("Funmi"),
      round: 1,
    });
  });

  it("lets one member pay for another, and ahead", async () => {
    const group = await world.createStartedGroup(["Ada", "Bayo"]);
    await world.contribute("Chidi", group, { member: "Bayo", rounds: 2 });
    await world.contribute("Ada", group);
    expect(await world.chain.getContributions(group)).toEqual([
      { address: world.address("Ada"), turn: 1, paidRounds: 1, paid: [true, false] },
      { address: world.address("Bayo"), turn: 2, paidRounds: 2, paid: [true, true] },
    ]);
    const kinds = (await eventsOf(group)).flatMap((event) =>
      event.name === "contributed" ? [[event.kind, event.payer]] : [],
    );
    expect(kinds).toEqual([
      ["paid", world.address("Chidi")],
      ["ahead", world.address("Chidi")],
      ["paid", world.address("Ada")],
    ]);
  });

  it("can be left before it starts, and its seat taken by another", async () => {
    const group = await world.createGroup("Ada", { maxMembers: 3 });
    await world.join("Bayo", group);
    await world.leave("Ada", group);
    await world.join("Chidi", group);
    expect(
      (await world.chain.getMembers(group)).map(({ address, seat, turn }) => [address, seat, turn]),
    ).toEqual([
      [world.address("Bayo"), 1, 1],
      [world.address("Chidi"), 0, 2],
    ]);
  });

  it("sets a late recipient's own dues off against the pot", async () => {
    const group = await world.createStartedGroup(["Efe", "Funmi"]);
    await world.contribute("Efe", group);
    await world.advanceTo(settleableAt(await schedule(group), 1));
    await world.settle(group);
    const [efe, funmi] = [await world.balanceOf("Efe"), await world.balanceOf("Funmi")];
    await world.contribute("Efe", group);
    await world.advanceTo(settleableAt(await schedule(group), 2));
    await world.settle(group);
    // Funmi owed Efe round 1 and the group round 2: the pot pays Efe first.
    const snapshot = await world.snapshot(group);
    expect(snapshot).toMatchObject({ status: "completed", escrow: 0n });
    expect((await world.balanceOf("Efe")) - efe).toBe(0n);
    expect((await world.balanceOf("Funmi")) - funmi).toBe(snapshot.payouts[1]);
  });
});

describe("the registry", () => {
  it("lists groups in the order of creation, over the ends of its pages", async () => {
    const { total } = await world.chain.getAllGroups({ start: 0, limit: 1 });
    const made = [];
    for (let index = 0; index < 34; index++)
      made.push(await world.createGroup("Ada", { name: `Group ${index}` }));
    const all = await world.chain.getAllGroups({ start: 0, limit: 100 });
    expect(all.total).toBe(total + 34);
    expect(all.groupIds.slice(total)).toEqual(made);
    expect(await world.chain.getAllGroups({ start: total + 30, limit: 3 })).toEqual({
      groupIds: made.slice(30, 33),
      total: total + 34,
    });
    expect((await world.chain.getAllGroups({ start: 500, limit: 10 })).groupIds).toEqual([]);
  });
});
