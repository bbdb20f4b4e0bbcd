import { walletAddressSchema, type GroupChange } from "@ajo/schemas";
import { account, ChainModel, TOKEN } from "@ajo/schemas/testing";
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished, vi } from "vitest";
import pg from "pg";
import { notifyNoticed, notifyProjected } from "../src/changes/channel";
import { sqlOf } from "../src/sql/sql";
import { createDatabase, type ChangeListener, type Database } from "../src/index";
import { beginProjection, catchUp, rangeOf } from "./project";
import { createTestDatabase, type TestDatabase } from "./test-database";

let test: TestDatabase;
let database: Database;

beforeAll(async () => {
  test = await createTestDatabase();
  database = createDatabase({ url: test.url, poolSize: 4 });
});
beforeEach(() => beginProjection(database));
afterAll(async () => {
  await database.close();
  await test.drop();
});

/** Listens and keeps what is heard, in order. */
async function listen(): Promise<{ heard: unknown[] }> {
  const heard: unknown[] = [];
  const listener: ChangeListener = {
    onChange: (change) => heard.push(change),
    onFactory: () => heard.push("factory"),
    onProjected: (ledger, closeTime) => heard.push({ projected: ledger, closeTime }),
    onStale: (groupId) => heard.push({ stale: groupId }),
    onCorrected: (groupId) => heard.push({ corrected: groupId }),
    onDisconnected: () => heard.push("disconnected"),
  };
  const listening = database.changes.listen(listener);
  onTestFinished(() => listening.stop());
  await listening.ready;
  return { heard };
}

it("tells each projected event, and then how far the projection is", async () => {
  const { heard } = await listen();
  const chain = new ChainModel();
  const group = chain.createGroup("Market women");
  await catchUp(database, chain);
  const changes = chain.events.map((event): GroupChange => ({
    eventId: event.id,
    groupId: group.id,
    name: event.name,
    member: "member" in event ? event.member : null,
    ledger: event.ledger,
    at: event.at,
  }));
  await expect
    .poll(() => heard)
    .toEqual([...changes, { projected: chain.ledger, closeTime: chain.closeTime }]);
});

it("tells that the factory said something of itself, in its turn", async () => {
  const { heard } = await listen();
  const { ledger: after } = (await database.projection.getCursor()) ?? { ledger: 0 };
  const [ledger, closeTime] = [after + 1, new Date(60_000)];
  const range = { after, ledger, closeTime, cursor: null, events: [], administered: true };
  await database.projection.applyLedgers(range);
  await database.projection.applyLedgers({
    ...range,
    after: ledger,
    ledger: ledger + 1,
    administered: false,
  });
  await expect
    .poll(() => heard)
    .toEqual(["factory", { projected: ledger, closeTime }, { projected: ledger + 1, closeTime }]);
});

it("says nothing of what was rolled back", async () => {
  const { heard } = await listen();
  const chain = new ChainModel();
  const group = chain.createGroup("Market women");
  group.join(account("Bayo"));
  group.start();
  for (const name of ["Ada", "Bayo"]) group.contribute(account(name));
  const enqueueSettlements = () => Promise.reject(new Error("no"));
  await expect(database.projection.applyLedgers(rangeOf(chain, 0), { enqueueSettlements })).rejects.toThrow();
  chain.wait(5);
  await database.projection.applyLedgers({ ...rangeOf(chain, 0), events: [] });
  await expect.poll(() => heard).toEqual([{ projected: chain.ledger, closeTime: chain.closeTime }]);
});

it("tells when a group was read anew from the chain", async () => {
  const { heard } = await listen();
  const chain = new ChainModel();
  const group = chain.createGroup("Market women");
  await database.groups.saveSnapshot({ snapshot: group.snapshot(), token: TOKEN });
  await expect.poll(() => heard).toEqual([{ stale: group.id }]);
});

