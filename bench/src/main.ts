import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { StrKey } from "@stellar/stellar-sdk";
import { connect } from "./harness/member";
import { startProduct } from "./harness/stack";
import { printTable, type Row } from "./harness/table";
import { measureColdMiss } from "./rows/cold-miss";
import { measureHotRead } from "./rows/hot-read";
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
  rows.push(...(await measureHotRead(product.apiUrl, product.databaseUrl, rotation.groupId)));
  const unknownGroups = Array.from({ length: 3 }, () => StrKey.encodeContract(randomBytes(32)));
  rows.push(...(await measureColdMiss(product.apiUrl, product.rpcUrl, unknownGroups)));
} finally {
  await product.stop();
}

const table = printTable(rows);
console.log(`\n${table}`);
const results = path.resolve(import.meta.dirname, "../results");
mkdirSync(results, { recursive: true });
const machine = {
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
  processors: os.cpus().length,
};
writeFileSync(path.join(results, "latest.json"), `${JSON.stringify({ machine, rows }, null, 2)}\n`);
