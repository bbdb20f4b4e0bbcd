import { CHANGES_SKIPPED, groupChangeSchema } from "@ajo/schemas";
import superjson, { type SuperJSONResult } from "superjson";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { beginProjection, groupIdOf, project, projectJoining, projectNewGroup } from "./sample-group";
import { openEventStream, type StreamMessage } from "./server-sent-events";
import { startTestApi, type TestApi } from "./start-test-api";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.end());

const open = (groupId: string, lastEventId?: string) =>
  openEventStream(
    `${api.url}/trpc/group.onChange?input=${encodeURIComponent(JSON.stringify({ json: { groupId } }))}`,
    lastEventId,
  );
const changeOf = (message: StreamMessage) =>
  groupChangeSchema.parse(superjson.deserialize(JSON.parse(message.data) as SuperJSONResult));
const subscribers = (count: number) => expect.poll(() => api.dependencies.changes.subscribers).toBe(count);

describe("changes of a group, pushed", () => {
  it("arrive as they are projected", async () => {
    const groupId = await projectNewGroup(api.database, "Pushed");
    const stream = await open(groupId);
    await subscribers(1);
    const ledger = await projectJoining(api.database, groupId, "Bayo", 1);
    const message = await stream.nextChange();
    expect(changeOf(message)).toMatchObject({ groupId, name: "member_joined", ledger });
    expect(message.id).toContain(changeOf(message).eventId);
    stream.close();
    await subscribers(0);
  });

  it("go on after the last one that was seen, whoever reconnects to whichever server", async () => {
    const groupId = await projectNewGroup(api.database, "Resumed");
    const stream = await open(groupId);
    await subscribers(1);
    await projectJoining(api.database, groupId, "Bayo", 1);
    const seen = await stream.nextChange();
    stream.close();
    const missed = await projectJoining(api.database, groupId, "Chidi", 2);
    const again = await open(groupId, seen.id ?? "");
    expect(changeOf(await again.nextChange()).ledger).toBe(missed);
    again.close();
    await subscribers(0);
  });

  it("say that the group was mended, of which no event tells, and go on", async () => {
    const groupId = await projectNewGroup(api.database, "Mended");
    const stream = await open(groupId);
    await subscribers(1);
    await api.database.projection.restoreHistory(groupId, [], []);
    expect(changeOf(await stream.nextChange())).toMatchObject({ groupId, name: CHANGES_SKIPPED });
    const ledger = await projectJoining(api.database, groupId, "Bayo", 1);
    expect(changeOf(await stream.nextChange())).toMatchObject({ name: "member_joined", ledger });
    stream.close();
    await subscribers(0);
  });

  it("go on with a chain that begins anew, for who listens and for who comes back", async () => {
    const groupId = await projectNewGroup(api.database, "Anew");
    const stream = await open(groupId);
    await subscribers(1);
    await projectJoining(api.database, groupId, "Bayo", 1);
    const old = await stream.nextChange();
    await beginProjection(api.database);
    expect(changeOf(await stream.nextChange())).toMatchObject({ name: CHANGES_SKIPPED, ledger: 0 });
    await projectNewGroup(api.database, "Anew");
    expect(changeOf(await stream.nextChange())).toMatchObject({ groupId, ledger: 1 });
    const back = await open(groupId, old.id ?? "");
    expect(changeOf(await back.nextChange())).toMatchObject({ name: CHANGES_SKIPPED, ledger: 1 });
    for (const each of [stream, back]) each.close();
    await subscribers(0);
  });

  it("say that much was missed to who was away while a chain began anew and outgrew the one before", async () => {
    const groupId = await projectNewGroup(api.database, "Outgrown");
    const stream = await open(groupId);
    await subscribers(1);
    await projectJoining(api.database, groupId, "Bayo", 1);
    const old = await stream.nextChange();
    stream.close();
    await subscribers(0);
    await beginProjection(api.database);
    await projectNewGroup(api.database, "Outgrown");
    const before = changeOf(old).ledger;
    const filled = { ledger: 1 };
    while (filled.ledger <= before) filled.ledger = await project(api.database, []);
    await projectJoining(api.database, groupId, "Chidi", 1);
    for (const id of [old.id ?? "", changeOf(old).eventId]) {
      const back = await open(groupId, id);
      expect(changeOf(await back.nextChange())).toMatchObject({
        name: CHANGES_SKIPPED,
        ledger: filled.ledger + 1,
      });
      back.close();
    }
    await subscribers(0);
  });

  it("are told as skipped where the network had forgotten them, to who listens and who comes back", async () => {
    const groupId = await projectNewGroup(api.database, "Forgotten");
    const stream = await open(groupId);
    await subscribers(1);
    await projectJoining(api.database, groupId, "Bayo", 1);
    const seen = await stream.nextChange();
    const cursor = (await api.database.projection.getCursor())!;
    const lost = { from: cursor.ledger + 1, to: cursor.ledger + 10 };
    await api.database.projection.moveTo({ ...cursor, ledger: lost.to }, lost);
    const back = await open(groupId, seen.id ?? "");
    for (const each of [stream, back])
      expect(changeOf(await each.nextChange())).toMatchObject({ name: CHANGES_SKIPPED, ledger: lost.to });
    const ledger = await projectJoining(api.database, groupId, "Chidi", 2);
    for (const each of [stream, back]) {
      expect(changeOf(await each.nextChange())).toMatchObject({ name: "member_joined", ledger });
      each.close();
    }
    await subscribers(0);
  });

  it("reach many subscribers", async () => {
    const groupId = await projectNewGroup(api.database, "Many");
    const streams = await Promise.all(Array.from({ length: 50 }, () => open(groupId)));
    await subscribers(50);
    const ledger = await projectJoining(api.database, groupId, "Bayo", 1);
    const changes = await Promise.all(streams.map(async (stream) => changeOf(await stream.nextChange())));
    expect(new Set(changes.map((change) => change.ledger))).toEqual(new Set([ledger]));
    for (const stream of streams) stream.close();
    await subscribers(0);
  });

  it("are refused by name for a group that nobody knows", async () => {
    const stream = await open(groupIdOf("Nowhere"));
    await expect(stream.nextChange()).rejects.toThrow(/UnknownGroup/);
  });
});
