import { createWorld, type World } from "@ajo/testing";
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from "vitest";
import { createCuttableProxy, type CuttableProxy } from "./cuttable-proxy";
import { projected, runWorker } from "./run-worker";

let world: World;
const PATIENTLY = { timeout: 40_000, interval: 50 };

beforeAll(async () => {
  world = await createWorld({ withDatabase: true });
});
afterAll(() => world.close());

/** The same URL, through a way that can be cut. */
async function through(url: string): Promise<CuttableProxy & { url: string }> {
  const target = new URL(url);
  const proxy = await createCuttableProxy(Number(target.port));
  onTestFinished(() => proxy.cut().catch(() => undefined));
  target.port = String(proxy.port);
  return { ...proxy, url: target.href.replace(/\/$/, "") };
}

const readiness = async (url: string) =>
  (await fetch(`${url}/health/ready`)).json() as Promise<{
    ready: boolean;
    checks: Record<string, { ok: boolean }>;
  }>;
const untilReady = (url: string, expected: object) =>
  vi.waitFor(async () => expect(await readiness(url)).toMatchObject(expected), PATIENTLY);

it("waits for a chain that is gone, and goes on when it is back", async () => {
  const rpc = await through(world.network.rpcUrl);
  const worker = await runWorker(world, { STELLAR_RPC_URL: [rpc.url] });
  await untilReady(worker.url, { ready: true });
  await rpc.cut();
  await untilReady(worker.url, { ready: false, checks: { database: { ok: true }, chain: { ok: false } } });
  const group = await world.createStartedGroup(["Ada", "Bayo"]);
  for (const name of ["Ada", "Bayo"]) await world.contribute(name, group);
  await rpc.join();
  await vi.waitFor(async () => expect((await world.snapshot(group)).payouts).toHaveLength(1), PATIENTLY);
  await projected(world);
  await untilReady(worker.url, { ready: true });
});

it("goes on over another way to the network when one is gone, whichever it is", async () => {
  const [first, second] = await Promise.all([through(world.network.rpcUrl), through(world.network.rpcUrl)]);
  const worker = await runWorker(world, { STELLAR_RPC_URL: [first.url, second.url] });
  await untilReady(worker.url, { ready: true });
  const isSettledAndProjected = async (names: readonly [string, string]) => {
    const group = await world.createStartedGroup([...names]);
    for (const name of names) await world.contribute(name, group);
    await vi.waitFor(async () => expect((await world.snapshot(group)).payouts).toHaveLength(1), PATIENTLY);
    await projected(world);
    await untilReady(worker.url, { ready: true, checks: { chain: { ok: true } } });
  };
  await first.cut();
  await isSettledAndProjected(["Ada", "Bayo"]);
  await first.join();
  await second.cut();
  await isSettledAndProjected(["Chidi", "Dede"]);
});

it("waits for a database that is gone, and goes on when it is back", async () => {
  const database = await through(world.databaseUrl);
  const worker = await runWorker(world, { DATABASE_URL: database.url });
  await untilReady(worker.url, { ready: true });
  await database.cut();
  await untilReady(worker.url, { ready: false, checks: { database: { ok: false }, chain: { ok: true } } });
  const group = await world.createStartedGroup(["Chidi", "Dede"]);
  for (const name of ["Chidi", "Dede"]) await world.contribute(name, group);
  await database.join();
  await vi.waitFor(async () => expect((await world.snapshot(group)).payouts).toHaveLength(1), PATIENTLY);
  await projected(world);
  await untilReady(worker.url, { ready: true });
});

it("starts without chain and database, and begins when they come", async () => {
  const [rpc, database] = await Promise.all([through(world.network.rpcUrl), through(world.databaseUrl)]);
  await Promise.all([rpc.cut(), database.cut()]);
  const worker = await runWorker(world, { STELLAR_RPC_URL: [rpc.url], DATABASE_URL: database.url });
  expect((await fetch(`${worker.url}/health/live`)).status).toBe(200);
  await untilReady(worker.url, { ready: false, checks: { database: { ok: false }, chain: { ok: false } } });
  await Promise.all([rpc.join(), database.join()]);
  const group = await world.createGroup("Efe");
  await untilReady(worker.url, { ready: true });
  await projected(world);
  expect(await world.database.groups.findGroup(group)).not.toBeNull();
});
