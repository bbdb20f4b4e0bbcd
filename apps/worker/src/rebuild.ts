import { directUrlOf } from "@ajo/shell";
import { readRebuildEnvironment } from "./env";
import { rebuildProjection } from "./indexer/rebuild-projection";
import { createLog } from "./log";
import { Metrics } from "./metrics";
import { openDatabase } from "./open-database";
import { chainOf } from "./start-worker";

const environment = readRebuildEnvironment();
const log = createLog(environment.LOG_LEVEL, "rebuild");
const database = openDatabase(directUrlOf(environment));

try {
  const dependencies = { chain: chainOf(environment), database, hooks: {}, observer: new Metrics(), log };
  const losingHistory = process.argv.includes("--losing-history");
  const { ledger, events } = await rebuildProjection(dependencies, { losingHistory });
  log.info(`rebuilt the projection up to ledger ${ledger} from ${events} events`);
} catch (error) {
  log.fatal({ err: error }, "the projection could not be rebuilt");
  process.exitCode = 1;
} finally {
  await database.close();
}
