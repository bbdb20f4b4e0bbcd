import { account, groupId } from "@ajo/schemas/testing";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createDatabase, type Database } from "../src/index";
import {
  migrateDatabase,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from "../src/embedded-postgres/index";

let folder: string;
let postgres: EmbeddedPostgres;
let database: Database;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "ajo-availability-"));
  postgres = await startEmbeddedPostgres(folder, { durable: false });
  await migrateDatabase(postgres.url);
  database = createDatabase({ url: postgres.url, poolSize: 3 });
});
afterAll(async () => {
  await database.close();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});

const UNAVAILABLE = { name: "AjoError", code: "DatabaseUnavailable" };

it("names a stopped database, whichever way it is asked, and works again when it is back", async () => {
  await database.ping();
  await database.users.upsertUser(account("Ada"));
  await postgres.stop();
  await expect(database.ping()).rejects.toMatchObject(UNAVAILABLE);
  await expect(database.groups.findGroup(groupId("any"))).rejects.toMatchObject(UNAVAILABLE);
  await expect(database.users.findUser(account("Ada"))).rejects.toMatchObject(UNAVAILABLE);
  await expect(database.sessions.find("any")).rejects.toMatchObject(UNAVAILABLE);
  await expect(database.projection.getCursor()).rejects.toMatchObject(UNAVAILABLE);
  await expect(
    database.projection.applyLedgers({
      after: 0,
      ledger: 1,
      closeTime: new Date(),
      cursor: null,
      events: [],
    }),
  ).rejects.toMatchObject(UNAVAILABLE);

  postgres = await startEmbeddedPostgres(folder, { durable: false, port: postgres.port });
  await database.ping();
  expect(await database.users.findUser(account("Ada"))).not.toBeNull();
});
