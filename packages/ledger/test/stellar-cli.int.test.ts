/**
 * stellar-cli 28 against the ledger, as a person would use it. Skipped where no `stellar` is on PATH
 * (`cargo install --locked stellar-cli@28.1.0`).
 */
import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { recordedContract } from "./recorded-contracts";
import { startWorld, type World } from "./world";

const hasCli = spawnSync("stellar", ["--version"]).status === 0;
const withCli = it.skipIf(!hasCli);

let world: World;
let home: string;
beforeAll(async () => {
  world = await startWorld();
  home = mkdtempSync(path.join(tmpdir(), "ajo-cli-home-"));
});
afterAll(async () => {
  await world.stop();
  rmSync(home, { recursive: true, force: true });
});

/** What the command prints. The ledger runs in this process, so nothing may block while the command does. */
function stellar(...args: string[]): Promise<string> {
  const env = { ...process.env, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home, STELLAR_NO_CACHE: "true" };
  return new Promise((resolve, reject) => {
    execFile("stellar", args, { cwd: home, env }, (error, output, errors) => {
      if (error === null) resolve(output.trim());
      else reject(new Error(`stellar ${args.join(" ")}: ${errors}`));
    });
  });
}

withCli(
  "funds a key, deploys, invokes, reads, extends, restores, and finds events and the transaction",
  { timeout: 180_000 },
  async () => {
    expect(await stellar("--version")).toMatch(/^stellar 28\./);
    await stellar("network", "add", "ajo", "--rpc-url", world.url, "--network-passphrase", world.passphrase);
    const on = ["--network", "ajo"];
    await stellar("keys", "generate", "ada", ...on, "--fund");
    const by = [...on, "--source-account", "ada"];
    const wasm = path.join(home, "vector.wasm");
    writeFileSync(wasm, recordedContract("vector"));
    const hash = await stellar("contract", "upload", "--wasm", wasm, ...by);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    const id = await stellar("contract", "deploy", "--wasm-hash", hash, ...by);
    const invoke = (...call: string[]) => stellar("contract", "invoke", "--id", id, ...by, "--", ...call);
    await invoke("pers_put", "--k", "kept", "--v", "68656c6c6f");
    expect(await invoke("pers_get", "--k", "kept")).toContain("68656c6c6f");
    await invoke("notes", "--n", "3");
    expect(await stellar("contract", "read", "--id", id, ...on)).not.toBe("");
    const instance = ["--id", id, "--durability", "persistent"];
    await stellar("contract", "extend", ...instance, "--ledgers-to-extend", "200000", ...by);
    await world.control.advanceLedgers(400_000);
    await stellar("contract", "restore", ...instance, ...by);
    expect(await invoke("pers_get", "--k", "kept")).toContain("68656c6c6f");
    const events = await stellar("events", "--start-ledger", "1", "--id", id, "--output", "json", ...on);
    expect(events.split("\n").length).toBeGreaterThanOrEqual(3);
  },
);
