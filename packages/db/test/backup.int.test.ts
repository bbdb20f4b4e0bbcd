import { createReadStream } from "node:fs";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { walletAddressSchema } from "@ajo/schemas";
import { account, ChainModel, movesArbitrary, play } from "@ajo/schemas/testing";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { CREDENTIALS, restoreBackup, writeBackup } from "../src/backup/index";
import { LineReader } from "../src/backup/line-reader";
import { createDatabase, PROJECTED_TABLES, type Database } from "../src/index";
import { beginProjection, catchUp } from "./project";
import { createTestDatabase, type TestDatabase } from "./test-database";

let folder: string;
let test: TestDatabase;
let database: Database;
let chain: ChainModel;
const ada = walletAddressSchema.parse(account("Ada"));

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "ajo-backup-"));
  test = await createTestDatabase();
  database = createDatabase({ url: test.url });
  chain = new ChainModel();
  const [moves] = fc.sample(movesArbitrary(60), { numRuns: 1, seed: 7 });
  play(chain, moves!);
  await beginProjection(database);
  await catchUp(database, chain);
  // Everything that COPY has to escape.
  await database.users.setDisplayName(ada, "A\\d\ta\n\\.\nÀdá 🪙\r");
  const jpeg = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  await database.users.setPicture(ada, { hash: "0".repeat(64), jpeg });
  await test.rows(
    `insert into differences (group_id, field, ledger) select 'C', 'field ' || n, n from generate_series(1, 3) n`,
  );
  await test.rows(
    `insert into sessions (id, family_id, token_hash, address, expires_at)
      values (gen_random_uuid(), gen_random_uuid(), 'hash', $1, now() + interval '1 day')`,
    [ada],
  );
});
afterAll(async () => {
  await database.close();
  await test.drop();
  await rm(folder, { recursive: true });
});

let file: string;
let files = 0;
beforeEach(() => {
  files += 1;
  file = path.join(folder, `${files}.backup.gz`);
});

async function otherDatabase(): Promise<TestDatabase> {
  const other = await createTestDatabase();
  onTestFinished(() => other.drop());
  return other;
}

const tablesOf = async (database: TestDatabase) =>
  (
    await database.rows<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'public' order by 1",
    )
  ).map(({ name }) => name);
