import { changeAccount, findAccount, putAccount } from "../entries/account";
import { Overlay } from "../state/overlay";
import type { LedgerContext } from "./ledger-context";
import type { LedgerTotals } from "./ledger-totals";
import { feeSource, feeToCharge, type TransactionFrame } from "./transaction-frame";

export interface ChargedFee {
  /** Stroops. */
  amount: bigint;
  /** LedgerEntryChange XDRs. */
  changes: Uint8Array[];
}

/** Takes a transaction's fee, Soroban's resources at their full bid, before any transaction of the ledger is applied. */
export function chargeFee(
  frame: TransactionFrame,
  state: Overlay,
  ledger: LedgerContext,
  totals: LedgerTotals,
): ChargedFee {
  const own = new Overlay(state, ledger.sequence);
  const payer = findAccount(own, feeSource(frame));
  if (payer === null) return { amount: 0n, changes: [] };
  const fee = feeToCharge(frame, ledger.baseFee);
  const amount = fee < payer.balance ? fee : payer.balance;
  putAccount(own, changeAccount(payer, { balance: payer.balance - amount }));
  totals.feePool += amount;
  const changes = own.changes();
  own.commitTo(state);
  return { amount, changes };
}

/** Gives back what a Soroban transaction bid for resources and did not use, after all transactions of the ledger. */
export function refundFee(
  frame: TransactionFrame,
  amount: bigint,
  state: Overlay,
  ledger: LedgerContext,
  totals: LedgerTotals,
): Uint8Array[] {
  const own = new Overlay(state, ledger.sequence);
  const payer = findAccount(own, feeSource(frame));
  if (amount === 0n || payer === null) return [];
  putAccount(own, changeAccount(payer, { balance: payer.balance + amount }));
  totals.feePool -= amount;
  const changes = own.changes();
  own.commitTo(state);
  return changes;
}
