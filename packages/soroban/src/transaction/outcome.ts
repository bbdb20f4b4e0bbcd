import { type Receipt, type TransactionOutcome, type TxHash, groupIdSchema } from "@ajo/schemas";
import type { Chain } from "../chain";
import { type AppliedTransaction, type TransactionAnswer, getTransaction } from "../client/get-transaction";
import { toNative } from "../client/contract-data";
import { transactionError } from "../errors/transaction-error";

/** Where a transaction stands now. Without `expiresAt` an absent one stays unknown. */
export async function getOutcome(
  chain: Chain,
  hash: TxHash,
  expiresAt: Date | null,
): Promise<TransactionOutcome> {
  return toOutcome(chain, hash, expiresAt, await getTransaction(chain.rpc, hash));
}

/**
 * What an answer of the network means. A transaction that is not there is expired only when its time is over and
 * the network still remembers the whole time in which it could have been applied.
 */
export async function toOutcome(
  chain: Chain,
  hash: TxHash,
  expiresAt: Date | null,
  answer: TransactionAnswer,
): Promise<TransactionOutcome> {
  switch (answer.status) {
    case "SUCCESS":
      return { status: "confirmed", receipt: toReceipt(hash, answer) };
    case "FAILED":
      return { status: "failed", hash, error: (await failure(chain, answer)).toShape() };
    case "NOT_FOUND": {
      const isOver = expiresAt !== null && answer.latestLedgerCloseTime > expiresAt;
      const isRemembered = expiresAt !== null && answer.oldestLedgerCloseTime <= expiresAt;
      return { status: isOver && isRemembered ? "expired" : "unknown", hash };
    }
  }
}

function toReceipt(hash: TxHash, answer: AppliedTransaction): Receipt {
  return {
    hash,
    ledger: answer.ledger,
    at: answer.createdAt,
    feeCharged: answer.resultXdr.feeCharged,
    createdGroupId: createdGroup(answer),
  };
}

/** Only `create_group` returns an address. */
function createdGroup({ resultMetaXdr: meta }: AppliedTransaction) {
  if (meta.type !== "v3" && meta.type !== "v4") return null;
  const returned = meta.value.sorobanMeta?.returnValue;
  return returned?.type === "scvAddress" ? groupIdSchema.parse(toNative(returned)) : null;
}

async function failure(chain: Chain, { resultXdr, resultMetaXdr, diagnosticEventsXdr }: AppliedTransaction) {
  const events =
    diagnosticEventsXdr ?? (resultMetaXdr.type === "v4" ? resultMetaXdr.v4.diagnosticEvents : []);
  return transactionError(chain, resultXdr.result, events);
}
