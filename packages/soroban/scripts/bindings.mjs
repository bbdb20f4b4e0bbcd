#!/usr/bin/env node
// Writes src/bindings/*.gen.ts from the built contracts with stellar-sdk's own generator; `--check` compares instead.
import { readFileSync, writeFileSync } from "node:fs";
import { BindingGenerator, contract } from "@stellar/stellar-sdk";

const CONTRACTS = ["factory", "group"];
const artifacts = new URL("../../../contracts/artifacts/", import.meta.url);
const bindings = new URL("../src/bindings/", import.meta.url);

const header = (name) =>
  `// Generated from contracts/artifacts/ajo_${name}.wasm by scripts/bindings.mjs; do not edit.\n` +
  "/* eslint-disable */\n";
// The generator imports types as values and more than it needs; only types are taken from what it writes.
const unchecked = "// @ts-nocheck\n";

/** File name -> content, for one contract. */
function generate(name) {
  const wasm = readFileSync(new URL(`ajo_${name}.wasm`, artifacts));
  const { types, client } = BindingGenerator.fromWasm(wasm).generate({ contractName: `ajo-${name}` });
  const entries = contract.Spec.fromWasm(wasm).entries.map((entry) => `  "${entry.toXdr("base64")}",\n`);
  return {
    [`${name}-types.gen.ts`]: header(name) + unchecked + types,
    [`${name}-client.gen.ts`]:
      header(name) + unchecked + client.replaceAll("'./types.js'", `'./${name}-types.gen'`),
    [`${name}-spec.gen.ts`]: `${header(name)}/** The contract's spec (SEP-48), one ScSpecEntry in base64 XDR each. */\nexport const ${name}SpecEntries: string[] = [\n${entries.join("")}];\n`,
  };
}

function read(file) {
  try {
    return readFileSync(new URL(file, bindings), "utf8");
  } catch {
    return undefined;
  }
}

const files = Object.entries(Object.assign({}, ...CONTRACTS.map(generate)));
if (process.argv.includes("--check")) {
  const stale = files.filter(([file, content]) => read(file) !== content).map(([file]) => file);
  if (stale.length > 0) {
    console.error(
      `The bindings do not fit the built contracts: ${stale.join(", ")}. Run: pnpm bindings:generate`,
    );
    process.exit(1);
  }
  console.log(`The bindings fit the built contracts (${files.length} files).`);
} else {
  for (const [file, content] of files) writeFileSync(new URL(file, bindings), content);
}
