import { printTable } from "./harness/table";
import { measureLedgerRows } from "./rows/ledger-rows";

// The embedded ledger's rows alone; --long for a history of 100,000 transactions and 1,000,000 events.
console.log(printTable(await measureLedgerRows({ long: process.argv.includes("--long") })));
