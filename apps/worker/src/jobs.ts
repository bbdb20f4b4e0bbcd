import { readDatabaseUrl } from "./env";
import { isReadable, openQueue } from "./jobs/queue";

const USAGE = `usage: jobs list              how many jobs wait, run, fail and are dead, and the dead letters
       jobs requeue ID|all    give dead letters all their attempts again`;
const SHOWN = 100;

const [verb = "list", what, ...rest] = process.argv.slice(2);
if (
  rest.length > 0 ||
  !((verb === "list" && what === undefined) || (verb === "requeue" && what !== undefined))
) {
  console.error(USAGE);
  process.exit(2);
}
const queue = openQueue(readDatabaseUrl(), 1);
try {
  if (what !== undefined) console.log(`${await queue.requeue(what)} requeued`);
  else await list();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await queue.close();
}

async function list(): Promise<void> {
  console.table(await queue.count());
  for (const letter of await queue.listDead(SHOWN)) {
    const { id, name, payload, attempts, lastError, failedAt } = letter;
    const hint = isReadable(letter) ? "" : " (not of this version)";
    console.log(`${id} ${name} ${JSON.stringify(payload)}${hint}`);
    console.log(`  ${attempts} attempts until ${failedAt.toISOString()}: ${lastError ?? "no reason kept"}`);
  }
}
