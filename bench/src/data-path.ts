import path from "node:path";
import { connect } from "./harness/member";
import { startProduct } from "./harness/stack";
import { printTable, saveRows, type Row } from "./harness/table";
import { measureDataPath } from "./rows/data-path";
import { measureRotation } from "./rows/rotation";

// The rows about the path between chain and screen alone: `npm run bench:data`.
const rows: Row[] = [];
const product = await startProduct();
try {
  const rotation = await measureRotation(connect(product.apiUrl), product.rpcUrl);
  rows.push(...rotation.rows, ...(await measureDataPath(product, rotation.groupId)));
} finally {
  await product.stop();
}
console.log(`\n${printTable(rows)}`);
saveRows(path.resolve(import.meta.dirname, "../results/data-path.json"), rows);
