import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Builds the bundles that run in production, once for all tests that start them. */
export default function setup(): void {
  const entries = ["main", "rebuild", "repair", "jobs", "parked", "backup", "restore"];
  const { status, stderr } = spawnSync(
    process.execPath,
    ["../../tooling/bundle.mjs", ...entries.map((entry) => `src/${entry}.ts`)],
    { cwd: fileURLToPath(new URL("..", import.meta.url)), encoding: "utf8" },
  );
  if (status !== 0) throw new Error(stderr);
}
