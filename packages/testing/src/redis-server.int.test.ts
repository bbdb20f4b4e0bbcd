import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { fileURLToPath } from "node:url";
import { expect, it, vi } from "vitest";
import { hasRedis, startRedis } from "./redis-server";

const STARTER = fileURLToPath(new URL("../test/start-redis-and-wait.ts", import.meta.url));

async function isThere(url: string): Promise<boolean> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

it.skipIf(!hasRedis)("is gone once it is stopped, also out of a pause (redis-server)", async () => {
  const redis = await startRedis();
  expect(await isThere(redis.url)).toBe(true);
  redis.pause();
  await redis.stop();
  expect(await isThere(redis.url)).toBe(false);
});

it.skipIf(!hasRedis)("ends when the process that started it is killed (redis-server)", async () => {
  const starter = spawn(process.execPath, ["--import", "tsx", STARTER], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [output] = (await once(starter.stdout, "data")) as [Buffer];
  const url = output.toString().trim();
  expect(await isThere(url)).toBe(true);
  starter.kill("SIGKILL");
  await vi.waitUntil(async () => !(await isThere(url)), 30_000);
});
