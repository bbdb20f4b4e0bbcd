import { Address, nativeToScVal, rpc, scValToNative, type xdr } from "@stellar/stellar-sdk";
import { z } from "zod";

/** A transfer's amount; the token says more of it when a muxed account is paid. */
const amountSchema = z.union([
  z.bigint(),
  z.object({ amount: z.bigint() }).transform(({ amount }) => amount),
]);

/**
 * What one address has paid another less what it took from it, in the token's smallest unit: the sum of the token's
 * transfers between the two, read from the chain's events. What else either gains or pays meanwhile does not count.
 */
export async function netTransfers(
  rpcUrl: string,
  token: string,
  payer: string,
  payee: string,
): Promise<bigint> {
  const server = new rpc.Server(rpcUrl, { allowHttp: true });
  const segment = (value: xdr.ScVal) => value.toXdr("base64");
  const [from, to] = [Address.fromString(payer).toScVal(), Address.fromString(payee).toScVal()];
  const transfer = nativeToScVal("transfer", { type: "symbol" });
  const paths = [
    [transfer, from, to],
    [transfer, to, from],
  ];
  const filters: rpc.Api.EventFilter[] = [
    { type: "contract", contractIds: [token], topics: paths.map((path) => [...path.map(segment), "**"]) },
  ];
  const { oldestLedger, latestLedger } = await server.getHealth();
  let sum = 0n;
  let page = await server.getEvents({ startLedger: oldestLedger, filters, limit: 1_000 });
  for (;;) {
    for (const { topic, value } of page.events) {
      const amount = amountSchema.parse(scValToNative(value));
      sum += topic[1]?.toXdr("base64") === segment(from) ? amount : -amount;
    }
    if (ledgerOf(page.cursor) >= latestLedger) return sum;
    page = await server.getEvents({ cursor: page.cursor, filters, limit: 1_000 });
  }
}

/** A cursor begins with a TOID, whose upper half is the ledger. */
const ledgerOf = (cursor: string): number => Number(BigInt(cursor.split("-")[0] ?? "0") >> 32n);
