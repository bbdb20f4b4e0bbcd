import { CHANGES_SKIPPED, type EventId, type GroupChange } from "@ajo/schemas";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { activeGroup, addressOf, createTestRouter, groupIdOf, TOKEN } from "../../test/ports";
import { MOST_CHANGES } from "../changes/change-hub";
import { detailFromSnapshot } from "../group/detail-from-snapshot";

const [lagos, abuja, kano] = ["Lagos", "Abuja", "Kano"].map(groupIdOf) as [
  ReturnType<typeof groupIdOf>,
  ReturnType<typeof groupIdOf>,
  ReturnType<typeof groupIdOf>,
];
const address = addressOf("Ada");

/** Ada has a seat in Lagos. */
async function routerWithMember() {
  const router = await createTestRouter();
  const { database } = router;
  database.groupsOf.set(address, new Set([lagos]));
  database.port.groups.listMemberGroups = async () => ({
    data: [...(database.groupsOf.get(address) ?? [])].map((id) => {
      const {
        members,
        rounds: _rounds,
        organiserSeenAt,
        ...group
      } = detailFromSnapshot(activeGroup("Lagos"), TOKEN, new Map());
      const payout = { payoutRound: 1, payoutPayers: members.length, turnToAccept: null };
      return { group: { ...group, id }, member: members[0]!, ...payout, organiserSeenAt };
    }),
    asOfLedger: 100,
    asOf: new Date(500_000),
  });
  return router;
}

/** Yielded values are [id, change, marker] of `tracked`. */
async function take(stream: AsyncIterable<unknown>, count: number): Promise<GroupChange[]> {
  const taken: GroupChange[] = [];
  for await (const envelope of stream) {
    taken.push((envelope as [string, GroupChange])[1]);
    if (taken.length === count) break;
  }
  return taken;
}

describe("a subscription to a member's groups", () => {
  it("gives what happens in them, and nothing of others", async () => {
    const { call, database } = await routerWithMember();
    const taking = take(await call.member.onChange({ address }), 2);
    await database.someoneListens;
    database.project(abuja, 91);
    const first = database.project(lagos, 92);
    const second = database.project(lagos, 93);
    expect(await taking).toEqual([first, second]);
  });

  it("has begun once it stands somewhere: what happens after that is told", async () => {
    const { call, database } = await routerWithMember();
    const stream = await call.member.onChange({ address });
    const change = database.project(lagos, 92); // nobody has asked for anything yet
    expect(await take(stream, 1)).toEqual([change]);
  });

  it("that breaks off while its reader takes nothing leaves the process alone", async () => {
    const { call, database, dependencies } = await routerWithMember();
    const unheard = vi.fn();
    process.on("unhandledRejection", unheard);
    onTestFinished(() => void process.off("unhandledRejection", unheard));
    const stream = (await call.member.onChange({ address }))[Symbol.asyncIterator]();
    const first = stream.next();
    await database.someoneListens;
    database.project(lagos, 92);
    await first;
    const asked = stream.next();
    await dependencies.close();
    await expect.poll(() => dependencies.changes.subscribers).toBe(0);
    await new Promise(setImmediate); // by then Node has told of what nobody heard
    expect(unheard).not.toHaveBeenCalled();
    await expect(asked).rejects.toThrow();
  });

  it("goes on with a chain that begins anew", async () => {
    const { call, database } = await routerWithMember();
    const stream = (await call.member.onChange({ address }))[Symbol.asyncIterator]();
    const next = async () => ((await stream.next()).value as unknown as [string, GroupChange])[1];
    const first = next();
    await database.someoneListens;
    const old = database.project(lagos, 92);
    const before = database.after(old);
    expect(await first).toEqual(old);
    const skipped = next();
    database.goBack(10);
    expect(await skipped).toMatchObject({ name: CHANGES_SKIPPED, ledger: 10 });
    const begun = next();
    const anew = database.project(lagos, 11);
    expect(await begun).toEqual(anew);
    const resumed = await call.member.onChange({ address, lastEventId: before });
    expect(await take(resumed, 1)).toMatchObject([{ name: CHANGES_SKIPPED, ledger: 11 }]);
  });

  it("says that much was skipped to who was away while a chain began anew and outgrew the one before", async () => {
    const { call, database } = await routerWithMember();
    const before = database.after(database.project(lagos, 92));
    database.beginAnew(200);
    database.project(lagos, 201);
    const [skipped] = await take(await call.member.onChange({ address, lastEventId: before }), 1);
    expect(skipped).toMatchObject({ name: CHANGES_SKIPPED, ledger: 201 });
  });

  it("hears of a group that the member joins meanwhile", async () => {
    const { call, database } = await routerWithMember();
    const stream = await call.member.onChange({ address });
    const taking = take(stream, 2);
    await database.someoneListens;
    database.groupsOf.get(address)!.add(kano);
    const joined = database.project(kano, 92, { name: "member_joined", member: address });
    await expect.poll(() => database.asked.memberChanges).toBeGreaterThan(1);
    const next = database.project(kano, 93);
    expect((await taking).map(({ eventId }) => eventId)).toEqual([joined.eventId, next.eventId]);
  });

  it("goes on after the last event that was seen", async () => {
    const { call, database } = await routerWithMember();
    const seen = database.project(lagos, 91);
    const missed = database.project(lagos, 92);
    const taking = take(await call.member.onChange({ address, lastEventId: database.after(seen) }), 1);
    expect(await taking).toEqual([missed]);
  });

  it("says in one change that more happened than it tells", async () => {
    const { call, database } = await routerWithMember();
    const seen = database.project(lagos, 1);
    for (let ledger = 2; ledger <= MOST_CHANGES + 2; ledger++) database.project(lagos, ledger);
    const [skipped] = await take(
      await call.member.onChange({ address, lastEventId: database.after(seen) }),
      1,
    );
    expect(skipped).toMatchObject({ name: CHANGES_SKIPPED, ledger: MOST_CHANGES + 2 });
  });

  it("says so, too, when what happened since is not remembered any more", async () => {
    const { call, database } = await routerWithMember();
    database.project(lagos, 50);
    const longAgo = database.after({ eventId: "0000000000000000001-0000000001" as EventId });
    const [skipped] = await take(await call.member.onChange({ address, lastEventId: longAgo }), 1);
    expect(skipped?.name).toBe(CHANGES_SKIPPED);
  });
});
