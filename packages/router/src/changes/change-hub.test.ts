import type { GroupChange } from "@ajo/schemas";
import { describe, expect, it } from "vitest";
import { groupIdOf } from "../../test/ports";
import { ChangeHub, groupTopic } from "./change-hub";
import { NO_EPOCH, placeAfterLedger, positionOf } from "./position";

const groupId = groupIdOf("Lagos");
const start = positionOf(NO_EPOCH, placeAfterLedger(7));

/** Reads that a test answers by hand. */
function hubOnSlowDatabase() {
  const waiting: ((changes: GroupChange[]) => void)[] = [];
  const listChangesAfter = () => new Promise<GroupChange[]>((resolve) => waiting.push(resolve));
  const listen = () => ({ ready: Promise.resolve(), stop: async () => undefined });
  return {
    hub: new ChangeHub({
      changes: {
        ...{ listen, listChangesAfter, listMemberChangesAfter: listChangesAfter },
        findOutbox: async () => null,
      },
    }),
    waiting,
  };
}

describe("what changed after an event", () => {
  it("is read once for all subscribers who stand there", async () => {
    const { hub, waiting } = hubOnSlowDatabase();
    const reads = Array.from({ length: 100 }, () => hub.changesAfter(groupId, start));
    expect(waiting).toHaveLength(1);
    waiting[0]!([]);
    expect(await Promise.all(reads)).toEqual(reads.map(() => []));
  });

  it("is read again for who asks after a change, also while an older read is under way", () => {
    const { hub, waiting } = hubOnSlowDatabase();
    void hub.changesAfter(groupId, start);
    hub.ring([groupTopic(groupId)]);
    void hub.changesAfter(groupId, start);
    expect(waiting).toHaveLength(2);
  });
});

describe("a subscriber's bell", () => {
  it("rings once for many changes", async () => {
    const { hub } = hubOnSlowDatabase();
    const leaving = new AbortController();
    const bell = hub.subscribe([groupTopic(groupId)], leaving.signal);
    hub.ring([groupTopic(groupId)]);
    hub.ring([groupTopic(groupId)]);
    await bell.rung();
    let rungAgain = false;
    const again = bell.rung().then(() => (rungAgain = true));
    await Promise.resolve();
    expect(rungAgain).toBe(false);
    leaving.abort();
    await again;
  });

  it("is silent for other groups, and gone when removed", () => {
    const { hub } = hubOnSlowDatabase();
    const bell = hub.subscribe([groupTopic(groupId)], new AbortController().signal);
    expect(hub.subscribers).toBe(1);
    bell.remove();
    expect(hub.subscribers).toBe(0);
  });
});

it("places itself before every event of the next ledger and after all of this one (SEP-35)", () => {
  const lastOfLedger7 = "0000000034359738367-9999999999";
  const firstOfLedger8 = "0000000034359742464-0000000000";
  expect(placeAfterLedger(7) > lastOfLedger7).toBe(true);
  expect(placeAfterLedger(7) < firstOfLedger8).toBe(true);
});
