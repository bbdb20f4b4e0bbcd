#!/usr/bin/env node
// Entry of `npm start`, `npm test`, `npm run build|reset|ledger|bench`. Uses nothing but Node, so that it works in a
// fresh clone: installs what the lockfile says when needed, builds what changed, then hands over.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const MINIMUM_NODE = [20, 19];
const SIGNALS = ["SIGINT", "SIGTERM"];
const PARENT_CHECK_MS = 500;
/** As shells tell of a program that Ctrl-C has ended. */
const BROKEN_OFF = 130;
/** Enough for what went wrong in the first few tests of a package. */
const LINES_OF_FAILURE = 80;
const root = path.resolve(import.meta.dirname, "..");
const [verb, ...rest] = process.argv.slice(2);
const env = quietEnvironment();

const verbs = {
  ...{ start, test, stills, gallery, reset, ledger, bench },
  build: () => {
    install();
    build();
  },
  rebuild: (args) => operate("rebuild", args),
  repair: (args) => operate("repair", args),
  jobs: (args) => operate("jobs", args),
  parked: (args) => operate("parked", args),
  backup: (args) => operate("backup", args),
  restore: (args) => operate("restore", args),
};
if (!(verb in verbs)) fail(`Usage: node tooling/run.mjs ${Object.keys(verbs).join("|")}`);
requireNode();
process.chdir(root);
await verbs[verb](rest);

async function start() {
  install();
  build();
  await handOver("tooling/dist/stack.mjs", ["start"]);
}

async function test(args) {
  install();
  build();
  const counts = { passed: 0, failed: 0, failures: new Map(), brokenOff: false };
  const unit = await counted(
    "turbo",
    ["run", "test", "--concurrency=2", "--output-logs=full", "--continue", ...args],
    counts,
  );
  const journeys = await counted(process.execPath, ["tooling/dist/stack.mjs", "e2e"], counts);
  // Journeys run for minutes: what failed before them is said again.
  for (const [task, lines] of counts.failures) console.log(`\n${task} failed:\n${lines.join("\n")}`);
  console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
  process.exit(unit === 0 && journeys === 0 && counts.failed === 0 ? 0 : 1);
}

/** Makes the pictures anew that the pages are compared with, in this machine's Chromium. Look at them before committing. */
async function stills() {
  install();
  build();
  await handOver("tooling/dist/stack.mjs", ["stills"]);
}

/** Pictures of every page and state, in every width, light and dark: e2e/test-results/gallery/index.html. */
async function gallery(args) {
  install();
  build();
  await handOver("tooling/dist/stack.mjs", ["gallery", ...args]);
}

async function reset() {
  if (!existsSync("tooling/dist/stack.mjs")) {
    rmSync(env.AJO_DATA_DIR ?? ".ajo", { recursive: true, force: true });
    return;
  }
  await handOver("tooling/dist/stack.mjs", ["reset"]);
}

async function ledger(args) {
  install();
  build("@ajo/ledger");
  await handOver("packages/ledger/dist/cli.mjs", args);
}

async function bench(args) {
  install();
  build();
  process.exit(run("pnpm", ["--silent", "--filter", "@ajo/bench", "bench", ...args]));
}

/** An operator's command of the worker, on the running stack unless the environment names another one. */
async function operate(command, args) {
  install();
  build("@ajo/worker");
  const running = path.join(env.AJO_DATA_DIR ?? ".ajo", "running.json");
  const settings = existsSync(running) ? JSON.parse(readFileSync(running, "utf8")).environment : {};
  process.exit(
    spawnSync(process.execPath, [`apps/worker/dist/${command}.mjs`, ...args], {
      env: { LOG_LEVEL: "warn", ...settings, ...env },
      stdio: "inherit",
    }).status ?? 1,
  );
}

function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  const [wantMajor, wantMinor] = MINIMUM_NODE;
  if (major > wantMajor || (major === wantMajor && minor >= wantMinor)) return;
  fail(`Ajo needs Node ${MINIMUM_NODE.join(".")} or newer; this is ${process.versions.node}.`);
}

/** Telemetry and update notices off, our own binaries first, and none of the settings that npm hands to its scripts. */
function quietEnvironment() {
  const quiet = {
    ...process.env,
    NEXT_TELEMETRY_DISABLED: "1",
    TURBO_TELEMETRY_DISABLED: "1",
    DO_NOT_TRACK: "1",
    CHECKPOINT_DISABLE: "1",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    PATH: `${path.join(root, "node_modules/.bin")}${path.delimiter}${process.env.PATH}`,
  };
  const passedOn = /^npm_config_(registry|cache|cafile|proxy|https_proxy|noproxy|store_dir)$/i;
  for (const name of Object.keys(quiet))
    if (/^npm_(config|package|lifecycle)_/i.test(name) && !passedOn.test(name)) delete quiet[name];
  return quiet;
}

