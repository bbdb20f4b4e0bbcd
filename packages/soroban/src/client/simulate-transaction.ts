import type { Transaction } from "@stellar/stellar-sdk/base";
import {
  DiagnosticEvent,
  ScVal,
  SorobanAuthorizationEntry,
  SorobanTransactionData,
} from "@stellar/stellar-sdk/xdr";
import { z } from "zod";
import type { Rpc } from "./rpc";
import { xdrSchema } from "./xdr-schema";

const events = z.array(xdrSchema<DiagnosticEvent>(DiagnosticEvent)).nullish();

const answerSchema = z.union([
  z.object({ error: z.string(), events }),
  z.object({
    latestLedger: z.number().int(),
    transactionData: xdrSchema<SorobanTransactionData>(SorobanTransactionData),
    results: z
      .array(
        z.object({
          xdr: xdrSchema<ScVal>(ScVal),
          auth: z.array(xdrSchema<SorobanAuthorizationEntry>(SorobanAuthorizationEntry)).nullish(),
        }),
      )
      .max(1)
      // Only invocations have one: extending entries answers nothing.
      .nullish(),
  }),
]);

/** What the network says would happen. `data` carries the resource fee it proposes. */
export type Simulation =
  | {
      succeeded: true;
      ledger: number;
      returnValue: ScVal;
      auth: SorobanAuthorizationEntry[];
      data: SorobanTransactionData;
    }
  | { succeeded: false; error: string; events: DiagnosticEvent[] };

export async function simulateTransaction(rpc: Rpc, transaction: Transaction): Promise<Simulation> {
  const params = { transaction: transaction.toEnvelope().toXdr("base64") };
  const answer = await rpc.ask("simulateTransaction", params, answerSchema);
  if ("error" in answer) return { succeeded: false, error: answer.error, events: answer.events ?? [] };
  const [result] = answer.results ?? [];
  return {
    succeeded: true,
    ledger: answer.latestLedger,
    returnValue: result?.xdr ?? ScVal.scvVoid(),
    auth: result?.auth ?? [],
    data: answer.transactionData,
  };
}
