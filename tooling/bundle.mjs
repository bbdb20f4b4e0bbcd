#!/usr/bin/env node
// Bundles an app or command for Node: `node ../../tooling/bundle.mjs src/main.ts [more entries] [--inline]`.
// Workspace code (@ajo/*) is inlined. Third-party packages stay external and must therefore be declared by
// the app itself (pnpm gives an app only what it declares); an undeclared one fails the build by name.
// --inline takes third-party packages in as well: a single file that starts faster.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { builtinModules } from "node:module";
import path from "node:path";
import { build } from "esbuild";

const args = process.argv.slice(2);
const inlineAll = args.includes("--inline");
const entryPoints = args.filter((argument) => !argument.startsWith("--"));
const manifest = JSON.parse(readFileSync("package.json", "utf8"));
const declared = new Set(Object.keys(manifest.dependencies ?? {}));
const builtin = new Set(builtinModules);
const undeclared = new Map();

const packageOf = (specifier) =>
  specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");

/** Keeps third-party imports external and remembers those the app forgot to declare. */
const externals = {
  name: "third-party-external",
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path: specifier, importer, kind }) => {
      if (kind === "entry-point" || path.isAbsolute(specifier)) return undefined;
      if (specifier.startsWith("node:") || builtin.has(specifier)) return { path: specifier, external: true };
      if (specifier.startsWith("@ajo/") || inlineAll) return undefined;
      const name = packageOf(specifier);
      if (!declared.has(name)) undeclared.set(name, path.relative(process.cwd(), importer));
      return { path: specifier, external: true };
    });
  },
};

const { outputFiles } = await build({
  entryPoints,
  outdir: "dist",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  target: "node20.19",
  format: "esm",
  sourcemap: true,
  write: false,
  logLevel: "warning",
  plugins: [externals],
  // CommonJS packages that are taken in may call require for Node's own modules.
  banner: inlineAll
    ? {
        js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
      }
    : {},
});

if (undeclared.size > 0) {
  for (const [name, importer] of undeclared)
    console.error(`${manifest.name}: "${name}" is imported by ${importer} but not declared in package.json`);
  process.exit(1);
}

// Whole or not at all: others may be starting the very same program.
for (const { path: file, contents } of outputFiles) {
  mkdirSync(path.dirname(file), { recursive: true });
  const half = `${file}.${process.pid}`;
  const isCommand = contents[0] === "#".charCodeAt(0) && contents[1] === "!".charCodeAt(0);
  writeFileSync(half, contents, { mode: isCommand ? 0o755 : 0o644 });
  renameSync(half, file);
}