function install() {
  const { packageManager } = JSON.parse(readFileSync("package.json", "utf8"));
  const stamp = "node_modules/.installed";
  const wanted = createHash("sha256")
    .update(readFileSync("pnpm-lock.yaml"))
    .update(process.version)
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  console.log("Installing packages ...");
  const code = run(
    "npx",
    [
      "--yes",
      packageManager,
      "install",
      "--frozen-lockfile",
      "--prefer-offline",
      "--reporter=append-only",
      "--config.confirmModulesPurge=false",
    ],
    "quiet",
  );
  if (code !== 0) fail("The packages could not be installed; the lines above say why.");
  writeFileSync(stamp, wanted);
}

function build(only) {
  const filter = only === undefined ? [] : [`--filter=${only}`];
  const started = performance.now();
  const code = run(
    "turbo",
    ["run", "build", "--output-logs=errors-only", "--log-order=grouped", ...filter],
    "quiet",
  );
  if (code !== 0) fail("The build failed; the lines above say why.");
  const seconds = (performance.now() - started) / 1000;
  if (seconds > 3) console.log(`Built in ${seconds.toFixed(1)} s`);
}

/** Runs a command to its end. "quiet" keeps what it prints unless it fails. */
function run(command, args, quiet) {
  const result = spawnSync(command, args, {
    env,
    stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit",
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === "win32",
  });
  if (result.error) fail(`${command} could not be run: ${result.error.message}`);
  if (quiet && result.status !== 0) console.error(`${result.stdout}${result.stderr}`);
  return result.status ?? 1;
}

/** Runs a test command, shows its output, and adds up what its runners' closing lines say. */
async function counted(command, args, counts) {
  const child = spawn(command, args, {
    env,
    stdio: ["ignore", "pipe", "inherit"],
    shell: process.platform === "win32",
  });
  // Ctrl-C reaches the child by itself; either way it is waited for, so that nothing is left behind.
  const breakOff = (signal) => {
    counts.brokenOff = true;
    if (signal === "SIGTERM") child.kill(signal);
  };
  for (const signal of SIGNALS) process.on(signal, breakOff);
  // npm's shell ends on SIGTERM without passing it on.
  const parent = process.ppid;
  const orphaned = setInterval(() => process.ppid === parent || breakOff("SIGTERM"), PARENT_CHECK_MS);
  let pending = "";
  child.stdout.on("data", (chunk) => {
    process.stdout.write(chunk);
    const lines = (pending + chunk).split("\n");
    pending = lines.pop() ?? "";
    lines.forEach((line) => count(line, counts));
  });
  const code = await new Promise((resolve) => child.on("close", resolve));
  clearInterval(orphaned);
  for (const signal of SIGNALS) process.off(signal, breakOff);
  count(pending, counts);
  if (counts.brokenOff) process.exit(BROKEN_OFF);
  return code;
}

/** vitest: `Tests  2 failed | 10 passed (12)`; Playwright: `  3 passed (20.1s)` and `  1 failed`. */
function count(line, counts) {
  // eslint-disable-next-line no-control-regex -- colours are control characters
  const text = line.replace(/\u001b\[[0-9;]*m/g, "");
  const vitest = /(?:^|\s)Tests\s+(.*\d+ (?:passed|failed).*)\(\d+\)/.exec(text);
  const playwright = /^\s+(\d+ (?:passed|failed|flaky))(?: \([\d.]+m?s?\))?\s*$/.exec(text);
  for (const [, number, what] of (vitest?.[1] ?? playwright?.[1] ?? "").matchAll(
    /(\d+) (passed|failed|flaky)/g,
  ))
    counts[what === "passed" ? "passed" : "failed"] += Number(number);
  keepFailure(text, counts.failures);
}

/** What a package's vitest says of its failed tests: from the first ` FAIL ` on, so many lines. */
function keepFailure(text, failures) {
  const [, task, said] = /^(\S+):test: (.*)$/.exec(text) ?? [];
  if (task === undefined) return;
  const isFirst = !failures.has(task) && / FAIL {2}/.test(said);
  if (isFirst) failures.set(task, []);
  const kept = failures.get(task);
  if (kept !== undefined && kept.length < LINES_OF_FAILURE) kept.push(said);
}

/** Continues in this very process, so that signals and exit codes need no relaying. */
async function handOver(script, args) {
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
  Object.assign(process.env, env);
  process.argv = [process.execPath, script, ...args];
  await import(pathToFileURL(path.join(root, script)));
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
