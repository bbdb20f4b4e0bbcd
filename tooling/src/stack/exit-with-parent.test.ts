import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, it, vi } from "vitest";

const PRELOAD = new URL("../../exit-with-parent.mjs", import.meta.url).href;
const PROGRAM = "console.log(process.pid); setInterval(() => undefined, 1_000);";
/** Starts the program and waits to be killed. */
const PARENT = `
  const args = ["--import", ${JSON.stringify(PRELOAD)}, "-e", ${JSON.stringify(PROGRAM)}];
  require("node:child_process").spawn(process.execPath, args, { stdio: "inherit" });`;

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

it("ends a program whose parent was killed", async () => {
  const parent = spawn(process.execPath, ["-e", PARENT], { stdio: ["ignore", "pipe", "inherit"] });
  const [output] = (await once(parent.stdout, "data")) as [Buffer];
  const pid = Number(output.toString());
  expect(isThere(pid)).toBe(true);
  parent.kill("SIGKILL");
  await vi.waitUntil(() => !isThere(pid), { timeout: 30_000, interval: 50 });
}, 60_000);
