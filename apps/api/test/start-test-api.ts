import { migrateDatabase, startEmbeddedPostgres } from "@ajo/db/embedded-postgres";
import type { World } from "@ajo/testing";
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import pino from "pino";
import { inject, vi } from "vitest";
import { environmentSchema } from "../src/env";
import { startApi, type Api } from "../src/start-api";
import { beginProjection, FACTORY_ID, keyOf, PASSPHRASE, TOKEN } from "./sample-group";
import { TestChain } from "./test-chain";

export const WEB_ORIGIN = "http://web.ajo.test:3000";

/** What the process of a real start would find in its environment. */
export function testEnvironment(databaseUrl: string, rpcUrl = "http://127.0.0.1:1") {
  return {
    API_PORT: "0",
    DATABASE_URL: databaseUrl,
    STELLAR_RPC_URL: rpcUrl,
    STELLAR_NETWORK_PASSPHRASE: PASSPHRASE,
    AJO_FACTORY_ID: FACTORY_ID,
    AJO_TOKENS: JSON.stringify([TOKEN]),
    AJO_LOCAL_PEOPLE: JSON.stringify([{ name: "Ada", address: keyOf("Ada").publicKey() }]),
    WEB_ORIGIN,
    SESSION_SECRET: "a secret that is only good for tests",
    SIGNING_SECRET: keyOf("server").secret(),
    LOG_LEVEL: "silent",
  };
}

/** The same on a world's ledger. */
export const networkEnvironment = (
  network: World["network"],
  databaseUrl: string,
  rpcUrl = network.rpcUrl,
) => ({
  ...testEnvironment(databaseUrl, rpcUrl),
  STELLAR_NETWORK_PASSPHRASE: network.networkPassphrase,
  AJO_FACTORY_ID: network.factoryId,
  AJO_TOKENS: JSON.stringify(network.tokens),
  AJO_LOCAL_PEOPLE: JSON.stringify(network.people),
});

export interface TestPostgres {
  url: string;
  stop(): Promise<void>;
  /** On the same port, with the same data. */
  startAgain(): Promise<void>;
  /** Stops it and removes its files. */
  remove(): Promise<void>;
}

/** A PostgreSQL with the migrated database `ajo`, in a folder of its own. */
export async function startPostgres(): Promise<TestPostgres> {
  const folder = await mkdtemp(path.join(tmpdir(), "ajo-api-"));
  const start = (port?: number) =>
    startEmbeddedPostgres(folder, { durable: false, ...(port === undefined ? {} : { port }) });
  let running = await start();
  await migrateDatabase(running.url);
  const { url, port } = running;
  return {
    url,
    stop: () => running.stop(),
    startAgain: async () => {
      running = await start(port);
    },
    remove: async () => {
      await running.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A migrated, empty database of its own on the PostgreSQL that all test files share. */
export async function createTestDatabase(): Promise<string> {
  const url = new URL(inject("templateUrl"));
  const template = url.pathname.slice(1);
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  url.pathname = "/postgres";
  const client = new pg.Client({ connectionString: url.toString() });
  await client.connect();
  await client.query(`create database ${name} template ${template}`);
  await client.end();
  url.pathname = `/${name}`;
  return url.toString();
}

export interface TestApi extends Api {
  chain: TestChain;
  end(): Promise<void>;
}

/** The whole server on a real PostgreSQL and on a chain that the test steers. */
export async function startTestApi(databaseUrl?: string): Promise<TestApi> {
  const chain = new TestChain();
  const environment = environmentSchema.parse(testEnvironment(databaseUrl ?? (await createTestDatabase())));
  const api = await startApi(environment, pino({ level: "silent" }), chain.port);
  // What is projected before it hears is told to nobody.
  await vi.waitUntil(() => api.dependencies.hearing.hears, { timeout: 20_000 });
  await beginProjection(api.database);
  return { ...api, chain, end: () => api.stop() };
}
