import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { isThere } from "./is-there";
import { openEventStream } from "./server-sent-events";
import { createTestDatabase, startTestApi, testEnvironment } from "./start-test-api";
import { projectNewGroup } from "./sample-group";

const main = fileURLToPath(new URL("../dist/main.mjs", import.meta.url));
const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

/** The built program, with nothing of this process's environment but the way to find programs. */
function run(env: Record<string, string>, args: string[] = [main]) {
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env["PATH"], AJO_EXIT_WITH_PARENT: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  started.push(child);
  let output = "";
  const heard = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      for (const look of heard) look();
    });
  const ended = once(child, "close").then(([code]) => code as number | null);
  const says = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(output);
        if (match !== null) resolve(match);
      };
      heard.add(look);
      look();
      void ended.then(() => reject(new Error(`ended without saying ${String(pattern)}:\n${output}`)));
    });
  return { child, ended, says, output: () => output };
}

const readyUrl = async (says: (pattern: RegExp) => Promise<RegExpExecArray>) =>
  (await says(/api ready on (http:\/\/127\.0\.0\.1:\d+)/))[1] ?? "";

describe("the program", () => {
  it("says what to set, one line for each variable, and ends", async () => {
    const { ended, output } = run({ SIGNING_SECRET: "GABC", AJO_TOKENS: "[{}]" });
    expect(await ended).toBe(1);
    const lines = output().trim().split("\n");
    expect(lines).toContain("DATABASE_URL: set it to postgresql://user:password@host:port/database");
    expect(lines).toContain(
      "SIGNING_SECRET: set it to a Stellar secret key (S...) that is used for nothing else",
    );
    expect(lines.some((line) => line.startsWith("AJO_TOKENS: set it to a JSON list like"))).toBe(true);
    expect(output()).not.toContain("GABC");
  });

  it("ends on SIGTERM with a stream open, and breaks the stream off", async () => {
    const databaseUrl = await createTestDatabase();
    const filling = await startTestApi(databaseUrl);
    const groupId = await projectNewGroup(filling.database, "Stopped");
    await filling.end();

    const { child, ended, says, output } = run({ ...testEnvironment(databaseUrl), LOG_LEVEL: "info" });
    const url = await readyUrl(says);
    const stream = await openEventStream(
      `${url}/trpc/group.onChange?input=${encodeURIComponent(JSON.stringify({ json: { groupId } }))}`,
    );
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
    expect(await stream.ended).toBe("broken");
    expect(output()).not.toMatch(/S[A-Z2-7]{55}|postgresql:/);
  });

  it("ends when the process that started it, and read what it says, is killed", async () => {
    const environment = { ...testEnvironment(await createTestDatabase()), LOG_LEVEL: "info" };
    const script = `
      const api = require("child_process").spawn(process.execPath, [${JSON.stringify(main)}], { stdio: ["ignore", "pipe", "inherit"] });
      api.stdout.pipe(process.stdout);
      console.log("api is process " + api.pid);`;
    const parent = run(environment, ["-e", script]);
    const pid = Number((await parent.says(/api is process (\d+)/))[1]);
    await readyUrl(parent.says);
    onTestFinished(() => {
      if (isThere(pid)) process.kill(pid, "SIGKILL");
    });
    parent.child.kill("SIGKILL");
    await vi.waitUntil(() => !isThere(pid), { timeout: 30_000, interval: 100 });
  });
});
