#!/usr/bin/env node
/**
 * Builds the two Soroban hosts to packages/ledger/assets, with a manifest of what they were built from.
 *
 *   node native/build.mjs           build and write
 *   node native/build.mjs --check   build and compare with what is committed; changes nothing
 *
 * The bytes depend on the sources and the toolchain alone, not on the folder or the machine.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join, relative, sep } from "node:path";

const native = import.meta.dirname;
const assets = join(native, "..", "packages", "ledger", "assets");
const manifestPath = join(assets, "soroban-hosts.json");
const target = "wasm32-unknown-unknown";
/** Package of the workspace, which is also the name of its artefact. */
const hosts = ["soroban-apply", "soroban-simulate"];

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** Debian's toolchain is taken even where a rustup one comes first on the PATH; RUSTC and CARGO choose another. */
const tool = (name) =>
  process.env[name.toUpperCase()] ?? (existsSync(`/usr/bin/${name}`) ? `/usr/bin/${name}` : name);
const rustc = tool("rustc");
const cargo = tool("cargo");

function run(command, args, options = {}) {
  try {
    return execFileSync(command, args, {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
      ...options,
    }).trim();
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    console.error(
      `${command} is missing. On Debian: apt-get install rustc-web cargo-web libstd-rust-web-dev rust-web-src lld binaryen`,
    );
    process.exit(1);
  }
}

/** Every file the bytes are made from. */
function sources(folder = native) {
  return readdirSync(folder)
    .filter((name) => name !== "target" && !name.startsWith("."))
    .flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? sources(path) : [path];
    })
    .filter((path) => /\.(rs|toml|lock)$/.test(path) || path === import.meta.filename)
    .sort();
}

function sourceDigest() {
  const lines = sources().map(
    (path) => `${sha256(readFileSync(path))}  ${relative(native, path).split(sep).join("/")}\n`,
  );
  return sha256(lines.join(""));
}

const toolchain = () => ({
  rustc: run(rustc, ["--version"]),
  lld: run("wasm-ld", ["--version"]),
  binaryen: run("wasm-opt", ["--version"]),
});

function rustFlags() {
  const cargoHome = process.env.CARGO_HOME ?? join(homedir(), ".cargo");
  const standardLibrary = join(run(rustc, ["--print", "sysroot"]), "lib", "rustlib", "src", "rust");
  return [
    "-Clinker=wasm-ld",
    "-Clinker-flavor=wasm-ld",
    // Contracts that call contracts and values within values recurse deeply.
    "-Clink-arg=-zstack-size=16777216",
    `--remap-path-prefix=${native}=/native`,
    `--remap-path-prefix=${cargoHome}=/cargo`,
    `--remap-path-prefix=${standardLibrary}=/rust`,
  ];
}

/** One package at a time: together, Cargo would give both the features that only simulation asks for. */
function compile(host) {
  run(
    cargo,
    ["build", "--release", "--locked", "--target", target, "-Zbuild-std=std,panic_abort", "--package", host],
    {
      cwd: native,
      env: {
        ...process.env,
        RUSTC: rustc,
        RUSTC_BOOTSTRAP: "1",
        RUSTFLAGS: "",
        CARGO_ENCODED_RUSTFLAGS: rustFlags().join("\x1f"),
      },
    },
  );
  const built = join(
    process.env.CARGO_TARGET_DIR ?? join(native, "target"),
    target,
    "release",
    `${host.replace("-", "_")}.wasm`,
  );
  const scratch = mkdtempSync(join(tmpdir(), "soroban-host-"));
  try {
    const optimised = join(scratch, `${host}.wasm`);
    run("wasm-opt", [
      "-O2",
      "--all-features",
      "--disable-gc",
      "--disable-memory64",
      "--strip-debug",
      "--strip-producers",
      built,
      "-o",
      optimised,
    ]);
    return readFileSync(optimised);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function build() {
  mkdirSync(assets, { recursive: true });
  const artefacts = {};
  for (const host of hosts) {
    const wasm = compile(host);
    writeFileSync(join(assets, `${host}.wasm`), wasm);
    artefacts[host] = { sha256: sha256(wasm), bytes: wasm.length };
    console.log(`${host}.wasm: ${wasm.length} bytes, sha256 ${artefacts[host].sha256}`);
  }
  const manifest = { artefacts, sourceDigest: sourceDigest(), toolchain: toolchain() };
  writeFileSync(manifestPath, `${JSON.stringify(manifest, null, 2)}\n`);
}

function check() {
  const manifest = JSON.parse(readFileSync(manifestPath, "utf8"));
  const problems = [];
  if (sourceDigest() !== manifest.sourceDigest)
    problems.push("the sources changed since the hosts were built");
  const here = toolchain();
  const otherTools = Object.keys(here).filter((part) => manifest.toolchain[part] !== here[part]);
  for (const host of hosts) {
    const expected = manifest.artefacts[host].sha256;
    if (sha256(readFileSync(join(assets, `${host}.wasm`))) !== expected)
      problems.push(`the committed ${host}.wasm is not the one its manifest names`);
    const built = sha256(compile(host));
    if (built === expected) console.log(`${host}.wasm: same bytes`);
    else if (otherTools.length === 0) problems.push(`${host} builds to other bytes: ${built}`);
    else
      console.warn(
        `${host} builds to other bytes, with another ${otherTools.map((part) => `${part} (${here[part]}, was ${manifest.toolchain[part]})`).join(", ")}`,
      );
  }
  if (problems.length > 0) {
    console.error(`${problems.join("\n")}\nRun: node native/build.mjs`);
    process.exit(1);
  }
}

if (process.argv.includes("--check")) check();
else build();
