import type { GroupId } from "@ajo/schemas";
import { createOperator, type Operator } from "@ajo/soroban/operator";
import { createWorld, type World } from "@ajo/testing";
import { describe, expect, it, onTestFinished } from "vitest";
import { remindMembers } from "../src/jobs/remind-members";
import { createLog } from "../src/log";

const ROUND_SECONDS = 604_800;
const HOUR = 3_600;
const PEOPLE = ["Ada", "Bayo", "Chidi", "Dede", "Efe"] as const;

/** Ada receives first; everybody else has a standing order on, and each another reason why it will do or not. */
async function standingOrders() {
  const world = await createWorld({ withDatabase: true });
  onTestFinished(() => world.close());
  const group = await world.createStartedGroup([...PEOPLE]);
  const { contribution } = (await world.snapshot(group)).config;
  const expiresAt = new Date((await world.now()).getTime() + 90 * 86_400_000);
  const allow = async (name: string, amount: bigint) => {
    await world.call(name, "prepareAllowance", { groupId: group, amount, expiresAt });
    await world.call(name, "prepareStandingOrder", { groupId: group, on: true });
  };
  await allow("Bayo", contribution * 5n);
  await allow("Chidi", contribution - 1n);
  await allow("Dede", contribution * 5n);
  await allow("Efe", contribution);
  await world.contribute("Efe", group);
  // Dede's money goes elsewhere.
  const terms = { contribution: (await world.balanceOf("Dede")) - contribution + 1n, maxMembers: 2 };
  const elsewhere = await world.createStartedGroup(["Ada", "Dede"], terms);
  await world.contribute("Dede", elsewhere);
  await world.advance(ROUND_SECONDS - HOUR);
  await world.project();
  return { world, group };
}

const operatorOf = ({ network }: World): Operator =>
  createOperator(network, { secret: network.workerSecret, channels: 1, maxFee: 2_000_000_000n });
const remind = (world: World, operator: Pick<Operator, "canDraw"> = operatorOf(world)) =>
  remindMembers({
    ...{ chain: world.chain, operator, database: world.database, announce: {} },
    log: createLog("silent", "test"),
  });

/** What each was reminded of in the group, by name. */
async function remindersIn(world: World, group: GroupId): Promise<Record<string, string[]>> {
  const told = PEOPLE.map(async (name) => {
    const { items } = await world.database.notifications.list({ address: world.address(name), limit: 50 });
    const reminders = items.filter(
      ({ groupId, kind }) => groupId === group && (kind === "due_soon" || kind === "standing_order"),
    );
    return [name, reminders.map(({ kind, round }) => `${kind} ${round}`)] as const;
  });
  return Object.fromEntries(await Promise.all(told));
}

describe("reminding members", () => {
  it("tells those whose standing order will not do, once, and settling bears it out", async () => {
    const { world, group } = await standingOrders();
    await remind(world);
    const expected = {
      ...{ Ada: [], Bayo: ["due_soon 1"], Efe: [] },
      ...{ Chidi: ["standing_order 1"], Dede: ["standing_order 1"] },
    };
    expect(await remindersIn(world, group)).toEqual(expected);
    expect(await world.database.notifications.listOrdersDue(await world.now())).toEqual([]);
    expect(await remind(world)).toBe(0);
    expect(await remindersIn(world, group)).toEqual(expected);

    await world.advance(HOUR + 86_400);
    await world.settle(group);
    const { members } = await world.snapshot(group);
    expect(members.map(({ paidRounds }) => paidRounds)).toEqual([1, 1, 0, 0, 1]);
    // Chidi owes two rounds now, the late one first: an allowance for one of them is not enough.
    const { contribution } = (await world.snapshot(group)).config;
    const expiresAt = new Date((await world.now()).getTime() + 90 * 86_400_000);
    const allow = (amount: bigint) =>
      world.call("Chidi", "prepareAllowance", { groupId: group, amount, expiresAt });
    await allow(contribution * 2n - 1n);
    await world.advance(ROUND_SECONDS - 86_400 - HOUR);
    await world.project();
    const orders = await world.database.notifications.listOrdersDue(await world.now());
    const chidis = orders.find(({ owner }) => owner === (world.address("Chidi") as string))!;
    expect(chidis.amount).toBe(contribution * 2n);
    const operator = operatorOf(world);
    expect(await operator.canDraw(chidis)).toBe(false);
    await allow(contribution * 2n);
    expect(await operator.canDraw(chidis)).toBe(true);
  });

  it("is a plain reminder where the token cannot be asked", async () => {
    const { world, group } = await standingOrders();
    await remind(world, { canDraw: () => Promise.reject(new Error("no answer")) });
    const { Chidi, Dede } = await remindersIn(world, group);
    expect([Chidi, Dede]).toEqual([["due_soon 1"], ["due_soon 1"]]);
  });
});
