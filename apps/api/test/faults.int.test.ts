import type { AppRouter } from "@ajo/router";
import { walletAddressSchema } from "@ajo/schemas";
import { createTRPCClient, httpLink } from "@trpc/client";
import pino from "pino";
import superjson from "superjson";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keyOf, projectJoining, projectNewGroup } from "./sample-group";
import { openEventStream } from "./server-sent-events";
import { environmentSchema } from "../src/env";
import { startApi } from "../src/start-api";
import {
  startPostgres,
  startTestApi,
  testEnvironment,
  type TestApi,
  type TestPostgres,
} from "./start-test-api";

// A server of its own: it is stopped and started.
let postgres: TestPostgres;
let api: TestApi;
beforeAll(async () => {
  postgres = await startPostgres();
  api = await startTestApi(postgres.url);
});
afterAll(async () => {
  await api.end();
  await postgres.remove();
});

const client = () =>
  createTRPCClient<AppRouter>({ links: [httpLink({ url: `${api.url}/trpc`, transformer: superjson })] });
const inMemory = (ask: () => Promise<{ freshness: { source: string } }>) =>
  expect.poll(async () => (await ask()).freshness.source, { timeout: 10_000 }).toBe("memory");

describe("with the ledger stopped", () => {
  it("what is known is still answered, and marked stale until the ledger is back", async () => {
    const groupId = await projectNewGroup(api.database, "Ledger stopped");
    const ask = () => client().group.byId.query({ groupId });
    await inMemory(ask);
    api.chain.down = true;
    await api.dependencies.watch.ask().catch(() => undefined);
    expect(await ask()).toMatchObject({ data: { name: "Ledger stopped" }, freshness: { stale: true } });
    api.chain.down = false;
    await api.dependencies.watch.ask();
    expect((await ask()).freshness.stale).toBe(false);
  });
});

describe("with nothing where the ledger should be", () => {
  it("the server starts, answers what is projected as stale, and refuses the rest by name", async () => {
    const groupId = await projectNewGroup(api.database, "Nobody there");
    const environment = environmentSchema.parse(testEnvironment(postgres.url, "http://127.0.0.1:1"));
    const own = await startApi(environment, pino({ level: "silent" }));
    const ownClient = createTRPCClient<AppRouter>({
      links: [httpLink({ url: `${own.url}/trpc`, transformer: superjson })],
    });
    const source = walletAddressSchema.parse(keyOf("Ada").publicKey());
    const down = { data: { httpStatus: 503, ajo: { code: "ChainUnavailable" } } };
    await expect(ownClient.group.prepareJoin.mutate({ source, groupId })).rejects.toMatchObject(down);
    await expect(ownClient.network.account.query({ address: source })).rejects.toMatchObject(down);
    expect((await ownClient.network.info.query()).latestLedger).toBeGreaterThan(0);
    expect(await ownClient.group.byId.query({ groupId })).toMatchObject({
      data: { name: "Nobody there" },
      freshness: { stale: true },
    });
    await own.stop();
  });
});

describe("with the database and the ledger stopped", () => {
  it("known groups are answered as stale, the rest fails by name, and everything comes back", async () => {
    const groupId = await projectNewGroup(api.database, "Database stopped");
    const other = await projectNewGroup(api.database, "Never read before");
    const stream = await openEventStream(
      `${api.url}/trpc/group.onChange?input=${encodeURIComponent(JSON.stringify({ json: { groupId } }))}`,
    );
    const ask = () => client().group.byId.query({ groupId });
    await inMemory(ask);

    await postgres.stop();
    api.chain.down = true;
    await expect.poll(async () => (await ask()).freshness.stale, { timeout: 10_000 }).toBe(true);
    expect((await ask()).data.name).toBe("Database stopped");
    const down = { data: { httpStatus: 503, ajo: { code: "DatabaseUnavailable" } } };
    await expect(client().group.list.query({})).rejects.toMatchObject(down);
    await expect(
      client().auth.challenge.mutate({ address: walletAddressSchema.parse(keyOf("Ada").publicKey()) }),
    ).rejects.toMatchObject(down);
    const picture = await fetch(`${api.url}/pictures/${"0".repeat(64)}`);
    expect([picture.status, await picture.json()]).toMatchObject([
      503,
      { error: { code: "DatabaseUnavailable" } },
    ]);
    expect((await fetch(`${api.url}/health/live`)).status).toBe(200);
    expect(await (await fetch(`${api.url}/health/ready`)).json()).toMatchObject({
      ready: false,
      checks: { database: { ok: false } },
    });

    api.chain.down = false;
    await postgres.startAgain();
    await expect
      .poll(async () => (await fetch(`${api.url}/health/ready`)).status, { timeout: 20_000 })
      .toBe(200);
    expect((await client().group.byId.query({ groupId: other })).data.name).toBe("Never read before");
    await inMemory(ask);
    expect((await ask()).freshness.stale).toBe(false);
    // The stream that was open all the time hears what happens now.
    const ledger = await projectJoining(api.database, groupId, "Bayo", 1);
    expect((await stream.nextChange()).data).toContain(`"ledger":${ledger}`);
    stream.close();
  });
});

describe("stopping", () => {
  it("breaks streams off, so that their clients reconnect, and does not wait for them", async () => {
    const own = await startTestApi(postgres.url);
    const groupId = await projectNewGroup(own.database, "Stopping");
    const stream = await openEventStream(
      `${own.url}/trpc/group.onChange?input=${encodeURIComponent(JSON.stringify({ json: { groupId } }))}`,
    );
    await expect.poll(() => own.dependencies.changes.subscribers).toBe(1);
    await own.end();
    expect(await stream.ended).toBe("broken");
    await expect(fetch(`${own.url}/health/live`)).rejects.toThrow();
  });
});
