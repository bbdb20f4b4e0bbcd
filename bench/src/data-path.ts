import path from "node:path";
import { parseArgs } from "node:util";
import { connect } from "./harness/member";
import { profileInto } from "./harness/profile";
import { startProduct } from "./harness/stack";
import { printTable, saveRows, type Row } from "./harness/table";
import { MEASUREMENT_NAMES, measureDataPath } from "./rows/data-path";
import { measureRotation } from "./rows/rotation";

// The rows about the path between chain and screen: `bench:data`. Some of them alone: `bench:data --only personal-read,subscribers`;
// then nothing is kept in results.
const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== "--"),
  options: { only: { type: "string" }, profile: { type: "string" } },
});
const names = values.only?.split(",") ?? MEASUREMENT_NAMES;
const unknown = names.filter((name) => !MEASUREMENT_NAMES.includes(name));
if (unknown.length > 0) {
  console.error(`no such row: ${unknown.join(", ")}. There are: ${MEASUREMENT_NAMES.join(", ")}`);
  process.exit(2);
}

if (values.profile !== undefined) profileInto(values.profile);

const rows: Row[] = [];
const product = await startProduct();
try {
  const rotation = await measureRotation(connect(product.apiUrl), product.rpcUrl);
  rows.push(...rotation.rows, ...(await measureDataPath(product, rotation, names)));
} finally {
  await product.stop();
}
console.log(`\n${printTable(rows)}`);
if (values.only === undefined) saveRows(path.resolve(import.meta.dirname, "../results/data-path.json"), rows);
