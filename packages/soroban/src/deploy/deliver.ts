import { AjoError } from "@ajo/schemas";
import type { Transaction } from "@stellar/stellar-sdk/base";
import type { TransactionResult } from "@stellar/stellar-sdk/xdr";
import { getTransaction } from "../client/get-transaction";
import type { Rpc } from "../client/rpc";
import { sendTransaction } from "../client/send-transaction";
import { pauses } from "../transaction/pauses";

const FOLLOW_MS = 60_000;

/** Sends a signed transaction and waits until it is applied; rejects with the network's own code when it is not. */
export async function deliver(rpc: Rpc, transaction: Transaction): Promise<void> {
  const xdr = transaction.toEnvelope().toXdr("base64");
  const hash = Buffer.from(transaction.hash()).toString("hex");
  let isOffered = false;
  for await (const _ of pauses(FOLLOW_MS)) {
    if (!isOffered) {
      const answer = await sendTransaction(rpc, xdr);
      if (answer.status === "ERROR") throw refusal(hash, answer.errorResultXdr);
      isOffered = answer.status !== "TRY_AGAIN_LATER";
    }
    const found = await getTransaction(rpc, hash);
    if (found.status === "SUCCESS") return;
    if (found.status === "FAILED") throw refusal(hash, found.resultXdr);
  }
  throw new AjoError("ChainUnavailable", `transaction ${hash} was not applied within ${FOLLOW_MS / 1000} s`);
}

function refusal(hash: string, result: TransactionResult | undefined): AjoError {
  const detail = result === undefined ? "no reason given" : JSON.stringify(result.toJson());
  return new AjoError("TransactionFailed", `transaction ${hash} failed: ${detail}`, { data: { detail } });
}
