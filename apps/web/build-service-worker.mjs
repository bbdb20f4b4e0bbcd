#!/usr/bin/env node
// Makes public/sw.js. Its version is a digest of everything pages are made of, so that browsers see a new worker
// exactly when there is something new to show.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";

const root = import.meta.dirname;
const SOURCES = ["src", "messages", "next.config.mjs", "package.json", "../../pnpm-lock.yaml"];
// What the workspace packages bring to the browser.
const SHARED = ["../../packages/schemas/src", "../../packages/soroban/src"];

const digest = createHash("sha256");
for (const file of [...SOURCES, ...SHARED].flatMap(filesOf).sort())
  digest.update(file).update(readFileSync(file));

await build({
  entryPoints: [path.join(root, "src/service-worker/service-worker.ts")],
  outfile: path.join(root, "public/sw.js"),
  bundle: true,
  minify: true,
  platform: "browser",
  target: "es2022",
  format: "iife",
  define: { AJO_VERSION: JSON.stringify(digest.digest("hex").slice(0, 16)) },
  logLevel: "warning",
});

function filesOf(name) {
  const start = path.join(root, name);
  try {
    return readdirSync(start, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
  } catch (error) {
    if (error.code === "ENOTDIR") return [start];
    throw error;
  }
}
