import { restoreBackup } from "@ajo/db/backup";
import { readDatabaseUrl } from "./env";

const USAGE = `usage: restore FILE [--replace]
  Puts a backup in the place of whatever the database holds: all of it, or nothing. No worker may lead meanwhile.
  --replace gives up what people left there. The next worker reads what the chain said since.`;

const words = process.argv.slice(2);
const replace = words.includes("--replace");
const [file, ...rest] = words.filter((word) => word !== "--replace");
if (file === undefined || rest.length > 0 || file.startsWith("-")) {
  console.error(USAGE);
  process.exit(2);
}
try {
  const { header, rows } = await restoreBackup(readDatabaseUrl(), file, { replace });
  const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
  const until = header.chain === null ? "the beginning" : `ledger ${header.chain.ledger}`;
  console.log(`${total} rows of ${header.takenAt} restored; a worker goes on from ${until}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
