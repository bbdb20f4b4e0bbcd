import { createLog, stopOnSignals } from "@ajo/shell";
import { readEnvironment } from "./env";
import { startApi } from "./start-api";

/** Open streams and slow callers get this long; then the process ends regardless. */
const PATIENCE_MS = 5_000;

const environment = readEnvironment();
const log = createLog(environment.LOG_LEVEL, "api");

try {
  const api = await startApi(environment, log);
  const withParent = environment.AJO_EXIT_WITH_PARENT;
  stopOnSignals({ stop: () => api.stop(), patienceMs: PATIENCE_MS, withParent, log });
  log.info(`api ready on ${api.url}`);
} catch (error) {
  log.fatal({ err: error }, "the api could not start");
  process.exit(1);
}
