import { createLog, directUrlOf } from "@ajo/shell";
import { readRebuildEnvironment } from "./env";
import { replayParked } from "./indexer/replay-parked";
import { openDatabase } from "./open-database";
import { chainOf } from "./start-worker";

const USAGE = `usage: parked list      events that no version so far could read
       parked replay    puts those that this version can read into the history (a worker does so when it starts)`;
const SHOWN = 100;

const [verb = "list", ...rest] = process.argv.slice(2);
if (rest.length > 0 || (verb !== "list" && verb !== "replay")) {
  console.error(USAGE);
  process.exit(2);
}
const environment = readRebuildEnvironment();
const database = openDatabase(directUrlOf(environment));
try {
  if (verb === "list") await list();
  else {
    const log = createLog("silent", "parked");
    const { replayed, groups, left } = await replayParked({ chain: chainOf(environment), database, log });
    console.log(`${replayed} replayed, of ${groups} groups; ${left} left`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await database.close();
}

async function list(): Promise<void> {
  console.log(`${await database.projection.countParkedEvents()} parked`);
  for (const { id, contractId, ledger, txHash, reason } of await database.projection.listParkedEvents(
    null,
    SHOWN,
  ))
    console.log(`${id} ledger ${ledger} contract ${contractId} transaction ${txHash}\n  ${reason}`);
}
