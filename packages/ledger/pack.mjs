#!/usr/bin/env node
// Makes the package `ajo-ledger` as it would be published: the command in one file with the hosts beside it, and the typed client of
// the control methods. No dependencies. `node pack.mjs [FOLDER]` prints the archive's path.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

const here = import.meta.dirname;
const out = path.resolve(process.argv[2] ?? path.join(here, "dist/pack"));
const staged = path.join(out, "package");
const manifest = JSON.parse(readFileSync(path.join(here, "package.json"), "utf8"));
const run = (command, args, cwd) =>
  execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
const tool = (name) => path.join(here, "node_modules/.bin", name);

rmSync(staged, { recursive: true, force: true });
mkdirSync(path.join(staged, "dist"), { recursive: true });
const bundled = ["--bundle", "--platform=node", "--format=esm", "--target=node20.19", "--log-level=warning"];
const banner =
  '--banner:js=import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);';
run(tool("esbuild"), ["src/cli.ts", ...bundled, banner, `--outfile=${staged}/dist/cli.mjs`], here);
run(
  tool("esbuild"),
  ["src/client/ledger-control.ts", ...bundled, `--outfile=${staged}/dist/client.mjs`],
  here,
);
const declarations = ["--declaration", "--emitDeclarationOnly", "--outDir", path.join(out, "types")];
const target = [
  "--module",
  "esnext",
  "--moduleResolution",
  "bundler",
  "--target",
  "es2023",
  "--types",
  "node",
];
run(tool("tsc"), ["src/client/ledger-control.ts", ...declarations, ...target], here);
cpSync(path.join(out, "types/ledger-control.d.ts"), path.join(staged, "dist/client.d.mts"));
for (const folder of ["bin", "assets"])
  cpSync(path.join(here, folder), path.join(staged, folder), { recursive: true });
cpSync(path.join(here, "../../LICENSE"), path.join(staged, "LICENSE"));
cpSync(path.join(here, "../../docs/ledger.md"), path.join(staged, "README.md"));

const { version, description, license } = manifest;
const published = {
  name: "ajo-ledger",
  version,
  description,
  license,
  type: "module",
  bin: manifest.bin,
  exports: { "./client": { types: "./dist/client.d.mts", default: "./dist/client.mjs" } },
  files: ["bin", "dist", "assets"],
  engines: { node: ">=20.19" },
};
writeFileSync(path.join(staged, "package.json"), `${JSON.stringify(published, null, 2)}\n`);
const [{ filename }] = JSON.parse(run("npm", ["pack", "--json", "--pack-destination", out], staged));
console.log(path.join(out, filename));
