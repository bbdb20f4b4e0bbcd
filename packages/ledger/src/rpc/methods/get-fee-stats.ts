import type { Ledger } from "../../engine/ledger";
import type { RpcMethod } from "../rpc-context";

/** Ledgers that count. Only those with transactions of the kind say anything about fees. */
const LEDGERS = 50;
const PERCENTILES = [10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 99] as const;

export const getFeeStats: RpcMethod = (_params, { ledger }) => ({
  sorobanInclusionFee: distribution(ledger, "soroban"),
  inclusionFee: distribution(ledger, "classic"),
  latestLedger: ledger.head.ledger.sequence,
});

function distribution(ledger: Ledger, kind: "classic" | "soroban") {
  const oldest = ledger.head.ledger.sequence - LEDGERS;
  const fees: bigint[] = [];
  for (const summary of ledger.history.storedBackwards()) {
    if (summary.sequence <= oldest) break;
    fees.push(...summary.fees[kind]);
  }
  fees.sort((left, right) => (left < right ? -1 : left > right ? 1 : 0));
  const at = (percent: number) =>
    String(fees[Math.max(0, Math.ceil((percent * fees.length) / 100) - 1)] ?? 0n);
  return {
    max: String(fees.at(-1) ?? 0n),
    min: String(fees[0] ?? 0n),
    mode: String(mostFrequent(fees)),
    ...Object.fromEntries(PERCENTILES.map((percent) => [`p${percent}`, at(percent)])),
    transactionCount: String(fees.length),
    ledgerCount: fees.length === 0 ? 0 : LEDGERS,
  };
}

function mostFrequent(sorted: readonly bigint[]): bigint {
  let mode = 0n;
  let best = 0;
  let run = 0;
  for (const [index, fee] of sorted.entries()) {
    run = sorted[index - 1] === fee ? run + 1 : 1;
    if (run > best) [mode, best] = [fee, run];
  }
  return mode;
}
