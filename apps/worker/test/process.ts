import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { World } from "@ajo/testing";
import { onTestFinished } from "vitest";

const APP = fileURLToPath(new URL("..", import.meta.url));

/** What a worker of this world needs to be told. */
export function environmentOf(world: World, databaseUrl = world.databaseUrl): Record<string, string> {
  const { rpcUrl, networkPassphrase, factoryId, workerSecret, tokens } = world.network;
  return {
    ...{ WORKER_PORT: "0", DATABASE_URL: databaseUrl, STELLAR_RPC_URL: rpcUrl, AJO_FACTORY_ID: factoryId },
    ...{ STELLAR_NETWORK_PASSPHRASE: networkPassphrase, WORKER_SECRET: workerSecret },
    ...{ AJO_TOKENS: JSON.stringify(tokens), POLL_INTERVAL_MS: "50", SETTLING_CHANNELS: "2" },
  };
}

export interface StartedProcess {
  child: ChildProcess;
  /** The next line that contains `text`; rejects when the process ends without. */
  line(text: string): Promise<string>;
  errors(): string;
}

/** Starts a bundle as `npm start` does; killed with the test. */
export function startBundle(
  env: Record<string, string>,
  script = "dist/main.mjs",
  args: string[] = [],
): StartedProcess {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: APP,
    env: { AJO_EXIT_WITH_PARENT: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const lines = createInterface({ input: child.stdout });
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  return {
    child,
    errors: () => errors,
    line: (text) =>
      new Promise<string>((found, failed) => {
        lines.on("line", (candidate) => {
          if (candidate.includes(text)) found(candidate);
        });
        child.on("exit", (code) => failed(new Error(`ended with ${code}: ${errors}`)));
      }),
  };
}
