import path from "node:path";
import type { Account } from "@stellar/stellar-sdk";
import { Asset, BASE_FEE, Keypair, Operation, rpc, TransactionBuilder } from "@stellar/stellar-sdk";
import { freePort, startChild } from "../harness/child";
import { median, quantile } from "../harness/statistics";
import type { Row } from "../harness/table";

const root = path.resolve(import.meta.dirname, "../../..");
const STARTS = 5;
const PAYMENTS = 500;

/** The embedded ledger alone: from nothing to the first answer, and classic payments one after the other. */
export async function measureLedger(): Promise<Row[]> {
  const starts: number[] = [];
  for (let run = 0; run < STARTS; run++) starts.push(await timeStart());
  const { perSecond, samples } = await timePayments();
  return [
    {
      what: "ledger: process start to first answered RPC",
      figure: `${median(starts).toFixed(0)} ms`,
      against: `${STARTS} starts`,
      ratio: "",
      goal: "<= 500 ms",
    },
    {
      what: "ledger: sendTransaction to SUCCESS, one client",
      figure: `p50 ${median(samples).toFixed(1)} ms, p99 ${quantile(samples, 0.99).toFixed(1)} ms`,
      against: `${PAYMENTS} payments`,
      ratio: `${perSecond.toFixed(0)} tx/s`,
      goal: "p50 <= 10 ms, >= 200 tx/s",
    },
  ];
}

async function withLedger<T>(work: (url: string, server: rpc.Server) => Promise<T>): Promise<T> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = await startChild(
    [path.join(root, "packages/ledger/dist/cli.mjs"), "--in-memory", "--port", String(port)],
    {},
    (line) => line.includes("listening"),
  );
  try {
    return await work(url, new rpc.Server(url, { allowHttp: true }));
  } finally {
    await child.stop();
  }
}

async function timeStart(): Promise<number> {
  const started = performance.now();
  return withLedger(async (_url, server) => {
    await server.getHealth();
    return performance.now() - started;
  });
}

async function timePayments(): Promise<{ perSecond: number; samples: number[] }> {
  return withLedger(async (_url, server) => {
    const payer = Keypair.random();
    await server.fundAddress(payer.publicKey());
    const { passphrase } = await server.getNetwork();
    const account: Account = await server.getAccount(payer.publicKey());
    const samples: number[] = [];
    const started = performance.now();
    for (let index = 0; index < PAYMENTS; index++) {
      const transaction = new TransactionBuilder(account, { fee: BASE_FEE, networkPassphrase: passphrase })
        .addOperation(
          Operation.payment({ destination: payer.publicKey(), asset: Asset.native(), amount: "1" }),
        )
        .setTimeout(0)
        .build();
      transaction.sign(payer);
      const sent = performance.now();
      const { hash } = await server.sendTransaction(transaction);
      const { status } = await server.getTransaction(hash);
      if (status !== rpc.Api.GetTransactionStatus.SUCCESS) throw new Error(`payment ${index} is ${status}`);
      samples.push(performance.now() - sent);
    }
    return { perSecond: (PAYMENTS * 1000) / (performance.now() - started), samples };
  });
}
