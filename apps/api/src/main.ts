import pino from "pino";
import { readEnvironment } from "./env";
import { stopOnSignals } from "./stop-on-signals";
import { startApi } from "./start-api";

const environment = readEnvironment();
const log = pino({
  level: environment.LOG_LEVEL,
  base: { service: "api" },
  // Never logged on purpose; this is for what a library attaches to an error.
  redact: {
    paths: ["*.headers.authorization", "*.headers.cookie", "*.password", "*.connectionString"],
    remove: true,
  },
});

try {
  const api = await startApi(environment, log);
  stopOnSignals({ stop: () => api.stop(), withParent: environment.AJO_EXIT_WITH_PARENT, log });
  log.info(`api ready on ${api.url}`);
} catch (error) {
  log.fatal({ err: error }, "the api could not start");
  process.exit(1);
}
