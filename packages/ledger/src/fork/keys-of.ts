import { feeSource, operationSource, type TransactionFrame } from "../engine/transaction-frame";
import { accountKey, type StateKey, stateKey } from "../state/ledger-key";

/** What a transaction is sure to look up: its accounts and its footprint. Asked for at once, rather than one by one. */
export function keysOf(frame: TransactionFrame): StateKey[] {
  const sources = frame.tx.operations.map((operation) => operationSource(frame, operation));
  const accounts = [feeSource(frame), frame.source, ...sources].map(accountKey);
  const footprint = frame.sorobanData?.resources.footprint;
  if (footprint === undefined) return accounts;
  const keys = [...footprint.readOnly, ...footprint.readWrite].map((key) => stateKey(key.toXdr()));
  return [...accounts, ...keys];
}
