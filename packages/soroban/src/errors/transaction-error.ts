import { AjoError, type AjoErrorCode } from "@ajo/schemas";
import type { DiagnosticEvent, OperationResult, TransactionResultResult } from "@stellar/stellar-sdk/xdr";
import type { Chain } from "../chain";
import { type Explanation, explainEvents } from "./explain-events";

/** Names for the network's transaction results; null where the vocabulary has none. */
const RESULT_NAMES = {
  txFeeBumpInnerSuccess: null,
  txFeeBumpInnerFailed: null,
  txSuccess: null,
  txFailed: null,
  txTooEarly: null,
  txTooLate: "TransactionExpired",
  txMissingOperation: null,
  txBadSeq: "BadSequence",
  txBadAuth: "BadSignature",
  txInsufficientBalance: "InsufficientBalance",
  txNoAccount: "AccountNotFound",
  txInsufficientFee: "InsufficientFee",
  txBadAuthExtra: "BadSignature",
  txInternalError: null,
  txNotSupported: null,
  txBadSponsorship: null,
  txBadMinSeqAgeOrGap: null,
  txMalformed: null,
  txSorobanInvalid: null,
  txFrozenKeyAccessed: null,
} satisfies Record<TransactionResultResult["type"], AjoErrorCode | null>;

/** Why the network refused or failed a transaction. `detail` carries the network's own code. */
export async function transactionError(
  chain: Chain,
  result: TransactionResultResult,
  events: readonly DiagnosticEvent[],
): Promise<AjoError> {
  // What a sponsor carried failed for the same reasons as what a member sends.
  const inner = result.type === "txFeeBumpInnerFailed" ? result.innerResultPair.result.result : result;
  const { code, detail } =
    inner.type === "txFailed"
      ? await explainOperation(chain, inner.results, events)
      : { code: RESULT_NAMES[inner.type], detail: inner.type };
  return new AjoError(code ?? "TransactionFailed", `the network refused the transaction: ${detail}`, {
    data: { detail },
  });
}

/** Ajo's transactions have one operation. */
async function explainOperation(
  chain: Chain,
  [operation]: OperationResult[],
  events: readonly DiagnosticEvent[],
): Promise<Explanation> {
  if (operation === undefined) return { code: null, detail: "txFailed" };
  if (operation.type === "opBadAuth") return { code: "BadSignature", detail: operation.type };
  if (operation.type !== "opInner") return { code: null, detail: operation.type };
  const { tr } = operation;
  if (tr.type === "changeTrust") {
    const detail = tr.changeTrustResult.type;
    return { code: detail === "changeTrustLowReserve" ? "InsufficientBalance" : null, detail };
  }
  if (tr.type !== "invokeHostFunction") return { code: null, detail: tr.type };
  const detail = tr.invokeHostFunctionResult.type;
  switch (detail) {
    // What was simulated no longer holds: other entries are touched, more is written or said than the fee was reckoned
    // for, or some went to the archive.
    case "invokeHostFunctionInsufficientRefundableFee":
    case "invokeHostFunctionResourceLimitExceeded":
    case "invokeHostFunctionEntryArchived":
      return { code: "GroupChanged", detail };
    case "invokeHostFunctionSuccess":
    case "invokeHostFunctionMalformed":
    case "invokeHostFunctionTrapped":
      return afterSigning((await explainEvents(chain, events)) ?? { code: null, detail });
  }
}

/**
 * The envelope's own signatures are good, or it would not have been applied: when the host misses one nevertheless, what
 * was signed is not what would be done now, such as a payment that has become dearer since.
 */
const afterSigning = ({ code, detail }: Explanation): Explanation => ({
  code: code === "BadSignature" ? "GroupChanged" : code,
  detail,
});
