import type { World } from "@ajo/testing";
import { onTestFinished, vi } from "vitest";
import { createLog } from "../src/log";
import { startWorker, type Worker, type WorkerEnvironment } from "../src/start-worker";

/** Silent unless a test is being understood: set it to "debug" then. */
const LOG_LEVEL = "silent";

/** A worker in this process, on the world's chain and database; stopped with the test. */
export async function runWorker(world: World, differently: Partial<WorkerEnvironment> = {}): Promise<Worker> {
  const { rpcUrl, networkPassphrase, factoryId, tokens, workerSecret } = world.network;
  const worker = await startWorker(
    {
      ...{
        WORKER_PORT: 0,
        WORKER_HOST: "127.0.0.1",
        DATABASE_URL: world.databaseUrl,
        STELLAR_RPC_URL: [rpcUrl],
      },
      ...{
        STELLAR_NETWORK_PASSPHRASE: networkPassphrase,
        AJO_FACTORY_ID: factoryId,
        AJO_TOKENS: [...tokens],
      },
      ...{ WORKER_SECRET: workerSecret, POLL_INTERVAL_MS: 20, MAX_INDEXER_LAG: 100 },
      ...{ SETTLING_CHANNELS: 8, SETTLING_MAX_FEE: 1_000_000_000n, CHECKS_PER_MINUTE: 100 },
      ...{ WEB_ORIGIN: "https://ajo.example", MAIL_FROM: "Ajo <ajo@ajo.example>" },
      VAPID_SUBJECT: "mailto:operator@ajo.example",
      ...differently,
    },
    createLog(LOG_LEVEL, "worker"),
  );
  onTestFinished(() => worker.stop());
  return worker;
}

/** Waits until the projection has reached the ledger at which the network stands now. */
export async function projected(world: World): Promise<void> {
  const { latestLedger } = await world.chain.getNetworkState();
  await vi.waitFor(
    async () => {
      const cursor = await world.database.projection.getCursor();
      if (cursor === null || cursor.ledger < latestLedger)
        throw new Error(`projected up to ${cursor?.ledger ?? 0} of ${latestLedger}`);
    },
    { timeout: 30_000, interval: 20 },
  );
}
