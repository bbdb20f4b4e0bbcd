import { rpc, TransactionBuilder } from "@stellar/stellar-sdk";
import { openEventStreams } from "../harness/event-streams";
import { connect } from "../harness/member";
import { median, quantile } from "../harness/statistics";
import type { Row } from "../harness/table";
import type { Rotation } from "./rotation";

const SUBSCRIBERS = [1, 100, 1_000];
/** Paid ahead, each of these by all members but the last. */
const ROUND_OF: Readonly<Record<number, number>> = { 1: 5, 100: 6, 1_000: 7 };

/**
 * From the moment a signed contribution is sent to the ledger until the group's subscribers have heard of it: closing the
 * ledger, indexing, projecting and pushing, all by the running product.
 */
export async function measureCloseToScreen(
  apiUrl: string,
  rpcUrl: string,
  { groupId, members }: Rotation,
): Promise<Row[]> {
  const api = connect(apiUrl);
  const server = new rpc.Server(rpcUrl, { allowHttp: true });
  const rows: Row[] = [];
  for (const count of SUBSCRIBERS) {
    const streams = await openEventStreams(apiUrl, groupId, count);
    const all: number[] = [];
    for (const member of members.slice(0, -1)) {
      const round = ROUND_OF[count] ?? 0;
      const prepared = await api.group.prepareContribute.mutate({
        source: member.publicKey(),
        groupId,
        round,
      });
      const transaction = TransactionBuilder.fromXdr(prepared.xdr, prepared.networkPassphrase);
      transaction.sign(member);
      const heard = streams.nextChange();
      await server.sendTransaction(transaction);
      all.push(...(await heard));
    }
    streams.close();
    rows.push({
      what: `a contribution sent to the ledger, until ${count.toLocaleString("en")} subscribers have heard`,
      figure: `p50 ${median(all).toFixed(0)} ms, p99 ${quantile(all, 0.99).toFixed(0)} ms`,
      against: `${members.length - 1} contributions, the ledger's closing included`,
      ratio: "",
      goal: "p50 <= 50 ms, p99 <= 150 ms",
    });
  }
  return rows;
}
