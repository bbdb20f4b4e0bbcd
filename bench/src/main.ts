import path from "node:path";
import { connect } from "./harness/member";
import { startProduct } from "./harness/stack";
import { printTable, saveRows, type Row } from "./harness/table";
import { measureDataPath } from "./rows/data-path";
import { measureLedgerRows } from "./rows/ledger-rows";
import { measureRotation } from "./rows/rotation";

// One run, one table. Ratios compare within the run; absolute figures say more about the machine than about Ajo.
const rows: Row[] = [];
console.log("The ledger alone ...");
rows.push(...(await measureLedgerRows({ long: process.argv.includes("--long") })));

console.log("The product, fresh data ...");
const product = await startProduct();
try {
  rows.push({
    what: "npm start, installed and built, first data",
    figure: `${product.startSeconds.toFixed(1)} s`,
    against: "",
    ratio: "",
    goal: "first page <= 5 s",
  });
  const rotation = await measureRotation(connect(product.apiUrl), product.rpcUrl);
  rows.push(...rotation.rows);
  for (const measured of await measureDataPath(product, rotation)) {
    rows.push(...measured.rows);
    if (measured.failed) process.exitCode = 1;
  }
} finally {
  await product.stop();
}

const table = printTable(rows);
console.log(`\n${table}`);
saveRows(path.resolve(import.meta.dirname, "../results/latest.json"), rows);
// What has failed may still be at it.
process.exit();
