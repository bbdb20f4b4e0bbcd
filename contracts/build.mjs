// Builds the contracts into artifacts/, or with --check builds them aside and compares bytes.
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
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const artifacts = join(here, "artifacts");
const targetDir = join(here, "target");
const target = "wasm32v1-none";
const contracts = ["ajo_factory", "ajo_group"];
const packages = ["ajo-factory", "ajo-group"];
/** What goes into the digest of the sources: everything the bytes depend on. */
const sources = [
  "Cargo.toml",
  "Cargo.lock",
  "types",
  "factory/Cargo.toml",
  "factory/src",
  "group/Cargo.toml",
  "group/src",
  "builder",
  "build.mjs",
];
/** The largest code a group may have; the network takes 131,072 bytes (docs/adr/0022). */
const maxGroupBytes = 105_000;

const check = process.argv.includes("--check");
const built = build();
if (check) compare(built);
else write(built);

/** Compiles, shakes and optimises both contracts. Returns file name -> bytes, manifest included. */
function build() {
  const toolchain = findToolchain();
  compile(toolchain);
  const scratch = mkdtempSync(join(tmpdir(), "ajo-contracts-"));
  try {
    const files = new Map(contracts.map((name) => [`${name}.wasm`, finish(name, scratch)]));
    const group = files.get("ajo_group.wasm");
    if (group.length > maxGroupBytes) fail(`ajo_group.wasm is ${group.length} bytes, above ${maxGroupBytes}`);
    files.set("manifest.json", Buffer.from(manifest(files, toolchain)));
    return files;
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** The core library is compiled along, from rust-src: a ready-made one carries panic messages that nobody on chain reads. */
function findToolchain() {
  const rustc = output("rustc", ["--version"]);
  const rustSrc = join(output("rustc", ["--print", "sysroot"]), "lib", "rustlib", "src", "rust");
  if (!existsSync(rustSrc)) {
    fail(
      "rustc has no library sources: install the package rust-web-src, or run rustup component add rust-src",
    );
  }
  return { rustc, rustSrc, wasmOpt: output("wasm-opt", ["--version"]) };
}

function compile({ rustSrc }) {
  const flags = [
    ...["-C", "linker=wasm-ld", "-C", "linker-flavor=wasm-ld"],
    ...["-Z", "unstable-options", "-C", "panic=immediate-abort"],
    // A megabyte of stack, the default, is allocated and paid for in every call. Too little would trap, not
    // corrupt: the stack lies first. With the data it fits one page.
    ...["-C", "link-arg=-zstack-size=49152"],
    // No path of this machine reaches the bytes.
    `--remap-path-prefix=${here}=contracts`,
    `--remap-path-prefix=${rustSrc}=rust`,
    ...registries().map((path) => `--remap-path-prefix=${path}=crates`),
  ];
  const env = {
    ...process.env,
    CARGO_TARGET_DIR: targetDir,
    CARGO_ENCODED_RUSTFLAGS: flags.join("\x1f"),
    SOROBAN_SDK_BUILD_SYSTEM_SUPPORTS_SPEC_SHAKING_V2: "1",
    // Building core and aborting without a message are unstable options of a stable compiler.
    RUSTC_BOOTSTRAP: "1",
  };
  const only = packages.flatMap((name) => ["-p", name]);
  run(
    "cargo",
    ["build", "--locked", "--release", "--lib", "--target", target, "-Zbuild-std=core,alloc", ...only],
    env,
  );
  run("cargo", ["build", "--locked", "-p", "ajo-builder"], { ...process.env, CARGO_TARGET_DIR: targetDir });
}

/** Where cargo unpacks crates: one folder per registry, named after its address. */
function registries() {
  run("cargo", ["fetch", "--locked", "--quiet"]);
  const sources = join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "registry", "src");
  return readdirSync(sources)
    .sort()
    .map((name) => join(sources, name));
}

function finish(name, scratch) {
  const compiled = join(targetDir, target, "release", `${name}.wasm`);
  const shaken = join(scratch, `${name}.shaken.wasm`);
  const optimised = join(scratch, `${name}.wasm`);
  run(join(targetDir, "debug", "ajo-builder"), [compiled, shaken]);
  run("wasm-opt", [
    "-Oz",
    "--converge",
    "--mvp-features",
    "--enable-mutable-globals",
    shaken,
    "-o",
    optimised,
  ]);
  return readFileSync(optimised);
}

function manifest(files, { rustc, wasmOpt }) {
  const entries = [...files].map(([file, bytes]) => [file, { sha256: sha256(bytes), bytes: bytes.length }]);
  const content = {
    artifacts: Object.fromEntries(entries),
    sources: digestOfSources(),
    toolchain: { rustc, wasmOpt },
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function digestOfSources() {
  const hash = createHash("sha256");
  for (const file of sources.flatMap((path) => filesUnder(join(here, path)))) {
    hash.update(`${relative(here, file)}\0${sha256(readFileSync(file))}\n`);
  }
  return hash.digest("hex");
}

function filesUnder(path) {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

function write(files) {
  mkdirSync(artifacts, { recursive: true });
  for (const [file, bytes] of files) {
    writeFileSync(join(artifacts, file), bytes);
    console.log(`${file} ${bytes.length} bytes ${sha256(bytes)}`);
  }
}

function compare(files) {
  const differing = [...files].filter(([file, bytes]) => {
    const path = join(artifacts, file);
    return !existsSync(path) || !readFileSync(path).equals(bytes);
  });
  if (differing.length > 0) {
    const names = differing.map(([file]) => file).join(", ");
    const { rustc, wasmOpt } = JSON.parse(files.get("manifest.json").toString()).toolchain;
    fail(
      `contracts/artifacts differs from what ${rustc} and ${wasmOpt} build: ${names}. Run: node contracts/build.mjs`,
    );
  }
  console.log("contracts/artifacts is what the sources build");
}

function output(command, args) {
  try {
    return execFileSync(command, args, {
      cwd: here,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch (cause) {
    return fail(
      `cannot run ${command}: the contracts need rustc, cargo, lld (wasm-ld) and binaryen (wasm-opt) (${cause.code ?? cause.status})`,
    );
  }
}

function run(command, args, env = process.env) {
  try {
    execFileSync(command, args, { cwd: here, env, stdio: ["ignore", "inherit", "inherit"] });
  } catch (cause) {
    fail(`${command} failed (${cause.code ?? cause.status})`);
  }
}

function sha256(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
