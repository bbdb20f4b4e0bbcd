#!/usr/bin/env node
/**
 * Builds the Soroban host to packages/ledger/assets/soroban-host.wasm, with a manifest of what it was built from.
 *
 *   node native/build.mjs           build and write
 *   node native/build.mjs --check   build and compare with what is committed; changes nothing
 *
 * The bytes depend on the sources and the toolchain alone, not on the folder or the machine.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join, relative, sep } from "node:path";

const native = import.meta.dirname;
const assets = join(native, "..", "packages", "ledger", "assets");
const wasmPath = join(assets, "soroban-host.wasm");
const manifestPath = join(assets, "soroban-host.json");
const target = "wasm32-unknown-unknown";
const optimisation = "-O3";

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** Debian keeps its toolchain beside a rustup one; RUSTC and CARGO choose another. */
const tool = (name) => process.env[name.toUpperCase()] ?? (existsSync(`/usr/bin/${name}`) ? `/usr/bin/${name}` : name);
const rustc = tool("rustc");
const cargo = tool("cargo");

function run(command, args, options = {}) {
  try {
    return execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], ...options }).trim();
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    console.error(`${command} is missing. On Debian: apt-get install rustc-web cargo-web libstd-rust-web-dev rust-web-src lld binaryen`);
    process.exit(1);
  }
}

/** Every file the bytes are made from, as paths relative to native/ with forward slashes. */
function sources(folder = native) {
  return readdirSync(folder)
    .filter((name) => name !== "target" && !name.startsWith("."))
    .flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? sources(path) : [path];
    })
    .filter((path) => /\.(rs|toml|lock)$/.test(path))
    .sort();
}

function sourceDigest() {
  const lines = sources().map((path) => `${sha256(readFileSync(path))}  ${relative(native, path).split(sep).join("/")}\n`);
  return sha256(lines.join(""));
}

function toolchain() {
  return { rustc: run(rustc, ["--version"]), lld: run("wasm-ld", ["--version"]), binaryen: run("wasm-opt", ["--version"]) };
}

function compile() {
  const cargoHome = process.env.CARGO_HOME ?? join(homedir(), ".cargo");
  const sysroot = run(rustc, ["--print", "sysroot"]);
  const flags = [
    "-Clinker=wasm-ld",
    "-Clinker-flavor=wasm-ld",
    // Contracts calling contracts and nested values recurse deeply.
    "-Clink-arg=-zstack-size=16777216",
    `--remap-path-prefix=${native}=/native`,
    `--remap-path-prefix=${cargoHome}=/cargo`,
    `--remap-path-prefix=${join(sysroot, "lib", "rustlib", "src", "rust")}=/rust`,
  ];
  run(cargo, ["build", "--release", "--locked", "--target", target, "-Zbuild-std=std,panic_abort", "--package", "soroban-host-wasm"], {
    cwd: native,
    env: { ...process.env, RUSTC: rustc, RUSTC_BOOTSTRAP: "1", RUSTFLAGS: "", CARGO_ENCODED_RUSTFLAGS: flags.join("\x1f") },
  });
  const built = join(process.env.CARGO_TARGET_DIR ?? join(native, "target"), target, "release", "soroban_host_wasm.wasm");
  const scratch = mkdtempSync(join(tmpdir(), "soroban-host-"));
  try {
    const optimised = join(scratch, "soroban-host.wasm");
    run("wasm-opt", [optimisation, "--strip-debug", "--strip-producers", "--enable-bulk-memory", "--enable-sign-ext", "--enable-mutable-globals", "--enable-nontrapping-float-to-int", built, "-o", optimised]);
    return readFileSync(optimised);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function write() {
  const wasm = compile();
  const manifest = { sha256: sha256(wasm), bytes: wasm.length, sourceDigest: sourceDigest(), toolchain: toolchain(), versions: { "soroban-env-host": "28.0.2", "soroban-simulation": "28.0.2" } };
  mkdirSync(assets, { recursive: true });
  writeFileSync(wasmPath, wasm);
  writeFileSync(manifestPath, `${JSON.stringify(manifest, null, 2)}\n`);
  console.log(`soroban-host.wasm: ${wasm.length} bytes, sha256 ${manifest.sha256}`);
}

function check() {
  const problems = [];
  const manifest = JSON.parse(readFileSync(manifestPath, "utf8"));
  if (sha256(readFileSync(wasmPath)) !== manifest.sha256) problems.push("the committed soroban-host.wasm is not the one its manifest names");
  if (sourceDigest() !== manifest.sourceDigest) problems.push("the sources changed since soroban-host.wasm was built");
  const here = toolchain();
  const differing = Object.keys(manifest.toolchain).filter((part) => manifest.toolchain[part] !== here[part]);
  const built = sha256(compile());
  if (built !== manifest.sha256) {
    const reason = differing.length > 0 ? `, but so does the toolchain: ${differing.map((part) => `${part} is ${here[part]}, was ${manifest.toolchain[part]}`).join("; ")}` : "";
    if (reason === "") problems.push(`the build gives other bytes: ${built}`);
    else console.warn(`The build gives other bytes${reason}. The digest of the sources decides.`);
  }
  if (problems.length > 0) {
    console.error(`${problems.join("\n")}\nRun: node native/build.mjs`);
    process.exit(1);
  }
  console.log(`soroban-host.wasm is what its sources build to${built === manifest.sha256 ? " (same bytes)" : ""}`);
}

if (process.argv.includes("--check")) check();
else write();
