/** The command, as a person or a script uses it. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, expect, it } from "vitest";

const CLI = fileURLToPath(new URL("../src/cli.ts", import.meta.url));
const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

interface Run {
  readonly child: ChildProcess;
  /** All output so far, and once it has ended how. */
  readonly ended: Promise<{ code: number | null; output: string; errors: string }>;
  /** Resolves with the match once the output has it. */
  outputHas(pattern: RegExp): Promise<RegExpExecArray>;
}

/** It ends with the tests when they are killed. */
function run(...args: string[]): Run {
  return watch(spawn(process.execPath, ["--import", "tsx", CLI, ...args, "--exit-with-parent"]));
}

function watch(child: ChildProcess): Run {
  started.push(child);
  let output = "";
  let errors = "";
  child.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  const ended = new Promise<{ code: number | null; output: string; errors: string }>((resolve) =>
    child.once("close", (code) => resolve({ code, output, errors })),
  );
  const outputHas = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = (): void => {
        const match = pattern.exec(output);
        if (match !== null) resolve(match);
      };
      child.stdout?.on("data", look);
      child.once("close", () => reject(new Error(`ended without ${pattern.source}: ${output}${errors}`)));
      look();
    });
  return { child, ended, outputHas };
}

const READY = /^ajo-ledger listening on (http:\/\/127\.0\.0\.1:\d+)$/m;

it("explains itself", async () => {
  const { code, output } = await run("--help").ended;
  expect(code).toBe(0);
  for (const option of [
    "--fork-url",
    "--fork-ledger",
    "--snapshot",
    "export",
    "import",
    "--data-dir",
    "--in-memory",
    "--port",
    "--host",
    "--quiet",
    "--exit-with-parent",
  ])
    expect(output).toContain(option);
});

it("refuses what makes no sense, and says what would", async () => {
  const { code, errors } = await run("--in-memory", "--colour").ended;
  expect(code).toBe(1);
  expect(errors).toContain("--colour");
  expect(errors).toContain("Try ajo-ledger --help");
});

it("says how to use it, answers, and stops on SIGTERM", async () => {
  const ledger = run("--in-memory", "--port", "0");
  const [, url = ""] = await ledger.outputHas(READY);
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: '{"jsonrpc":"2.0","id":1,"method":"getNetwork"}',
  });
  expect(await response.json()).toMatchObject({ result: { friendbotUrl: `${url}/friendbot` } });
  ledger.child.kill("SIGTERM");
  const { code, output } = await ledger.ended;
  expect(code).toBe(0);
  expect(output).toContain("SC5O7VZUXDJ6JBDSZ74DSERXL7W3Y5LTOAMRF7RQRL3TAGAPS7LUVG3L");
  expect(output).toContain("stellar network add");
  expect(output).toContain("Freighter");
});

it("prints one line when quiet", async () => {
  const ledger = run("--in-memory", "--port", "0", "--quiet");
  await ledger.outputHas(READY);
  ledger.child.kill("SIGINT");
  const { code, output } = await ledger.ended;
  expect(code).toBe(0);
  expect(output.trim()).toMatch(READY);
});

it("tells of each transaction when asked to", async () => {
  const ledger = run("--port", "0", "--quiet", "--log");
  const [, url = ""] = await ledger.outputHas(READY);
  const address = "GDAT5HWTGIU4TSSZ4752OUC4SABDLTLZFRPZUJ3D6LKBNEPA7V2CIG54";
  expect((await fetch(`${url}/friendbot?addr=${address}`)).status).toBe(200);
  ledger.child.kill("SIGTERM");
  const { errors } = await ledger.ended;
  expect(errors).toMatch(/^\S+Z ledger \d+ SUCCESS createAccount [0-9a-f]{64}$/m);
});

it("names a port that is taken", async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
  const { port } = taken.address() as AddressInfo;
  const { code, errors } = await run("--in-memory", "--port", String(port)).ended;
  taken.close();
  expect(code).toBe(1);
  expect(errors).toContain("port");
  expect(errors).toContain("--port");
});

it("refuses the ledger of another network", async () => {
  const directory = mkdtempSync(path.join(tmpdir(), "ajo-ledger-"));
  const first = run("--data-dir", directory, "--port", "0", "--quiet");
  await first.outputHas(READY);
  first.child.kill("SIGTERM");
  await first.ended;
  const { code, errors } = await run("--data-dir", directory, "--passphrase", "Another").ended;
  rmSync(directory, { recursive: true });
  expect(code).toBe(1);
  expect(errors).toContain("Standalone Network ; February 2017");
});

it("ends with the process that started it, if told to", async () => {
  const script = `
    const { spawn } = require("node:child_process");
    spawn(process.execPath, ["--import", "tsx", ${JSON.stringify(CLI)}, "--in-memory", "--port", "0", "--quiet", "--log", "--exit-with-parent"], { stdio: "inherit" });
    setInterval(() => undefined, 1000);
  `;
  const parent = watch(spawn(process.execPath, ["-e", script]));
  const [, url = ""] = await parent.outputHas(READY);
  expect((await fetch(url)).status).toBe(200);
  parent.child.kill("SIGKILL");
  // Its output closes only once the ledger, which shares it, has ended too.
  await parent.ended;
  await expect(fetch(url)).rejects.toThrow();
});

it("exports a ledger from its directory, imports it into a running one, and starts from it", async () => {
  const directory = mkdtempSync(path.join(tmpdir(), "ajo-cli-"));
  try {
    const file = path.join(directory, "ledger.snapshot");
    const first = run("--data-dir", path.join(directory, "kept"), "--port", "0", "--quiet");
    const [, url = ""] = await first.outputHas(READY);
    const inUse = await run("export", file, "--data-dir", path.join(directory, "kept")).ended;
    expect(inUse.errors).toContain("is in use by process");
    const exported = await run("export", file, "--url", url).ended;
    expect(exported).toMatchObject({
      code: 0,
      output: expect.stringContaining("holds the ledger") as string,
    });
    first.child.kill("SIGTERM");
    await first.ended;
    const json = path.join(directory, "ledger.json");
    const fromDirectory = ["--data-dir", path.join(directory, "kept"), "--format", "soroban"];
    expect((await run("export", json, ...fromDirectory).ended).code).toBe(0);
    const second = run("--in-memory", "--port", "0", "--quiet", "--snapshot", json);
    const [, secondUrl = ""] = await second.outputHas(READY);
    const imported = await run("import", file, "--url", secondUrl).ended;
    expect(imported.output).toMatch(/^imported; the ledger stands at \d+$/m);
  } finally {
    for (const child of started.splice(0)) child.kill("SIGKILL");
    rmSync(directory, { recursive: true, force: true });
  }
});
