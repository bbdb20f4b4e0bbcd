import path from "node:path";
import { Keypair, TransactionBuilder } from "@stellar/stellar-sdk";
import { freePort, startChild } from "../harness/child";
import { compareLoads, showLoad } from "../harness/load";
import { connect } from "../harness/member";
import { queryUrl } from "../harness/query-url";
import type { Row } from "../harness/table";

/** A signed-in account's own transactions, kept by nobody, against node:http with one indexed query. */
export async function measurePersonalRead(apiUrl: string, databaseUrl: string): Promise<Row[]> {
  const keypair = Keypair.random();
  const accessToken = await signIn(apiUrl, keypair);
  const port = await freePort();
  const script = path.join(import.meta.dirname, "../baseline/bare-pg.ts");
  const bare = await startChild(
    ["--import", "tsx", script, String(port), databaseUrl, keypair.publicKey()],
    {},
    (line) => line === "ready",
  );
  try {
    const result = await compareLoads({
      ours: {
        url: queryUrl(apiUrl, "transaction.mine", {}),
        headers: { authorization: `Bearer ${accessToken}` },
      },
      bare: `http://127.0.0.1:${port}/`,
    });
    return [
      {
        what: "personal read: transaction.mine, signed in",
        figure: showLoad(result.ours),
        against: `node:http + one pg query ${showLoad(result.bare)}`,
        ratio: `${(result.ours.requestsPerSecond / result.bare.requestsPerSecond).toFixed(2)}x`,
        goal: ">= 0.25x",
      },
    ];
  } finally {
    await bare.stop();
  }
}

async function signIn(apiUrl: string, keypair: Keypair): Promise<string> {
  const { auth } = connect(apiUrl);
  const { xdr, networkPassphrase } = await auth.challenge.mutate({ address: keypair.publicKey() });
  const transaction = TransactionBuilder.fromXdr(xdr, networkPassphrase);
  transaction.sign(keypair);
  return (await auth.verify.mutate({ xdr: transaction.toXdr() })).accessToken;
}
