import path from "node:path";
import { parseArgs } from "node:util";
import { connect } from "./harness/member";
import { profileInto } from "./harness/profile";
import { startProduct } from "./harness/stack";
import { keepMeasured, printTable } from "./harness/table";
import { MEASUREMENT_NAMES, measureDataPath, SIZES } from "./rows/data-path";
import { measureRotation } from "./rows/rotation";

// The rows about the path between chain and screen: `bench:data`. Each is kept in results as soon as it is there, in place
// of what was kept under its name. `--only personal-read,subscribers`: some of them, kept with `--keep` alone. `--sizes
// 5000,20000`: other numbers of groups.
const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== "--"),
  options: {
    only: { type: "string" },
    keep: { type: "boolean" },
    sizes: { type: "string" },
    profile: { type: "string" },
  },
});
const names = values.only?.split(",") ?? MEASUREMENT_NAMES;
const unknown = names.filter((name) => !MEASUREMENT_NAMES.includes(name));
if (unknown.length > 0) {
  console.error(`no such row: ${unknown.join(", ")}. There are: ${MEASUREMENT_NAMES.join(", ")}`);
  process.exit(2);
}
const sizes = values.sizes?.split(",").map(Number) ?? SIZES;
if (sizes.some((size) => !Number.isInteger(size) || size <= 1_000)) {
  console.error("sizes are numbers of groups above 1,000, separated by commas");
  process.exit(2);
}

if (values.profile !== undefined) profileInto(values.profile);

const file = path.resolve(import.meta.dirname, "../results/data-path.json");
const isKept = values.only === undefined || values.keep === true;
const product = await startProduct();
try {
  const rotation = await measureRotation(connect(product.apiUrl), product.rpcUrl);
  const measured = await measureDataPath(product, rotation, {
    ...{ names, sizes },
    onMeasured: (one) => {
      if (isKept) keepMeasured(file, one, MEASUREMENT_NAMES);
    },
  });
  console.log(`\n${printTable([...rotation.rows, ...measured.flatMap(({ rows }) => rows)])}`);
  const failed = measured.filter((one) => one.failed).map(({ name }) => name);
  if (failed.length > 0) {
    console.error(`failed: ${failed.join(", ")}`);
    process.exitCode = 1;
  }
} finally {
  await product.stop();
}
// What has failed may still be at it.
process.exit();
