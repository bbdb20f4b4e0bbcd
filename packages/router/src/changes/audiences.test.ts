import { AjoError, CHANGES_SKIPPED, type EventId, type GroupChange } from "@ajo/schemas";
import { describe, expect, it, vi } from "vitest";
import { createTestRouter, groupIdOf } from "../../test/ports";
import { MOST_CHANGES } from "./change-hub";
import type { Listener } from "./audiences";
import type { Told } from "./position";

const lagos = groupIdOf("Lagos");
const abuja = groupIdOf("Abuja");

/** Somebody who writes down what is heard, and takes only so many pages before it needs a rest. */
class Hearer implements Listener {
  readonly pages: (readonly Told[])[] = [];
  brokenOff = false;
  capacity = Infinity;
  hear(told: readonly Told[]): boolean {
    this.pages.push(told);
    this.capacity -= 1;
    return this.capacity > 0;
  }
  breakOff(): void {
    this.brokenOff = true;
  }
  get heard(): EventId[] {
    return this.pages.flat().map(({ change }) => change.eventId);
  }
  get names(): string[] {
    return this.pages.flat().map(({ change }) => change.name);
  }
}

async function roomFor(groupId = lagos) {
  const router = await createTestRouter();
  const { audiences } = router.dependencies;
  const join = async (lastEventId?: string, hearer = new Hearer(), group = groupId) => ({
    hearer,
    seat: await audiences.join(group, lastEventId, hearer),
  });
  const ids = (...changes: GroupChange[]) => changes.map(({ eventId }) => eventId);
  return { ...router, join, ids };
}