it("tells that a group was mended, whichever way, as another thing", async () => {
  const { heard } = await listen();
  const chain = new ChainModel();
  const group = chain.createGroup("Market women");
  await database.groups.repairFromSnapshot({ snapshot: group.snapshot(), token: TOKEN });
  await database.projection.removeGroup(group.id);
  await expect.poll(() => heard).toEqual([{ corrected: group.id }, { corrected: group.id }]);
});

it("tells the inboxes of many at once in as many notices as PostgreSQL takes, and what fits in none as anything", async () => {
  const told: string[] = [];
  const onStale = vi.fn();
  const listening = database.changes.listen({
    onChange: vi.fn(),
    onNoticed: (addresses) => told.push(...addresses),
    onStale,
  });
  onTestFinished(() => listening.stop());
  await listening.ready;
  const pool = new pg.Pool({ connectionString: test.url, max: 1 });
  onTestFinished(() => pool.end());
  const sql = sqlOf(pool);
  const addresses = Array.from({ length: 1_000 }, (_, index) =>
    walletAddressSchema.parse(account(`person ${index}`)),
  );
  await notifyNoticed(sql, addresses);
  await expect.poll(() => told).toEqual(addresses);
  expect(onStale).not.toHaveBeenCalled();

  const chain = new ChainModel();
  const { id: eventId, groupId, ledger, at } = (chain.createGroup("Market women"), chain.events[0]!);
  const change = { eventId, groupId, name: "n".repeat(8_000), ledger, at };
  await notifyProjected(sql, { changes: [change], administered: false }, { ledger, closeTime: at });
  await expect.poll(() => onStale.mock.calls).toEqual([[null]]);
});

it("listens again after its connection was cut, and says that anything may have changed", async () => {
  const { heard } = await listen();
  await test.rows(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen%'",
  );
  await expect.poll(() => heard).toEqual(["disconnected", { stale: null }]);
  const chain = new ChainModel();
  chain.wait(5);
  await catchUp(database, chain);
  await expect.poll(() => heard.at(-1)).toEqual({ projected: chain.ledger, closeTime: chain.closeTime });
});

it("gives a subscriber what it missed, in order", async () => {
  const chain = new ChainModel();
  const group = chain.createGroup("Market women");
  chain.createGroup("Others");
  group.join(account("Bayo"));
  await catchUp(database, chain);
  const ours = chain.events.filter((event) => event.groupId === group.id);
  const { epoch } = (await database.changes.findOutbox())!;
  const after = (index: number) => ({ epoch, eventId: ours.at(index)!.id });
  const missed = await database.changes.listChangesAfter(group.id, after(1));
  expect(missed.map((change) => change.eventId)).toEqual(ours.slice(2).map((event) => event.id));
  expect(await database.changes.listChangesAfter(group.id, after(-1))).toEqual([]);
});

it("gives nothing after a place of an epoch that is over, and begins one whenever something was lost", async () => {
  const chain = new ChainModel();
  const group = chain.createGroup("Market women");
  await catchUp(database, chain);
  const before = (await database.changes.findOutbox())!;
  expect(before).toMatchObject({ oldest: chain.events[0]!.id, ledger: chain.ledger });
  const place = { epoch: before.epoch, eventId: chain.events[0]!.id };
  expect(await database.changes.listChangesAfter(group.id, place)).not.toEqual([]);
  const member = account("Ada");
  expect(await database.changes.listMemberChangesAfter(member, place)).not.toEqual([]);

  const cursor = (await database.projection.getCursor())!;
  const lost = { from: cursor.ledger + 1, to: cursor.ledger + 9 };
  await database.projection.moveTo({ ...cursor, ledger: lost.to }, lost);
  expect(await database.changes.listChangesAfter(group.id, place)).toEqual([]);
  expect(await database.changes.listMemberChangesAfter(member, place)).toEqual([]);
  const gap = (await database.changes.findOutbox())!;
  expect(gap).toMatchObject({ oldest: before.oldest, ledger: lost.to });
  await database.projection.restart(cursor);
  const anew = (await database.changes.findOutbox())!;
  expect(anew.oldest).toBeNull();
  expect(new Set([before, gap, anew].map(({ epoch }) => epoch)).size).toBe(3);
});
