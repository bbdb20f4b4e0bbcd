import { createLog, directUrlOf } from "@ajo/shell";
import { parseRepairScope, REPAIR_USAGE, repairScope } from "./check/repair-command";
import { readRebuildEnvironment } from "./env";
import { openDatabase } from "./open-database";
import { chainOf } from "./start-worker";

const scope = parseRepairScope(process.argv.slice(2));
if (scope === null) {
  console.error(REPAIR_USAGE);
  process.exit(2);
}
const environment = readRebuildEnvironment();
const log = createLog("silent", "repair");
const database = openDatabase(directUrlOf(environment));

try {
  const dependencies = { chain: chainOf(environment), database, log };
  const report = await repairScope(scope, dependencies, (groupId, line) => console.log(`${groupId} ${line}`));
  console.log(
    `${report.checked} checked, ${report.repaired} repaired, ${report.left.length} still different`,
  );
  if (report.left.length > 0) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await database.close();
}
