import { readEnvironment } from "./env";
import { createLog } from "./log";
import { startWorker } from "./start-worker";
import { stopOnSignals } from "./stop-on-signals";

const environment = readEnvironment();
const log = createLog(environment.LOG_LEVEL, "worker");

try {
  const worker = await startWorker(environment, log);
  stopOnSignals({ stop: () => worker.stop(), withParent: environment.AJO_EXIT_WITH_PARENT, log });
  log.info(`worker on ${worker.url}`);
} catch (error) {
  log.fatal({ err: error }, "the worker could not start");
  process.exit(1);
}
