import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { z } from "zod";
import { freePort, startChild } from "./child";

const root = path.resolve(import.meta.dirname, "../../..");

const runningSchema = z.object({
  webUrl: z.string(),
  apiUrl: z.string(),
  workerUrl: z.string(),
  rpcUrl: z.string(),
  databaseUrl: z.string(),
});

export type RunningStack = z.infer<typeof runningSchema> & {
  startSeconds: number;
  stop: () => Promise<void>;
};

/** The product itself, as `npm start` runs it, on free ports and fresh data. */
export async function startProduct(): Promise<RunningStack> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), "ajo-bench-"));
  const [web, api, worker, ledger] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
  const env = {
    AJO_DATA_DIR: dataDir,
    WEB_PORT: String(web),
    API_PORT: String(api),
    WORKER_PORT: String(worker),
    LEDGER_PORT: String(ledger),
    LOG_LEVEL: "error",
    RATE_LIMIT_ANONYMOUS: "0",
    STREAMS_PER_CALLER: "0",
    RATE_LIMIT_SIGNED_IN: "0",
  };
  const started = performance.now();
  const child = await startChild([path.join(root, "tooling/dist/stack.mjs"), "start"], env, (line) =>
    line.startsWith("Ajo is ready"),
  );
  const startSeconds = (performance.now() - started) / 1000;
  const running = runningSchema.parse(JSON.parse(readFileSync(path.join(dataDir, "running.json"), "utf8")));
  const stop = async () => {
    await child.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { ...running, startSeconds, stop };
}
