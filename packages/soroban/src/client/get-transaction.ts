import { DiagnosticEvent, TransactionMeta, TransactionResult } from "@stellar/stellar-sdk/xdr";
import { z } from "zod";
import type { Rpc } from "./rpc";
import { unixSecondsSchema, xdrSchema } from "./xdr-schema";

const applied = {
  ledger: z.number().int(),
  createdAt: unixSecondsSchema,
  resultXdr: xdrSchema<TransactionResult>(TransactionResult),
  resultMetaXdr: xdrSchema<TransactionMeta>(TransactionMeta),
  diagnosticEventsXdr: z.array(xdrSchema<DiagnosticEvent>(DiagnosticEvent)).nullish(),
};

const answerSchema = z.discriminatedUnion("status", [
  z.object({ status: z.literal("SUCCESS"), ...applied }),
  z.object({ status: z.literal("FAILED"), ...applied }),
  z.object({
    status: z.literal("NOT_FOUND"),
    latestLedgerCloseTime: unixSecondsSchema,
    oldestLedgerCloseTime: unixSecondsSchema,
  }),
]);
export type TransactionAnswer = z.infer<typeof answerSchema>;
export type AppliedTransaction = Exclude<TransactionAnswer, { status: "NOT_FOUND" }>;

export function getTransaction(rpc: Rpc, hash: string): Promise<TransactionAnswer> {
  return rpc.ask("getTransaction", { hash }, answerSchema);
}
