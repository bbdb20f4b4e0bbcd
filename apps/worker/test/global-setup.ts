import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Builds the bundles that run in production, once for all tests that start them. */
export default function setup(): void {
  const { status, stderr } = spawnSync(
    process.execPath,
    ["../../tooling/bundle.mjs", "src/main.ts", "src/rebuild.ts", "src/repair.ts", "src/jobs.ts"],
    { cwd: fileURLToPath(new URL("..", import.meta.url)), encoding: "utf8" },
  );
  if (status !== 0) throw new Error(stderr);
}