describe("an audience", () => {
  it("is told the very same page, which is read once", async () => {
    const { database, join } = await roomFor();
    const people = await Promise.all(Array.from({ length: 50 }, () => join()));
    const read = vi.spyOn(database.port.changes, "listChangesAfter");
    database.project(lagos, 92);
    await expect.poll(() => people.every(({ hearer }) => hearer.pages.length === 1)).toBe(true);
    expect(new Set(people.map(({ hearer }) => hearer.pages[0]))).toHaveProperty("size", 1);
    // Once for the change, once to find that nothing follows it.
    expect(read.mock.calls.length).toBeLessThanOrEqual(2);
  });

  it("goes on with the chain that begins anew, whoever is slow meanwhile or comes back from the one before", async () => {
    const { database, join, ids } = await roomFor();
    const [here, slow] = [await join(), await join()];
    slow.hearer.capacity = 1;
    const old = database.project(lagos, 92);
    const before = database.after(old);
    await expect.poll(() => [here.hearer.heard, slow.hearer.heard]).toEqual([ids(old), ids(old)]);
    database.goBack(10);
    await expect.poll(() => here.hearer.names.at(-1)).toBe(CHANGES_SKIPPED);
    slow.hearer.capacity = Infinity;
    slow.seat.resume();
    const back = await join(before);
    const first = database.project(lagos, 11);
    for (const { hearer } of [here, slow, back]) {
      await expect.poll(() => hearer.heard.at(-1)).toBe(first.eventId);
      expect(hearer.names.filter((name) => name === CHANGES_SKIPPED)).toHaveLength(1);
    }
  });

  it("tells who was there before another chain began, and who came after, each from where they stand", async () => {
    const { database, join, ids } = await roomFor();
    const here = await join();
    const old = database.project(lagos, 150);
    await expect.poll(() => here.hearer.heard).toEqual(ids(old));
    // It has grown past the one before, and nothing was heard of it yet.
    database.beginAnew(200);
    const first = { ...database.project(lagos, 201) };
    const came = await join(database.after(first));
    const second = database.project(lagos, 202);
    await expect.poll(() => came.hearer.heard).toEqual(ids(second));
    database.listener?.onStale(null);
    const third = database.project(lagos, 203);
    await expect.poll(() => here.hearer.heard.at(-1)).toBe(third.eventId);
    expect(here.hearer.names[1]).toBe(CHANGES_SKIPPED);
    expect(came.hearer.heard).toEqual(ids(second, third));
  });

  it("is told to read anew when the group was mended, once, and goes on where it stood", async () => {
    const { database, join, ids } = await roomFor();
    const [here, slow, there] = [await join(), await join(), await join(undefined, new Hearer(), abuja)];
    slow.hearer.capacity = 1;
    const before = database.project(lagos, 92);
    await expect.poll(() => [here.hearer.heard, slow.hearer.heard]).toEqual([ids(before), ids(before)]);
    database.listener?.onCorrected(lagos);
    await expect.poll(() => here.hearer.names.at(-1)).toBe(CHANGES_SKIPPED);
    const came = await join();
    slow.hearer.capacity = Infinity;
    slow.seat.resume();
    await expect.poll(() => slow.hearer.names.at(-1)).toBe(CHANGES_SKIPPED);
    const later = database.project(lagos, 93);
    for (const { hearer } of [here, slow, came])
      await expect.poll(() => hearer.heard.at(-1)).toBe(later.eventId);
    for (const { hearer } of [here, slow])
      expect(hearer.names).toEqual([before.name, CHANGES_SKIPPED, later.name]);
    expect(here.hearer.pages[1]?.[0]?.position).toBe(here.hearer.pages[0]?.[0]?.position);
    expect([came.hearer.names, there.hearer.names]).toEqual([[later.name], []]);
  });

  it("hears nothing of other groups", async () => {
    const { database, join, ids } = await roomFor();
    const here = await join();
    const there = await join(undefined, new Hearer(), abuja);
    const change = database.project(abuja, 92);
    await expect.poll(() => there.hearer.heard).toEqual(ids(change));
    expect(here.hearer.heard).toEqual([]);
  });

  it("tells everybody what comes after where they stopped, wherever that is, in order and once", async () => {
    const { database, join, ids } = await roomFor();
    const changes = [91, 92, 93].map((ledger) => database.project(lagos, ledger));
    const people = await Promise.all([
      join("0000000000000000001-0000000000"),
      ...changes.map((change) => join(database.after(change))),
    ]);
    const later = [94, 95].map((ledger) => database.project(lagos, ledger));
    const all = ids(...changes, ...later);
    await expect
      .poll(() => people.slice(1).map(({ hearer }) => hearer.heard))
      .toEqual([all.slice(1), all.slice(2), all.slice(3)]);
  });

  it("lets a slow reader rest, and go on where it stood while the others hear on", async () => {
    const { database, join, ids } = await roomFor();
    const quick = await join();
    const slow = await join(undefined, Object.assign(new Hearer(), { capacity: 1 }));
    const first = database.project(lagos, 92);
    await expect.poll(() => slow.hearer.heard).toEqual(ids(first));
    const more = [93, 94].map((ledger) => database.project(lagos, ledger));
    await expect.poll(() => quick.hearer.heard).toEqual(ids(first, ...more));
    expect(slow.hearer.heard).toEqual(ids(first));
    slow.hearer.capacity = Infinity;
    slow.seat.resume();
    await expect.poll(() => slow.hearer.heard).toEqual(ids(first, ...more));
  });

  it("tells who was away for too long that much was skipped, and only them", async () => {
    const { database, join, ids } = await roomFor();
    const seen = database.project(lagos, 91);
    const many = Array.from({ length: MOST_CHANGES + 1 }, (_, index) => database.project(lagos, 100 + index));
    const last = many.at(-2)!;
    const [away, present] = [await join(database.after(seen)), await join(database.after(last))];
    await expect.poll(() => away.hearer.names).toEqual([CHANGES_SKIPPED]);
    await expect.poll(() => present.hearer.heard).toEqual(ids(many.at(-1)!));
  });

  it("goes on when the database answers again", async () => {
    const { database, join, ids, dependencies } = await roomFor();
    const { hearer } = await join();
    const { listChangesAfter } = database.port.changes;
    database.port.changes.listChangesAfter = () =>
      Promise.reject(new AjoError("DatabaseUnavailable", "PostgreSQL cannot be reached"));
    const missed = database.project(lagos, 92);
    await Promise.resolve();
    database.port.changes.listChangesAfter = listChangesAfter;
    await expect.poll(() => hearer.heard).toEqual(ids(missed));
    expect(hearer.brokenOff).toBe(false);
    expect(dependencies.changes.subscribers).toBe(1);
  });

  it("is broken off when the server stops, and forgotten when all have left", async () => {
    const { join, dependencies } = await roomFor();
    const [one, other] = [await join(), await join()];
    expect(dependencies.changes.subscribers).toBe(2);
    one.seat.leave();
    one.seat.leave();
    expect(dependencies.changes.subscribers).toBe(1);
    await dependencies.close();
    expect([one.hearer.brokenOff, other.hearer.brokenOff]).toEqual([false, true]);
  });

  it("refuses a last event that is none", async () => {
    const { join } = await roomFor();
    await expect(join("7")).rejects.toMatchObject({ code: "InvalidInput" });
  });
});
