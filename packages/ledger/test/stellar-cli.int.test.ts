/**
 * stellar-cli 28 against the ledger, as a person would use it. Skipped where no `stellar` is on PATH
 * (`cargo install --locked stellar-cli@28.1.0`).
 */
import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { xdr } from "@stellar/stellar-sdk";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { recordedContract } from "./recorded-contracts";
import { startWorld, type World } from "./world";

const hasCli = spawnSync("stellar", ["--version"]).status === 0;

let world: World;
let home: string;
const on = ["--network", "ajo"];
const by = (person: string) => [...on, "--source-account", person];

/** What the command prints. The ledger runs in this process, so nothing may block while the command does. */
function stellar(args: readonly string[], input = ""): Promise<string> {
  const env = { ...process.env, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home, STELLAR_NO_CACHE: "true" };
  return new Promise((resolve, reject) => {
    const command = execFile("stellar", args, { cwd: home, env }, (error, output, errors) => {
      if (error === null) resolve(output.trim());
      else reject(new Error(`stellar ${args.join(" ")}: ${errors}`));
    });
    command.stdin?.end(input);
  });
}

const addressOf = (person: string) => stellar(["keys", "address", person]);

/** The hash of a transaction that the command makes and sends: it names what it signs on standard error, so it is sent by hand. */
async function sendBy(person: string, ...transaction: string[]): Promise<string> {
  const built = await stellar(["tx", "new", ...transaction, ...by(person), "--build-only"]);
  const signed = await stellar(["tx", "sign", "--sign-with-key", person, ...on], built);
  const hash = await stellar(["tx", "hash", ...on], signed);
  await stellar(["tx", "send", ...on], signed);
  return hash;
}

