import { once } from "node:events";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { createDatabase, type Database } from "../src/index";
import { createTestDatabase, type TestDatabase } from "./test-database";

let test: TestDatabase;
let one: Database;
let other: Database;

beforeAll(async () => {
  test = await createTestDatabase();
  one = createDatabase({ url: test.url });
  other = createDatabase({ url: test.url });
});
afterAll(async () => {
  await one.close();
  await other.close();
  await test.drop();
});

it("belongs to one at a time, and passes on when it is released", async () => {
  const first = await one.leadership.tryLead("indexer");
  expect(first?.signal.aborted).toBe(false);
  expect(await other.leadership.tryLead("indexer")).toBeNull();
  const another = await other.leadership.tryLead("something else");
  expect(another).not.toBeNull();
  await another?.release();
  await first?.release();
  expect(first?.signal.aborted).toBe(true);
  const second = await other.leadership.tryLead("indexer");
  expect(second).not.toBeNull();
  await second?.release();
});

it("ends when the connection that holds it is cut", async () => {
  const leadership = (await one.leadership.tryLead("indexer"))!;
  const ended = once(leadership.signal, "abort");
  // Other tests hold locks in databases of their own on the same server.
  await test.rows(
    "select pg_terminate_backend(pid) from pg_stat_activity join pg_locks using (pid) where datname = current_database() and locktype = 'advisory'",
  );
  await ended;
  // PostgreSQL says goodbye before it lets go of the lock.
  const next = await vi.waitUntil(() => other.leadership.tryLead("indexer"), { timeout: 20_000 });
  await next.release();
});
