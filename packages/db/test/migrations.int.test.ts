import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, inject, it, onTestFinished } from "vitest";
import { migrateDatabase } from "../src/embedded-postgres/index";
import { createTestDatabase, type TestDatabase } from "./test-database";

const PACKAGE = fileURLToPath(new URL("..", import.meta.url));

async function emptyDatabase(): Promise<TestDatabase> {
  const test = await createTestDatabase();
  onTestFinished(() => test.drop());
  await test.rows("drop schema public cascade");
  await test.rows("create schema public");
  return test;
}

/** Runs the Prisma CLI as the package's scripts do. */
function prisma(
  args: string[],
  environment: Record<string, string>,
): Promise<{ code: number | null; output: string }> {
  const child = spawn(path.join(PACKAGE, "node_modules/.bin/prisma"), args, {
    cwd: PACKAGE,
    env: { PATH: process.env.PATH, ...environment },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((done) => child.on("close", (code) => done({ code, output })));
}

it("brings an empty database up to date, and does nothing the second time", async () => {
  const test = await emptyDatabase();
  const { applied } = await migrateDatabase(test.url);
  expect(applied.length).toBeGreaterThan(0);
  expect(await test.rows("select count(*)::int as users from users")).toEqual([{ users: 0 }]);
  expect(await migrateDatabase(test.url)).toEqual({ applied: [] });
});

it("has a migration for everything that the schema says", async () => {
  const args = [
    "migrate",
    "diff",
    "--from-config-datasource",
    "--to-schema",
    "prisma/schema.prisma",
    "--exit-code",
  ];
  const { code, output } = await prisma(args, { DATABASE_URL: inject("templateUrl") });
  expect(output).toContain("No difference detected");
  expect(code).toBe(0);
});

it("pushes the schema into a database without migrations", async () => {
  const test = await emptyDatabase();
  const { code, output } = await prisma(["db", "push"], { DATABASE_URL: test.url });
  expect({ code, output }).toMatchObject({ code: 0 });
  expect(await test.rows("select 1 from groups")).toEqual([]);
});

it("says what to set when a database is needed and none is named", async () => {
  const { code, output } = await prisma(["migrate", "deploy"], {});
  expect(code).toBe(1);
  expect(output).toContain("DATABASE_URL is not set");
});
