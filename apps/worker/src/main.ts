import { isDatabaseUnavailable } from "@ajo/db";
import { createLog, stopOnSignals } from "@ajo/shell";
import { readEnvironment } from "./env";
import { startWorker } from "./start-worker";

/** A job in the middle of a submission gets this long; then the process ends regardless, and the job is done again. */
const PATIENCE_MS = 6_000;

const environment = readEnvironment();
const log = createLog(environment.LOG_LEVEL, "worker");

// graphile-worker drops a promise when the database goes away while it notes that a job has failed. The job is found
// abandoned and done again; without this the process would end. Every other reason still ends it.
process.on("unhandledRejection", (reason) => {
  if (!isDatabaseUnavailable(reason)) throw reason;
  log.warn({ err: reason }, "the job runner lost the database");
});

try {
  const worker = await startWorker(environment, log);
  const withParent = environment.AJO_EXIT_WITH_PARENT;
  stopOnSignals({ stop: () => worker.stop(), patienceMs: PATIENCE_MS, withParent, log });
  log.info(`worker on ${worker.url}`);
} catch (error) {
  log.fatal({ err: error }, "the worker could not start");
  process.exit(1);
}
