import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Command } from "./unprivileged";

export interface GuardOptions {
  /** Starts the server and ends with 0 once it answers. */
  start: Command;
  /** Stops it and ends with 0 once it is gone. */
  stop: Command;
  /** Whose first line is the server's process id, while it runs. */
  pidFile: string;
  uid: number | null;
  /** Where the guard leaves its own process id, while it lives. */
  guardFile: string;
  /** What nobody misses once the starter has died: removed with it. Stays when the server is stopped in order. */
  discard: readonly string[];
}

export interface Guard {
  /** What `start` ended with. When that is not 0 the guard is gone already. */
  started: Promise<number>;
  /** Stops the server, unless another one has taken its place. Resolves to what `stop` ended with, null when the guard was killed. */
  end(): Promise<number | null>;
}

/**
 * The guard's program. It is handed to Node as text, since bundles have no file of it to run, and lives in a session of
 * its own, which no Ctrl-C reaches. The channel to whoever started it closes with that process, however it ends.
 */
const PROGRAM = `
const { spawn } = require("node:child_process");
const { readFileSync, rmSync, writeFileSync } = require("node:fs");
const { start, stop, pidFile, uid, guardFile, discard } = JSON.parse(process.argv[1]);

let isAsked = false;
process.once("message", () => { isAsked = true; process.disconnect(); });
const letGo = new Promise((resolve) => process.once("disconnect", resolve));

const run = ([command, ...args]) => new Promise((resolve) => {
  const child = spawn(command, args, { cwd: "/", stdio: "ignore", windowsHide: true, ...(uid === null ? {} : { uid, gid: uid }) });
  child.once("error", () => resolve(127));
  child.once("close", (code) => resolve(code ?? 1));
});
const pidIn = (file) => { try { return readFileSync(file, "utf8").split("\\n", 1)[0]; } catch { return null; } };
const isThere = (pid) => { try { return process.kill(Number(pid), 0); } catch { return false; } };
const tell = (code, then) => { if (process.connected) process.send(code, then ?? (() => undefined)); };

(async () => {
  const started = await run(start);
  if (started !== 0) return tell(started, () => process.disconnect());
  const server = pidIn(pidFile);
  writeFileSync(guardFile, String(process.pid));
  tell(started);
  await letGo;
  // The files may be another server's by now: then they are no business of this guard.
  const isOurs = pidIn(pidFile) === server;
  if (isOurs && isThere(server)) process.exitCode = await run(stop);
  if (isOurs && !isAsked) for (const file of discard) rmSync(file, { recursive: true, force: true });
  if (pidIn(guardFile) === String(process.pid)) rmSync(guardFile, { force: true });
})();
`;

/** Starts a server that ends when this process ends, however it ends: killed, out of memory, broken off by Ctrl-C. */
export function startGuarded(options: GuardOptions): Guard {
  const child = spawn(process.execPath, ["-e", PROGRAM, JSON.stringify(options)], {
    cwd: path.parse(process.execPath).root,
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    detached: true,
    windowsHide: true,
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once("error", () => resolve(127));
    child.once("exit", (code) => resolve(code));
  });
  const told = new Promise<number>((resolve) => child.once("message", (code) => resolve(Number(code))));
  const started = Promise.race([told, ended.then((code) => code ?? 1)]);
  // It is no reason for this process to stay.
  void started.then(() => {
    child.channel?.unref();
    child.unref();
  });
  return {
    started,
    end: () => {
      child.ref();
      if (child.connected) child.send("stop", () => undefined);
      return ended;
    },
  };
}

/** Whether a guard lives that left its process id here. */
export function isGuarded(guardFile: string): boolean {
  if (!existsSync(guardFile)) return false;
  try {
    return process.kill(Number(readFileSync(guardFile, "utf8")), 0);
  } catch {
    return false;
  }
}
