import type { AppRouter } from "@ajo/router";
import type { GroupId } from "@ajo/schemas";
import { createFaultyProxy, createWorld, giveNewerCode, type FaultyProxy, type World } from "@ajo/testing";
import { createTRPCClient, httpLink } from "@trpc/client";
import pino from "pino";
import superjson from "superjson";
import { afterAll, beforeAll, expect, it } from "vitest";
import { environmentSchema } from "../src/env";
import { startApi, type Api } from "../src/start-api";
import { networkEnvironment } from "./start-test-api";

let world: World;
let api: Api;
let way: FaultyProxy;
let groupId: GroupId;
/** Whether the server's way to the chain is cut, and how often it has read entries of it. */
const chain = { cut: false, reads: 0 };

beforeAll(async () => {
  world = await createWorld({ withDatabase: true });
  const { network } = world;
  way = await createFaultyProxy(network.rpcUrl, (method) => {
    if (method === "getLedgerEntries") chain.reads += 1;
    return chain.cut ? "cutBefore" : "pass";
  });
  groupId = await world.createStartedGroup(["Ada", "Bayo"], { frequencySeconds: 90 * 86_400 });
  const environment = environmentSchema.parse({
    ...networkEnvironment(world.network, world.databaseUrl, way.url),
    RATE_LIMIT_ANONYMOUS: "100000",
  });
  await world.project();
  api = await startApi(environment, pino({ level: "silent" }));
});
afterAll(async () => {
  await api.stop();
  await way.close();
  await world.close();
});

const eventually = <T>(what: () => Promise<T>) => expect.poll(what, { timeout: 20_000 });

/** What a reader is told: the code, and whether it may be old. */
async function read() {
  const client = createTRPCClient<AppRouter>({
    links: [httpLink({ url: `${api.url}/trpc`, transformer: superjson })],
  });
  const { data, freshness } = await client.group.code.query({ groupId });
  return { ...data, ...freshness };
}

it("the code a group runs is asked of the chain once, and again when it has changed", async () => {
  await eventually(async () => (await read()).source).toBe("memory");
  const before = await read();
  expect(before).toMatchObject({ own: before.offered, stale: false });
  const reads = chain.reads;
  for (const answer of await Promise.all(Array.from({ length: 50 }, read))) expect(answer).toEqual(before);
  expect(chain.reads).toBe(reads);

  api.dependencies.cache.invalidateAll();
  await Promise.all(Array.from({ length: 50 }, read));
  expect(chain.reads).toBe(reads + 1);

  const newer = await giveNewerCode(world);
  await world.project();
  await eventually(read).toMatchObject({ own: before.own, offered: newer, source: "memory", stale: false });

  const motion = { kind: "upgrade", code: newer } as const;
  for (const name of ["Ada", "Bayo"]) await world.call(name, "prepareVote", { groupId, motion });
  await world.project();
  await eventually(async () => (await read()).own).toBe(newer);
  const { latestLedger } = await world.chain.getNetworkState();
  await eventually(async () => (await read()).asOfLedger).toBeGreaterThanOrEqual(latestLedger);

  chain.cut = true;
  await api.dependencies.watch.ask().catch(() => undefined);
  await eventually(async () => (await read()).stale).toBe(true);
  api.dependencies.cache.invalidateAll();
  expect(await read()).toMatchObject({ own: newer, offered: newer, source: "memory", stale: true });
  chain.cut = false;
  await eventually(async () => (await read()).stale).toBe(false);
}, 60_000);
