import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Keypair, nativeToScVal } from "@stellar/stellar-sdk";
import { type LedgerProcess, startLedgerProcess } from "../harness/ledger-process";
import { QuickPayments } from "../harness/quick-payments";
import { median } from "../harness/statistics";
import type { Row } from "../harness/table";

const SENDERS = 100;
/** Payments in each transaction: with the event of its fee, ten events. */
const OPERATIONS = 9;
const QUERIES = 20;
const STARTS = 5;

interface Reply {
  result?: { status?: string; events?: unknown[]; cursor?: string };
  error?: { message: string };
}

/** A ledger on disk that has seen many transactions: what it weighs, how it starts, how it finds events. */
export async function measureHistory(transactions: number): Promise<Row[]> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), "ajo-bench-"));
  const args = ["--data-dir", dataDir];
  try {
    const first = await startLedgerProcess(...args);
    const before = first.memory();
    const perSecond = await fill(first, transactions);
    const after = first.memory();
    const [byTopic, byContract, nothing] = [
      await timeEvents(first, "topic"),
      await timeEvents(first, "contract"),
      await timeEvents(first, "nothing"),
    ];
    await first.stop();
    const starts = await compareStarts(dataDir);
    const count = transactions.toLocaleString("en");
    const events = (transactions * (OPERATIONS + 1)).toLocaleString("en");
    const eventsRow = (what: string, milliseconds: number): Row => ({
      what: `ledger: getEvents ${what}`,
      figure: `p50 ${milliseconds.toFixed(1)} ms`,
      against: `${events} events`,
      ratio: "",
      goal: "",
    });
    return [
      {
        what: `ledger on disk: ${OPERATIONS}-payment transactions, ${SENDERS} to a ledger`,
        figure: `${perSecond.toFixed(0)} tx/s`,
        against: `${count} transactions`,
        ratio: "",
        goal: "",
      },
      {
        what: "ledger: memory after them",
        figure: `${after.toFixed(0)} MB`,
        against: `empty ${before.toFixed(0)} MB, after a restart ${starts.filled.memory.toFixed(0)} MB`,
        ratio: "",
        goal: "bounded",
      },
      {
        what: "ledger: start with that history to first answered RPC",
        figure: `${starts.filled.wall.toFixed(0)} ms, ${starts.filled.processor.toFixed(0)} ms of processor`,
        against: `empty, in turns: ${starts.empty.wall.toFixed(0)} ms, ${starts.empty.processor.toFixed(0)} ms`,
        ratio: `${(starts.filled.processor / starts.empty.processor).toFixed(2)}x the processor time`,
        goal: "<= 500 ms",
      },
      eventsRow("of one topic, first page of 100", byTopic),
      eventsRow("of one contract, first page of 100", byContract),
      eventsRow("that nobody emitted, all ledgers", nothing),
    ];
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

interface Start {
  /** Milliseconds to the first answer. */
  wall: number;
  /** Milliseconds of processor time by then. */
  processor: number;
  /** MB by then. */
  memory: number;
}

/** Starts with the history and without any, in turns: the machine is as busy for the one as for the other. */
async function compareStarts(dataDir: string): Promise<{ filled: Start; empty: Start }> {
  const filled: Start[] = [];
  const empty: Start[] = [];
  for (let turn = 0; turn < STARTS; turn += 1) {
    filled.push(await timeStart(dataDir));
    const nothing = mkdtempSync(path.join(os.tmpdir(), "ajo-bench-"));
    empty.push(await timeStart(nothing));
    rmSync(nothing, { recursive: true, force: true });
  }
  return { filled: middle(filled), empty: middle(empty) };
}

async function timeStart(dataDir: string): Promise<Start> {
  const started = performance.now();
  const ledger = await startLedgerProcess("--data-dir", dataDir);
  await ledger.server.getHealth();
  const start = {
    wall: performance.now() - started,
    processor: ledger.processorMs(),
    memory: ledger.memory(),
  };
  await ledger.stop();
  return start;
}

function middle(starts: readonly Start[]): Start {
  const of = (figure: keyof Start) => median(starts.map((start) => start[figure]));
  return { wall: of("wall"), processor: of("processor"), memory: of("memory") };
}

async function batch(url: string, requests: readonly { method: string; params: object }[]): Promise<Reply[]> {
  const body = requests.map((request, id) => ({ jsonrpc: "2.0", id, ...request }));
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  // JSON-RPC's own shape.
  return (await response.json()) as Reply[];
}

/** Fills the ledger; transactions a second. */
async function fill({ url, server }: LedgerProcess, transactions: number): Promise<number> {
  const { passphrase } = await server.getNetwork();
  const senders: QuickPayments[] = [];
  for (let index = 0; index < SENDERS; index += 1) {
    const keypair = Keypair.random();
    await server.fundAddress(keypair.publicKey());
    const { seqNum } = await server.getAccountEntry(keypair.publicKey());
    senders.push(new QuickPayments(keypair, seqNum, passphrase, OPERATIONS));
  }
  const started = performance.now();
  for (let sent = 0; sent < transactions; sent += SENDERS) {
    const requests = senders.map((sender) => ({
      method: "sendTransaction",
      params: { transaction: sender.next() },
    }));
    const refused = (await batch(url, requests)).find(({ result }) => result?.status !== "PENDING");
    if (refused !== undefined) throw new Error(`not accepted: ${JSON.stringify(refused)}`);
  }
  return (transactions * 1000) / (performance.now() - started);
}

const FILTERS = {
  topic: [{ topics: [[nativeToScVal("fee", { type: "symbol" }).toXdr("base64"), "*"]] }],
  contract: [{ contractIds: ["CDLZFC3SYJYDZT7K67VZ75HPJVIEUVNIXF47ZG2FB2RMQQVU2HHGCYSC"] }],
  nothing: [{ topics: [[nativeToScVal("nobody", { type: "symbol" }).toXdr("base64")]] }],
} as const;

async function timeEvents({ url, server }: LedgerProcess, which: keyof typeof FILTERS): Promise<number> {
  const { oldestLedger } = await server.getHealth();
  const samples: number[] = [];
  for (let query = 0; query < QUERIES; query += 1) {
    const started = performance.now();
    const params = { startLedger: oldestLedger, filters: FILTERS[which] };
    const [reply] = await batch(url, [{ method: "getEvents", params }]);
    if (reply?.result?.events === undefined) throw new Error(reply?.error?.message ?? "no answer");
    samples.push(performance.now() - started);
  }
  return median(samples);
}