async function dump(database: TestDatabase): Promise<Record<string, string[]>> {
  const entries = (await tablesOf(database)).map(async (table) => {
    const rows = await database.rows<{ row: string }>(`select t::text as row from ${table} t order by 1`);
    return [table, rows.map(({ row }) => row)] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
const without = (tables: Record<string, string[]>, ...names: readonly string[]) =>
  Object.fromEntries(Object.entries(tables).filter(([name]) => !names.includes(name)));

describe("a backup", () => {
  it("restored elsewhere is the same rows in every table, but credentials", async () => {
    const { rows, header } = await writeBackup(test.url, file);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(header.chain?.ledger).toBe(chain.ledger);
    const other = await otherDatabase();
    const told = await restoreBackup(other.url, file);
    expect(told).toEqual({ rows, header });
    const [before, after] = [await dump(test), await dump(other)];
    expect(without(after, ...CREDENTIALS)).toEqual(without(before, ...CREDENTIALS));
    for (const table of CREDENTIALS) expect(after[table]).toEqual([]);
    // Numbers go on where they were.
    expect(
      await other.rows(
        "insert into differences (group_id, field, ledger) values ('C', 'next', 4) returning id::int",
      ),
    ).toEqual([{ id: 4 }]);
  });

  it("holds every table that is not named as left out", async () => {
    const { header } = await writeBackup(test.url, file);
    const held = header.tables.map(({ name }) => name);
    expect([...held, ...CREDENTIALS, "_prisma_migrations"].sort()).toEqual(await tablesOf(test));
  });

  it("is of one moment, whatever changes while it is written", async () => {
    const busy = await otherDatabase();
    await writeBackup(test.url, file);
    await restoreBackup(busy.url, file);
    await busy.rows("update users set display_name = '0'");
    await busy.rows("update differences set field = '0'");
    // Two tables that never are more than one step apart.
    let isWriting = true;
    const change = async () => {
      for (let step = 0; isWriting; step++) {
        await busy.rows("update users set display_name = $1", [String(step)]);
        await busy.rows("update differences set field = $1", [String(step)]);
      }
    };
    const changing = change();
    await writeBackup(busy.url, `${file}.busy`);
    isWriting = false;
    await changing;
    const other = await otherDatabase();
    await restoreBackup(other.url, `${file}.busy`);
    const [step] = await other.rows<{ first: string; second: string }>(
      "select (select display_name from users) as first, (select min(field) from differences) as second",
    );
    expect([0, 1]).toContain(Number(step!.first) - Number(step!.second));
  });

  it("without what the chain said leaves the projection to be read again", async () => {
    await writeBackup(test.url, file, { offChain: true });
    const other = await otherDatabase();
    await restoreBackup(other.url, file);
    const after = await dump(other);
    for (const table of PROJECTED_TABLES) expect(after[table]).toEqual([]);
    expect(after["users"]).toEqual((await dump(test))["users"]);
    const restored = createDatabase({ url: other.url });
    onTestFinished(() => restored.close());
    await beginProjection(restored);
    await catchUp(restored, chain);
    const rebuilt = await dump(other);
    for (const table of ["groups", "contributions", "member_statistics"])
      expect(rebuilt[table]).toEqual((await dump(test))[table]);
  });

  it("leaves no file behind when it cannot be finished", async () => {
    await expect(writeBackup(`${test.url}_none`, file)).rejects.toThrow();
    const nowhere = path.join(folder, "none", "file");
    await expect(writeBackup(test.url, nowhere)).rejects.toThrow("ENOENT");
    await expect(stat(file)).rejects.toThrow("ENOENT");
  });
});

describe("restoring", () => {
  const refused = async (other: TestDatabase, code: string, options = {}) => {
    const before = await dump(other);
    await expect(restoreBackup(other.url, file, options)).rejects.toMatchObject({
      name: "BackupError",
      code,
    });
    expect(await dump(other)).toEqual(before);
  };
  const rewritten = async (change: (text: string) => string) => {
    await writeBackup(test.url, file);
    await writeFile(file, gzipSync(change(gunzipSync(await readFile(file)).toString("utf8"))));
  };

  it("refuses what is no backup, is cut short, or was changed", async () => {
    const other = await otherDatabase();
    await expect(restoreBackup(other.url, file)).rejects.toThrow("ENOENT");
    await writeFile(file, "not even packed");
    await refused(other, "NotABackup");
    await writeFile(file, gzipSync('{"ajoBackup":2}\n'));
    await refused(other, "NotABackup");
    await rewritten((text) => text.replace("Àdá", "Adá"));
    await refused(other, "Damaged");
    await rewritten((text) => text.slice(0, text.length >> 1));
    await refused(other, "Damaged");
    await rewritten((text) => `${text}more\n`);
    await refused(other, "Damaged");
    await writeBackup(test.url, file);
    const packed = await readFile(file);
    await writeFile(file, packed.subarray(0, packed.length >> 1));
    await refused(other, "Damaged");
    // It was not the target's fault.
    await writeFile(file, packed);
    await restoreBackup(other.url, file);
  });

  it("refuses rows of another schema by the name of its last migration", async () => {
    const other = await otherDatabase();
    await rewritten((text) => text.replace(/"checksum":"./, '"checksum":"_'));
    await refused(other, "WrongSchema");
    await writeBackup(test.url, file);
    await other.rows("alter table users add column more text");
    await refused(other, "WrongSchema");
  });

  it("replaces what people left there only when told, sessions included", async () => {
    await writeBackup(test.url, file);
    const other = await otherDatabase();
    await other.rows("insert into users (id, wallet_address) values (gen_random_uuid(), 'G')");
    await other.rows(`insert into sessions (id, family_id, token_hash, address, expires_at)
      values (gen_random_uuid(), gen_random_uuid(), 'other', 'G', now())`);
    await refused(other, "NotEmpty");
    await restoreBackup(other.url, file, { replace: true });
    expect(await other.rows("select display_name from users")).toEqual([
      { display_name: "A\\d\ta\n\\.\nÀdá 🪙\r" },
    ]);
    expect(await other.rows("select * from sessions")).toEqual([]);
  });

  it("waits for no worker: it says that one leads", async () => {
    await writeBackup(test.url, file);
    const other = await otherDatabase();
    const busy = createDatabase({ url: other.url });
    onTestFinished(() => busy.close());
    const leading = await busy.leadership.tryLead("worker");
    await refused(other, "InUse");
    await leading!.release();
    await expect
      .poll(() => restoreBackup(other.url, file).then(() => "restored"), { timeout: 5_000 })
      .toBe("restored");
  });

  it("tells those who listen that anything may have changed", async () => {
    await writeBackup(test.url, file);
    const other = await otherDatabase();
    const listening = createDatabase({ url: other.url });
    const heard: unknown[] = [];
    const listener = listening.changes.listen({
      onChange: () => undefined,
      onProjected: () => undefined,
      onStale: (groupId) => heard.push(groupId),
    });
    onTestFinished(async () => {
      await listener.stop();
      await listening.close();
    });
    await listener.ready;
    await restoreBackup(other.url, file);
    await expect.poll(() => heard).toEqual([null]);
  });
});

describe("the reader of a backup", () => {
  it("finds the end of rows however the stream is cut", async () => {
    const line = fc.stringMatching(/^[a.\\]{0,4}$/).filter((text) => text !== "\\.");
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 12 }),
        fc.integer({ min: 1, max: 7 }),
        async (rows, size) => {
          const text = `head\n${rows.map((row) => `${row}\n`).join("")}\\.\ntail\n`;
          async function* chunks() {
            for (let at = 0; at < text.length; at += size) yield Buffer.from(text.slice(at, at + size));
          }
          const reader = new LineReader(chunks());
          expect(await reader.line()).toBe("head");
          const read: Buffer[] = [];
          for await (const part of reader.rows()) read.push(part);
          expect(Buffer.concat(read).toString()).toBe(rows.map((row) => `${row}\n`).join(""));
          expect(await reader.line()).toBe("tail");
          expect(await reader.isAtEnd()).toBe(true);
        },
      ),
    );
  });

  it("says when a stream ends too early", async () => {
    const reader = new LineReader(createReadStream("/dev/null") as AsyncIterable<Buffer>);
    await expect(reader.line()).rejects.toMatchObject({ code: "Damaged" });
  });
});
