import superjson from "superjson";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { groupIdOf, memberOf, projectJoining, projectNewGroup, TOKEN } from "./sample-group";
import { createTestDatabase, startTestApi, type TestApi } from "./start-test-api";

let warm: TestApi;
/** Another server on the same database, which is asked each thing once: nothing is kept there. */
let cold: TestApi;
beforeAll(async () => {
  const databaseUrl = await createTestDatabase();
  [warm, cold] = [await startTestApi(databaseUrl), await startTestApi(databaseUrl)];
  const groupId = await projectNewGroup(warm.database, "Same bytes");
  await projectJoining(warm.database, groupId, "Bayo", 1);
  await projectNewGroup(warm.database, "Another");
  const ledger = (await warm.database.projection.getCursor())?.ledger;
  for (const api of [warm, cold])
    await vi.waitFor(() => expect(api.dependencies.cache.ledger).toBe(ledger), { timeout: 10_000 });
});
afterAll(async () => {
  await warm.end();
  await cold.end();
});

const groupId = groupIdOf("Same bytes");
const get = (path: string, input: object) =>
  `/trpc/${path}?input=${encodeURIComponent(JSON.stringify(superjson.serialize(input)))}`;
const batch = (...calls: [path: string, input: object][]) =>
  `/trpc/${calls.map(([path]) => path).join(",")}?batch=1&input=${encodeURIComponent(
    JSON.stringify(Object.fromEntries(calls.map(([, input], place) => [place, superjson.serialize(input)]))),
  )}`;

it.each([
  ["a group", get("group.byId", { groupId })],
  ["its members", get("group.members", { groupId })],
  ["its contributions", get("group.contributions", { groupId, limit: 50 })],
  ["its activity", get("group.activity", { groupId, limit: 2 })],
  ["what its history comes to", get("group.statistics", { groupId })],
  ["a list", get("group.list", { limit: 1 })],
  ["a list by status", get("group.list", { status: "forming" })],
  [
    "a list by everything",
    get("group.list", {
      ...{ token: TOKEN.contractId, minContribution: 1n, maxContribution: 10n ** 20n, withOpenSeats: true },
      ...{ minFrequencySeconds: 60, maxFrequencySeconds: 31_622_400, search: "bytes" },
    }),
  ],
  ["an empty list", get("group.list", { search: "nowhere to be found" })],
  ["a member's groups", get("member.groups", { address: memberOf("Bayo") })],
  ["nobody's groups", get("member.groups", { address: memberOf("Nobody") })],
  ["what a member leads without a seat", get("member.leads", { address: memberOf("Bayo") })],
  ["a group that does not exist", get("group.byId", { groupId: groupIdOf("Nowhere") })],
  ["a batch", batch(["group.byId", { groupId }], ["group.list", {}], ["group.activity", { groupId }])],
  [
    "a batch in which one is not there",
    batch(["group.byId", { groupId }], ["group.byId", { groupId: groupIdOf("Nowhere too") }]),
  ],
])("%s: the same bytes from kept ones, from memory, and from the database", async (_what, path) => {
  const ask = async (api: TestApi, url: string) => {
    const response = await fetch(`${api.url}${url}`);
    return {
      status: response.status,
      type: response.headers.get("content-type"),
      body: await response.text(),
    };
  };
  await ask(warm, path); // into memory
  await ask(warm, path); // from memory, into bytes
  const { hits } = wire(await metrics());
  const kept = await ask(warm, path);
  expect(wire(await metrics()).hits).toBe(hits + 1);
  // Another spelling of the same question is another URL: the router answers from memory.
  expect(await ask(warm, `${path}&`)).toEqual(kept);
  const loaded = await ask(cold, path);
  const saying = (body: string) => body.replaceAll('"source":"database"', '"source":"memory"');
  expect({ ...loaded, body: saying(loaded.body) }).toEqual(kept);
});

const metrics = async () => (await fetch(`${warm.url}/metrics`)).text();
const wire = (text: string) => ({ hits: Number(/^ajo_wire_hits (\d+)$/m.exec(text)?.[1]) });
