/**
 * What a client saw confirmed survives SIGKILL at any moment: among writes, while it starts, while it stops and writes an image.
 *
 * AJO_LEDGER_KILLS=500 kills so often; AJO_LEDGER_COMMAND=dist/cli.mjs kills the built command, which starts faster;
 * AJO_LEDGER_SEED repeats the moments of another run.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Account, Asset, Keypair, Operation, rpc, TransactionBuilder } from "@stellar/stellar-sdk";
import { afterEach, beforeEach, expect, it } from "vitest";
import { DEFAULT_PASSPHRASE, ledgerControl } from "../src/index";

const KILLS = Number(process.env["AJO_LEDGER_KILLS"] ?? 6);
const SEED = Number(process.env["AJO_LEDGER_SEED"] ?? Date.now() % 1_000_000);
const COMMAND = process.env["AJO_LEDGER_COMMAND"];
const SOURCE = fileURLToPath(new URL("../src/cli.ts", import.meta.url));
const SENDERS = 3;
const LUMEN = 10_000_000n;
const FEE = 100n;

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), "ajo-kills-"));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<void>;
  /** Where it answers, once it does; null if it ended first. */
  readonly ready: Promise<string | null>;
}

function start(): Started {
  const command = COMMAND === undefined ? ["--import", "tsx", SOURCE] : [path.resolve(COMMAND)];
  const args = [...command, "--data-dir", directory, "--port", "0", "--quiet", "--exit-with-parent"];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  let output = "";
  const found = new Promise<string>((resolve) => {
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      const url = /^ajo-ledger listening on (\S+)$/m.exec(output)?.[1];
      if (url !== undefined) resolve(url);
    });
  });
  return { child, ended, ready: Promise.race([found, ended.then(() => null)]) };
}

const after = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

interface Sender {
  readonly keypair: Keypair;
  readonly startingSequence: bigint;
}

function payment({ keypair }: Sender, to: string, sequence: bigint) {
  const source = new Account(keypair.publicKey(), String(sequence));
  const transaction = new TransactionBuilder(source, {
    fee: String(FEE),
    networkPassphrase: DEFAULT_PASSPHRASE,
  })
    .addOperation(Operation.payment({ destination: to, asset: Asset.native(), amount: "1" }))
    .setTimeout(0)
    .build();
  transaction.sign(keypair);
  return transaction;
}

/** Pays until the connection breaks, noting what was seen confirmed. */
async function payUntilGone(url: string, sender: Sender, to: string, confirmed: string[]): Promise<void> {
  const server = new rpc.Server(url, { allowHttp: true });
  try {
    let { seqNum: sequence } = await server.getAccountEntry(sender.keypair.publicKey());
    for (;;) {
      const sent = await server.sendTransaction(payment(sender, to, sequence));
      if (sent.status !== "PENDING") return;
      const { status } = await server.getTransaction(sent.hash);
      if (status === rpc.Api.GetTransactionStatus.SUCCESS) confirmed.push(sent.hash);
      sequence += 1n;
    }
  } catch {
    // Killed: whatever was under way may or may not have been kept.
  }
}

/** Lets time pass too, so that records without transactions are among those that are cut. */
async function moveTimeUntilGone(url: string): Promise<void> {
  try {
    for (;;) {
      await ledgerControl(url).advanceLedgers(1);
      await after(20);
    }
  } catch {
    // Killed.
  }
}

it(
  `survives ${KILLS} kills with everything that a client saw confirmed (seed ${SEED})`,
  { timeout: 60_000 + KILLS * 20_000 },
  async () => {
    const next = numbersFrom(SEED);
    const receiver = Keypair.random().publicKey();
    const senders: Sender[] = [];
    const confirmed: string[] = [];
    let checked = 0;
    let startingBalance = 0n;

    const begin = async (url: string): Promise<void> => {
      const server = new rpc.Server(url, { allowHttp: true });
      await server.fundAddress(receiver);
      startingBalance = (await server.getAccountEntry(receiver)).balance;
      for (let index = 0; index < SENDERS; index += 1) {
        const keypair = Keypair.random();
        await server.fundAddress(keypair.publicKey());
        const { seqNum } = await server.getAccountEntry(keypair.publicKey());
        senders.push({ keypair, startingSequence: seqNum });
      }
    };

    const check = async (url: string, hashes: readonly string[]): Promise<void> => {
      const server = new rpc.Server(url, { allowHttp: true });
      for (const hash of hashes)
        expect((await server.getTransaction(hash)).status, `${hash}, seed ${SEED}`).toBe("SUCCESS");
      // Whatever of the unconfirmed was kept was kept whole: numbers, lumens and fees tell the same story.
      let paid = 0n;
      for (const { keypair, startingSequence } of senders) {
        const { seqNum, balance } = await server.getAccountEntry(keypair.publicKey());
        const payments = seqNum - startingSequence;
        expect(balance).toBe(startingBalance - payments * (LUMEN + FEE));
        paid += payments;
      }
      expect((await server.getAccountEntry(receiver)).balance).toBe(startingBalance + paid * LUMEN);
      expect(paid).toBeGreaterThanOrEqual(BigInt(confirmed.length));
    };

    for (let kill = 0; kill < KILLS; kill += 1) {
      const { child, ended, ready } = start();
      const manner = kill === 0 ? 0 : Math.floor(next() * 8);
      if (manner === 7) {
        // While it starts.
        await after(next() * (COMMAND === undefined ? 1500 : 300));
        child.kill("SIGKILL");
        await ended;
        continue;
      }
      const url = await ready;
      if (url === null) throw new Error(`the ledger did not start after ${kill} kills, seed ${SEED}`);
      if (kill === 0) await begin(url);
      await check(url, confirmed.slice(checked));
      checked = confirmed.length;
      const busy = [
        ...senders.map((sender) => payUntilGone(url, sender, receiver, confirmed)),
        moveTimeUntilGone(url),
      ];
      await after(30 + next() * 250);
      if (manner === 6) {
        // While it stops.
        child.kill("SIGTERM");
        await after(next() * 60);
      }
      child.kill("SIGKILL");
      await ended;
      await Promise.all(busy);
    }
    const { child, ended, ready } = start();
    const url = await ready;
    if (url === null) throw new Error(`the ledger did not start in the end, seed ${SEED}`);
    await check(url, confirmed);
    child.kill("SIGTERM");
    await ended;
    console.log(
      `${KILLS} kills, ${confirmed.length} transactions seen confirmed, all of them there (seed ${SEED})`,
    );
    expect(confirmed.length).toBeGreaterThan(0);
  },
);
