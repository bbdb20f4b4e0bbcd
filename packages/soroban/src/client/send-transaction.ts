import { DiagnosticEvent, TransactionResult } from "@stellar/stellar-sdk/xdr";
import { z } from "zod";
import type { Rpc } from "./rpc";
import { xdrSchema } from "./xdr-schema";

const answerSchema = z.object({
  status: z.enum(["PENDING", "DUPLICATE", "TRY_AGAIN_LATER", "ERROR"]),
  errorResultXdr: xdrSchema<TransactionResult>(TransactionResult).optional(),
  diagnosticEventsXdr: z.array(xdrSchema<DiagnosticEvent>(DiagnosticEvent)).nullish(),
});
export type SendAnswer = z.infer<typeof answerSchema>;

/**
 * Sending the same envelope twice is harmless: a sequence number is used once. `onUnanswered`: it may have been taken
 * before the answer that is returned, which then may be a refusal because of that.
 */
export function sendTransaction(rpc: Rpc, xdr: string, onUnanswered?: () => void): Promise<SendAnswer> {
  return rpc.ask("sendTransaction", { transaction: xdr }, answerSchema, onUnanswered);
}
