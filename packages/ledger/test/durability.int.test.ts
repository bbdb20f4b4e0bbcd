/** What lies in a directory: torn, damaged, in use, or from before a restart. What kills do is in kills.int.test.ts. */
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Account, Asset, Keypair, Operation, rpc, TransactionBuilder } from "@stellar/stellar-sdk";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DEFAULT_PASSPHRASE, ledgerControl, rootKeypair, networkIdOf, startLedger } from "../src/index";

const root = rootKeypair(networkIdOf(DEFAULT_PASSPHRASE));

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), "ajo-ledger-"));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

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
