/** Composes transaction results, those of fee bumps included. */
import { xdr } from "@stellar/stellar-sdk/base";
import type { TransactionFrame } from "../engine/transaction-frame";

/** What became of a transaction, without regard to whether a fee bump was around it. */
export type InnerResult = xdr.InnerTransactionResultResult;

function plainResult(inner: InnerResult): xdr.TransactionResultResult {
  switch (inner.type) {
    case "txSuccess":
      return xdr.TransactionResultResult.txSuccess(inner.results);
    case "txFailed":
      return xdr.TransactionResultResult.txFailed(inner.results);
    default:
      return xdr.TransactionResultResult[inner.type]();
  }
}

function resultWith(feeCharged: bigint, result: xdr.TransactionResultResult): xdr.TransactionResult {
  return new xdr.TransactionResult({ feeCharged, result, ext: xdr.TransactionResultExt.v0() });
}

/** The result as the ledger stores it: a fee bump wraps the inner one, whose own fee reads 0. */
export function transactionResult(
  frame: TransactionFrame,
  feeCharged: bigint,
  inner: InnerResult,
): xdr.TransactionResult {
  if (frame.feeBump === null) return resultWith(feeCharged, plainResult(inner));
  const pair = new xdr.InnerTransactionResultPair({
    transactionHash: frame.hash,
    result: new xdr.InnerTransactionResult({
      feeCharged: 0n,
      result: inner,
      ext: xdr.InnerTransactionResultExt.v0(),
    }),
  });
  return resultWith(
    feeCharged,
    inner.type === "txSuccess"
      ? xdr.TransactionResultResult.txFeeBumpInnerSuccess(pair)
      : xdr.TransactionResultResult.txFeeBumpInnerFailed(pair),
  );
}

/** A result for which nothing inside the fee bump was looked at. */
export function outerResult(feeCharged: bigint, inner: InnerResult): xdr.TransactionResult {
  return resultWith(feeCharged, plainResult(inner));
}
