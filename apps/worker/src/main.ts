import { createLog, stopOnSignals } from "@ajo/shell";
import { readEnvironment } from "./env";
import { startWorker } from "./start-worker";

/** A job in the middle of a submission gets this long; then the process ends regardless, and the job is done again. */
const PATIENCE_MS = 6_000;

const environment = readEnvironment();
const log = createLog(environment.LOG_LEVEL, "worker");

try {
  const worker = await startWorker(environment, log);
  const withParent = environment.AJO_EXIT_WITH_PARENT;
  stopOnSignals({ stop: () => worker.stop(), patienceMs: PATIENCE_MS, withParent, log });
  log.info(`worker on ${worker.url}`);
} catch (error) {
  log.fatal({ err: error }, "the worker could not start");
  process.exit(1);
}
