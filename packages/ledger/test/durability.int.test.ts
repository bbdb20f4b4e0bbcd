/** What a client saw confirmed survives the death of the process at any moment. */
import { type ChildProcess, spawn } from "node:child_process";
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Account, Asset, Keypair, Operation, rpc, TransactionBuilder } from "@stellar/stellar-sdk";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DEFAULT_PASSPHRASE, ledgerControl, rootKeypair, networkIdOf, startLedger } from "../src/index";

const CLI = fileURLToPath(new URL("../src/cli.ts", import.meta.url));
const root = rootKeypair(networkIdOf(DEFAULT_PASSPHRASE));

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), "ajo-ledger-"));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

/** Starts the command and waits for its ready line. */
async function spawnLedger(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", CLI, "--data-dir", directory, "--port", "0", "--quiet"],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const url = await new Promise<string>((resolve, reject) => {
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      const match = /^ajo-ledger listening on (\S+)$/m.exec(output);
      if (match?.[1] !== undefined) resolve(match[1]);
    });
    child.once("exit", (code) => reject(new Error(`the ledger ended with ${String(code)}: ${output}`)));
  });
  return { child, url };
}

const ended = (child: ChildProcess) => new Promise<void>((resolve) => child.once("exit", () => resolve()));

/** One payment of a lumen from the root account to `to`. */
function payment(to: string, sequence: bigint) {
  const transaction = new TransactionBuilder(new Account(root.publicKey(), String(sequence)), {
    fee: "100",
    networkPassphrase: DEFAULT_PASSPHRASE,
  })
    .addOperation(Operation.payment({ destination: to, asset: Asset.native(), amount: "1" }))
    .setTimeout(0)
    .build();
  transaction.sign(root);
  return transaction;
}

const sequenceOf = async (server: rpc.Server, address: string) =>
  BigInt((await server.getAccount(address)).sequenceNumber());

describe("a ledger killed at random moments", () => {
  it(
    "has every confirmed payment when it starts again, and no half of one",
    { timeout: 180_000 },
    async () => {
      const ada = Keypair.random();
      const confirmed: string[] = [];
      let started = 0n;
      let attempted = 0;
      const KILLS = 5;
      for (let round = 0; round <= KILLS; round += 1) {
        const { child, url } = await spawnLedger();
        const server = new rpc.Server(url, { allowHttp: true });
        if (round === 0) {
          await server.fundAddress(ada.publicKey());
          started = (await server.getAccountEntry(ada.publicKey())).balance;
        }
        for (const hash of confirmed)
          expect((await server.getTransaction(hash)).status, `${hash} after ${round} kills`).toBe("SUCCESS");
        const { balance } = await server.getAccountEntry(ada.publicKey());
        const received = Number((balance - started) / 10_000_000n);
        expect((balance - started) % 10_000_000n).toBe(0n);
        expect(received).toBeGreaterThanOrEqual(confirmed.length);
        expect(received).toBeLessThanOrEqual(attempted);
        // Whatever of the unconfirmed was kept was kept whole: the sequence number tells as much as the balance.
        const history = await server.getTransactions({ startLedger: 1, pagination: { limit: 200 } });
        expect(history.transactions.map(({ status }) => status)).toEqual(Array(received + 1).fill("SUCCESS"));
        if (round === KILLS) {
          child.kill("SIGTERM");
          await ended(child);
          break;
        }
        const gone = ended(child);
        // Somewhere among the writes of the next payments: how many get through differs from run to run.
        const killAfter = 2 + Math.floor(Math.random() * 20);
        let sequence = await sequenceOf(server, root.publicKey());
        try {
          for (let count = 0; ; count += 1) {
            const transaction = payment(ada.publicKey(), sequence);
            attempted += 1;
            const sending = server.sendTransaction(transaction);
            if (count === killAfter) child.kill("SIGKILL");
            const sent = await sending;
            const found = await server.getTransaction(sent.hash);
            if (found.status === rpc.Api.GetTransactionStatus.SUCCESS) confirmed.push(sent.hash);
            sequence += 1n;
          }
        } catch {
          await gone;
        }
      }
      expect(confirmed.length).toBeGreaterThanOrEqual(2 * KILLS);
    },
  );
});

