import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { createWorld, type World } from "@ajo/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { environmentOf, startBundle } from "./process";

const APP = fileURLToPath(new URL("..", import.meta.url));
let world: World;

beforeAll(async () => {
  world = await createWorld({ withDatabase: true });
});
afterAll(() => world.close());

const environment = () => environmentOf(world);

it("stops in order when it is told to", async () => {
  const worker = startBundle(environment());
  await worker.line('"leading"');
  worker.child.kill("SIGTERM");
  expect(await once(worker.child, "exit")).toEqual([0, null]);
});

it("says what to set when something is missing", async () => {
  const { DATABASE_URL: _, ...rest } = environment();
  const worker = startBundle(rest);
  expect(await once(worker.child, "exit")).toEqual([1, null]);
  expect(worker.errors()).toContain("DATABASE_URL: set it to postgresql://");
});

it("ends when whoever started it is gone", async () => {
  // A parent that starts the worker, tells its process id, and waits to be killed.
  const script = `
    const child = require("node:child_process").spawn(process.execPath, ["dist/main.mjs"], { stdio: ["ignore", "pipe", "inherit"] });
    child.stdout.on("data", (text) => String(text).includes('"leading"') && console.log(child.pid));
    setInterval(() => undefined, 1000);`;
  const parent = spawn(process.execPath, ["-e", script], {
    cwd: APP,
    env: { ...environment(), AJO_EXIT_WITH_PARENT: "1" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [output] = (await once(parent.stdout, "data")) as [Buffer];
  const pid = Number(output.toString());
  const isAlive = () => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  expect(isAlive()).toBe(true);
  parent.kill("SIGKILL");
  await expect.poll(isAlive, { timeout: 20_000, interval: 100 }).toBe(false);
});

it("rebuilds the projection on demand", async () => {
  const group = await world.createStartedGroup(["Ada", "Bayo"]);
  const { WORKER_SECRET: _secret, WORKER_PORT: _port, ...env } = environment();
  const rebuild = startBundle(env, "dist/rebuild.mjs");
  expect(await rebuild.line("rebuilt the projection")).toContain("events");
  expect((await world.database.groups.findGroup(group))?.data.status).toBe("active");
});

it("repairs, and lists jobs, on demand", async () => {
  const group = await world.createStartedGroup(["Chidi", "Dede"]);
  const worker = startBundle(environment());
  await worker.line('"projected"');
  worker.child.kill("SIGTERM");
  await once(worker.child, "exit");
  const repair = startBundle(environment(), "dist/repair.mjs", ["--group", group]);
  expect(await repair.line(group)).toContain("equal");
  const jobs = startBundle(environment(), "dist/jobs.mjs", ["list"]);
  expect(await jobs.line("settle_round")).toContain("0");
  const nothing = startBundle(environment(), "dist/repair.mjs", ["--group", "nobody"]);
  expect(await once(nothing.child, "exit")).toEqual([2, null]);
  expect(nothing.errors()).toContain("usage: repair");
});
