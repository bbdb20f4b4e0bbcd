import { writeBackup } from "@ajo/db/backup";
import { readDatabaseUrl } from "./env";

const USAGE = `usage: backup [FILE] [--off-chain]
  Writes all that the database knows, but sessions, to FILE (ajo-DATE.backup.gz here, unless told), while everybody
  goes on. --off-chain leaves out what the chain said: smaller, but history that the network forgets is not in it.`;

const words = process.argv.slice(2);
const offChain = words.includes("--off-chain");
const [file = `ajo-${new Date().toISOString().replaceAll(/[:.]/g, "-")}.backup.gz`, ...rest] = words.filter(
  (word) => word !== "--off-chain",
);
if (rest.length > 0 || file.startsWith("-")) {
  console.error(USAGE);
  process.exit(2);
}
try {
  const { header, rows } = await writeBackup(readDatabaseUrl(), file, { offChain });
  const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
  const until = header.chain === null ? "" : `, projected up to ledger ${header.chain.ledger}`;
  console.log(`${file}: ${total} rows of ${header.tables.length} tables${until}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
