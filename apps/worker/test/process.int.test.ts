import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { createWorld, type World } from "@ajo/testing";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";

const APP = fileURLToPath(new URL("..", import.meta.url));
let world: World;

beforeAll(async () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ["../../tooling/bundle.mjs", "src/main.ts", "src/rebuild.ts"],
    { cwd: APP, encoding: "utf8" },
  );
  if (status !== 0) throw new Error(stderr);
  world = await createWorld({ withDatabase: true });
});
afterAll(() => world.close());

function environment(): Record<string, string> {
  const { rpcUrl, networkPassphrase, factoryId, workerSecret } = world.network;
  return {
    ...{
      WORKER_PORT: "0",
      DATABASE_URL: world.databaseUrl,
      STELLAR_RPC_URL: rpcUrl,
      AJO_FACTORY_ID: factoryId,
    },
    ...{ STELLAR_NETWORK_PASSPHRASE: networkPassphrase, WORKER_SECRET: workerSecret, POLL_INTERVAL_MS: "50" },
  };
}

/** Starts the bundle as `npm start` does; its log lines in order. */
function start(
  env: Record<string, string>,
  script = "dist/main.mjs",
): { child: ChildProcess; line: (text: string) => Promise<string>; errors: () => string } {
  const child = spawn(process.execPath, [script], { cwd: APP, env, stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const lines = createInterface({ input: child.stdout });
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  const line = (text: string) =>
    new Promise<string>((found, failed) => {
      lines.on("line", (candidate) => {
        if (candidate.includes(text)) found(candidate);
      });
      child.on("exit", (code) => failed(new Error(`ended with ${code}: ${errors}`)));
    });
  return { child, line, errors: () => errors };
}

it("stops in order when it is told to", async () => {
  const worker = start(environment());
  await worker.line('"leading"');
  worker.child.kill("SIGTERM");
  expect(await once(worker.child, "exit")).toEqual([0, null]);
});

it("says what to set when something is missing", async () => {
  const { DATABASE_URL: _, ...rest } = environment();
  const worker = start(rest);
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
  const rebuild = start(env, "dist/rebuild.mjs");
  expect(await rebuild.line("rebuilt the projection")).toContain("events");
  expect((await world.database.groups.findGroup(group))?.data.status).toBe("active");
});