describe("a stored ledger", () => {
  const journal = () =>
    path.join(
      directory,
      readdirSync(directory)
        .filter((name) => name.startsWith("journal-"))
        .sort()
        .at(-1)!,
    );

  const open = () => startLedger({ dataDir: directory, mining: { intervalSeconds: 0 } });

  async function withPayments(count: number): Promise<{ ada: string; hashes: string[] }> {
    const running = await open();
    const server = new rpc.Server(running.url, { allowHttp: true });
    const ada = Keypair.random().publicKey();
    await server.fundAddress(ada);
    const hashes: string[] = [];
    for (let index = 0; index < count; index += 1) {
      const sent = await server.sendTransaction(payment(ada, await sequenceOf(server, root.publicKey())));
      hashes.push(sent.hash);
    }
    // As if it had been killed: nothing is tidied up.
    await running.abandon();
    return { ada, hashes };
  }

  it("starts whole from a journal cut off at any byte", async () => {
    const { hashes } = await withPayments(3);
    const whole = readFileSync(journal());
    let found = hashes.length;
    for (const cut of [1, 7, 100, 900, 2_000, 5_000].filter((bytes) => bytes < whole.length)) {
      // Every other time the file has its full length already, unfilled.
      const tail = Buffer.alloc(cut % 2 === 0 ? cut : 0);
      writeFileSync(journal(), Buffer.concat([whole.subarray(0, whole.length - cut), tail]));
      const running = await open();
      const server = new rpc.Server(running.url, { allowHttp: true });
      const states = await Promise.all(
        hashes.map(async (hash) => (await server.getTransaction(hash)).status),
      );
      const kept = states.lastIndexOf(rpc.Api.GetTransactionStatus.SUCCESS) + 1;
      // A prefix of what happened: nothing after a gap.
      expect(states.slice(0, kept).every((status) => status === rpc.Api.GetTransactionStatus.SUCCESS)).toBe(
        true,
      );
      expect(kept).toBeLessThanOrEqual(found);
      found = kept;
      await running.abandon();
    }
    expect(found).toBeLessThan(hashes.length);
  });

  it("takes garbage after the last record for a torn write", async () => {
    const { hashes } = await withPayments(2);
    appendFileSync(journal(), Buffer.from([0, 0, 1, 0, 9, 9, 9, 9, 1, 2, 3]));
    const running = await open();
    const server = new rpc.Server(running.url, { allowHttp: true });
    for (const hash of hashes) expect((await server.getTransaction(hash)).status).toBe("SUCCESS");
    await running.close();
  });

  it("is refused, not repaired, when it is damaged in the middle", async () => {
    await withPayments(3);
    const bytes = readFileSync(journal());
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 0xff;
    writeFileSync(journal(), bytes);
    await expect(open()).rejects.toMatchObject({ code: "StorageDamaged" });
  });

  it("belongs to one process at a time", async () => {
    const running = await open();
    await expect(open()).rejects.toMatchObject({ code: "StorageInUse" });
    await running.close();
    await (await open()).close();
  });

  it("keeps its time, its mining mode and its empty ledgers", async () => {
    const first = await open();
    const control = ledgerControl(first.url);
    await control.setMining({ automine: false });
    const moved = await control.advanceTime(100_000);
    await first.abandon();
    const second = await open();
    const server = new rpc.Server(second.url, { allowHttp: true });
    const latest = await server.getLatestLedger();
    expect(latest.sequence).toBe(moved.latestLedger);
    expect(Number(latest.closeTime)).toBe(moved.closeTime);
    expect((await ledgerControl(second.url).advanceLedgers(1)).automine).toBe(false);
    await second.close();
  });

  it("stays reverted after a restart", async () => {
    const first = await open();
    const server = new rpc.Server(first.url, { allowHttp: true });
    const control = ledgerControl(first.url);
    const { id } = await control.snapshot();
    const ada = Keypair.random().publicKey();
    await server.fundAddress(ada);
    const reverted = await control.revert(id);
    await first.abandon();
    const second = await open();
    const again = new rpc.Server(second.url, { allowHttp: true });
    expect((await again.getLatestLedger()).sequence).toBe(reverted.latestLedger);
    await expect(again.getAccountEntry(ada)).rejects.toThrow();
    await again.fundAddress(ada);
    await second.close();
  });
});
