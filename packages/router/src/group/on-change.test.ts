import { CHANGES_SKIPPED, type GroupChange } from "@ajo/schemas";
import { describe, expect, it } from "vitest";
import { activeGroup, createTestRouter, groupIdOf } from "../../test/ports";

const groupId = groupIdOf("Lagos");

async function routerWithGroup() {
  const router = await createTestRouter();
  router.chain.groups.set(groupId, activeGroup("Lagos"));
  return router;
}

/** Yielded values are [id, change, marker] of `tracked`. */
const changeOf = (envelope: unknown) => (envelope as [string, GroupChange])[1];

async function take(stream: AsyncIterable<unknown>, count: number): Promise<GroupChange[]> {
  const taken: GroupChange[] = [];
  for await (const envelope of stream) {
    taken.push(changeOf(envelope));
    if (taken.length === count) break;
  }
  return taken;
}

describe("a subscription to a group", () => {
  it("gives what happens from now on, in order, and nothing of other groups", async () => {
    const { call, database } = await routerWithGroup();
    database.project(groupId, 90); // before the subscription: the projection stands there
    const stream = await call.group.onChange({ groupId });
    const taking = take(stream, 2);
    await database.someoneListens;
    database.project(groupIdOf("Abuja"), 91);
    const first = database.project(groupId, 92);
    const second = database.project(groupId, 93);
    expect(await taking).toEqual([first, second]);
  });

  it("has begun once it stands somewhere: what happens after that is told", async () => {
    const { call, database } = await routerWithGroup();
    database.project(groupId, 90);
    const stream = await call.group.onChange({ groupId });
    const change = database.project(groupId, 92); // nobody has asked for anything yet
    expect(await take(stream, 1)).toEqual([change]);
  });

  it("goes on after the last event that was seen, without a gap", async () => {
    const { call, database } = await routerWithGroup();
    const seen = database.project(groupId, 91);
    const missed = database.project(groupId, 92);
    const stream = await call.group.onChange({ groupId, lastEventId: database.after(seen) });
    const taking = take(stream, 2);
    const later = database.project(groupId, 93);
    expect(await taking).toEqual([missed, later]);
  });

  it("loses nothing to a lost connection to the database", async () => {
    const { call, database } = await routerWithGroup();
    const taking = take(await call.group.onChange({ groupId }), 1);
    await database.someoneListens;
    const { listener } = database;
    database.listener = null; // committed, but not heard
    const missed = database.project(groupId, 92);
    listener?.onStale(null);
    expect(await taking).toEqual([missed]);
  });

  it("says so when the group was mended, of which no event tells", async () => {
    const { call, database } = await routerWithGroup();
    const stream = (await call.group.onChange({ groupId }))[Symbol.asyncIterator]();
    const next = async () => changeOf((await stream.next()).value);
    const first = next();
    await database.someoneListens;
    const seen = database.project(groupId, 92);
    expect(await first).toEqual(seen);
    database.listener?.onCorrected(groupId);
    expect(await next()).toMatchObject({ name: CHANGES_SKIPPED, groupId });
    const later = database.project(groupId, 93);
    expect(await next()).toEqual(later);
  });

  it("ends by breaking off when the server stops, so that the client connects again", async () => {
    const { call, dependencies } = await routerWithGroup();
    const taking = take(await call.group.onChange({ groupId }), 1);
    await dependencies.close();
    await expect(taking).rejects.toMatchObject({ name: "AbortError" });
    expect(dependencies.changes.subscribers).toBe(0);
  });

  it("refuses a group that nobody knows, and a last event that is none", async () => {
    const { call } = await routerWithGroup();
    await expect(call.group.onChange({ groupId: groupIdOf("Nowhere") })).rejects.toMatchObject({
      code: "NOT_FOUND",
      cause: { code: "UnknownGroup" },
    });
    await expect(call.group.onChange({ groupId, lastEventId: "7" })).rejects.toMatchObject({
      code: "BAD_REQUEST",
      cause: { code: "InvalidInput" },
    });
  });
});
