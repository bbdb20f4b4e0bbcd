import path from "node:path";
import { printTable, saveRows } from "./harness/table";
import { measureLedgerRows } from "./rows/ledger-rows";

// The embedded ledger's rows alone; --long for a history of 100,000 transactions and 1,000,000 events, and to keep the results.
const long = process.argv.includes("--long");
const rows = await measureLedgerRows({ long });
console.log(printTable(rows));
if (long) saveRows(path.resolve(import.meta.dirname, "../results/ledger.json"), rows);
