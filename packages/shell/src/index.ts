export { listen } from "./listen";
export { createLog, type Log } from "./log";
export { readEnvironment } from "./env";
export {
  databaseEnvironment,
  directUrlOf,
  jsonList,
  LOG_LEVELS,
  networkEnvironment,
  processEnvironment,
  required,
  secretKey,
} from "./environment";
export { healthRoutes } from "./health-routes";
export { checkReadiness, type Check, type Readiness, type ReadinessSources } from "./readiness";
export { stopOnSignals } from "./stop-on-signals";
