import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

/** Whether this machine has Redis: Debian's redis-server, or what calls itself so on the PATH. */
export const hasRedis = spawnSync("redis-server", ["--version"]).status === 0;

export interface RedisServer {
  url: string;
  /** It stops answering, with its connections open, until `resume`. */
  pause(): void;
  resume(): void;
  stop(): Promise<void>;
}

/** A Redis of its own, that keeps nothing on disk. */
export async function startRedis(port?: number): Promise<RedisServer> {
  const folder = await mkdtemp(path.join(tmpdir(), "ajo-redis-"));
  const chosen = port ?? (await freePort());
  const child = spawn(
    "redis-server",
    ["--port", String(chosen), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", folder],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const guard = guardOf(child, folder);
  await new Promise<void>((resolve, reject) => {
    child.stdout.on("data", (chunk: Buffer) => {
      if (chunk.includes("Ready to accept connections")) resolve();
    });
    child.once("close", () => reject(new Error("redis-server ended before it was ready")));
  });
  return {
    url: `redis://127.0.0.1:${chosen}`,
    pause: () => void child.kill("SIGSTOP"),
    resume: () => void child.kill("SIGCONT"),
    stop: async () => {
      guard.stdin.end();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Reads until nobody holds its input any more, which also the death of this process brings about, and ends Redis. */
function guardOf({ pid }: ChildProcess, folder: string) {
  const program = 'read -r _; kill -KILL "$0"; rm -rf "$1"';
  return spawn("sh", ["-c", program, String(pid), folder], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
}

/** Below the ports that systems hand out: nobody is given it while Redis is away, so that it can come back there. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(16_384, 32_768);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