describe.skipIf(!hasCli)("stellar-cli 28", { timeout: 180_000 }, () => {
  beforeAll(async () => {
    world = await startWorld();
    home = mkdtempSync(path.join(tmpdir(), "ajo-cli-home-"));
    expect(await stellar(["--version"])).toMatch(/^stellar 28\./);
    const network = ["--rpc-url", world.url, "--network-passphrase", world.passphrase];
    await stellar(["network", "add", "ajo", ...network]);
    await stellar(["keys", "generate", "ada", ...on, "--fund"]);
  });
  afterAll(async () => {
    await world.stop();
    rmSync(home, { recursive: true, force: true });
  });

  it("knows the network, its settings, its fees and its latest ledger", async () => {
    await stellar(["network", "health", ...on]);
    expect(await stellar(["network", "settings", ...on])).toContain('"contract_max_size_bytes":131072');
    expect(await stellar(["ledger", "latest", ...on])).toContain("Protocol Version: 28");
    expect(await stellar(["fees", "stats", ...on])).toContain("Max Inclusion Fee: 100");
  });

  it("funds a key, and is told when it has been", async () => {
    await stellar(["keys", "generate", "bola"]);
    await stellar(["keys", "fund", "bola", ...on]);
    await expect(stellar(["keys", "fund", "bola", ...on])).rejects.toThrow("createAccountAlreadyExist");
  });

  it("pays, sets and issues, and finds what became of it", async () => {
    await stellar(["keys", "generate", "chidi", ...on, "--fund"]);
    const usd = `USD:${await addressOf("ada")}`;
    await sendBy("chidi", "change-trust", "--line", usd);
    await sendBy("ada", "set-trustline-flags", "--trustor", "chidi", "--asset", usd, "--set-authorize");
    await sendBy("ada", "manage-data", "--data-name", "note", "--data-value", "01");
    const hash = await sendBy("ada", "payment", "--destination", "chidi", "--asset", usd, "--amount", "70");
    const result = await stellar(["tx", "fetch", "result", "--hash", hash, ...on]);
    expect(result).toContain('"payment":"success"');
    expect(result).toContain('"fee_charged":"100"');
    expect(await stellar(["tx", "fetch", "events", "--hash", hash, ...on])).toContain('"mint"');
  });

  it("is refused an offer by the protocol's code", async () => {
    const offer = ["--selling", "native", "--buying", `USD:${await addressOf("ada")}`];
    const terms = ["--amount", "100", "--price", "1:1"];
    const refused = stellar(["tx", "new", "manage-sell-offer", ...offer, ...terms, ...by("ada")]);
    await expect(refused).rejects.toThrow("OpNotSupported");
  });

  describe("with a contract", () => {
    let id: string;
    let wasm: string;
    const invoke = (...call: string[]) =>
      stellar(["contract", "invoke", "--id", id, ...by("ada"), "--", ...call]);
    const key = xdr.ScVal.scvVec([xdr.ScVal.scvSymbol("P"), xdr.ScVal.scvSymbol("kept")]).toXdr("base64");
    const kept = () => ["--id", id, "--key-xdr", key, "--durability", "persistent"];

    beforeEach(async () => {
      wasm = path.join(home, "vector.wasm");
      writeFileSync(wasm, recordedContract("vector"));
      const hash = await stellar(["contract", "upload", "--wasm", wasm, ...by("ada")]);
      expect(hash).toMatch(/^[0-9a-f]{64}$/);
      id = await stellar(["contract", "deploy", "--wasm-hash", hash, ...by("ada")]);
      await invoke("pers_put", "--k", "kept", "--v", "68656c6c6f");
    });

    it("invokes and reads, and hears of errors and events", async () => {
      expect(await invoke("pers_get", "--k", "kept")).toContain("68656c6c6f");
      expect(await stellar(["contract", "read", ...kept(), ...on])).toContain("68656c6c6f");
      await expect(invoke("fail", "--worse", "true")).rejects.toThrow("Error(Contract, #8)");
      const { sequence } = await world.server.getLatestLedger();
      await invoke("notes", "--n", "3");
      const since = ["--start-ledger", String(sequence), "--id", id, "--output", "json"];
      expect((await stellar(["events", ...since, ...on])).split("\n")).toHaveLength(3);
    });

    it("simulates, signs and sends in steps", async () => {
      const call = ["--", "pers_put", "--k", "kept", "--v", "01"];
      const built = await stellar(["contract", "invoke", "--id", id, ...by("ada"), "--build-only", ...call]);
      const simulated = await stellar(["tx", "simulate", ...by("ada")], built);
      const signed = await stellar(["tx", "sign", "--sign-with-key", "ada", ...on], simulated);
      expect(JSON.parse(await stellar(["tx", "send", ...on], signed))).toMatchObject({ status: "SUCCESS" });
      expect(await invoke("pers_get", "--k", "kept")).toContain("01");
    });

    it("gets the code and the interface back", async () => {
      const got = path.join(home, "got.wasm");
      await stellar(["contract", "fetch", "--id", id, "--out-file", got, ...on]);
      expect(readFileSync(got).equals(readFileSync(wasm))).toBe(true);
      expect(await stellar(["contract", "info", "interface", "--id", id, ...on])).toContain("fn pers_get");
    });

    it("deploys an asset's contract and moves the asset by it", async () => {
      await stellar(["keys", "generate", "dayo", ...on, "--fund"]);
      await stellar(["contract", "asset", "deploy", "--asset", "native", ...by("ada")]);
      const to = await addressOf("dayo");
      const transfer = ["--from", "ada", "--to", to, "--amount", "15000000"];
      await stellar(["token", "transfer", "--id", "native", ...transfer, ...on]);
      const balance = await stellar(["token", "balance", "--id", "native", "--account", to, ...on]);
      expect(balance).toContain("100015000000");
    });

    it("extends an entry, and restores it when it was archived", async () => {
      const until = async () => {
        const read = await stellar(["contract", "read", ...kept(), ...on]);
        return Number(read.split(",").at(-1));
      };
      const { sequence } = await world.server.getLatestLedger();
      await stellar(["contract", "extend", ...kept(), "--ledgers-to-extend", "300000", ...by("ada")]);
      expect(await until()).toBe(sequence + 1 + 300_000);
      await world.control.advanceLedgers(400_000);
      expect(await until()).toBe(0);
      await stellar(["contract", "restore", ...kept(), ...by("ada")]);
      expect(await until()).toBeGreaterThan(sequence + 400_000);
      // The contract itself comes back with the call.
      expect(await invoke("pers_get", "--k", "kept")).toContain("68656c6c6f");
    });
  });
});
