import { xdr } from "@stellar/stellar-sdk/base";
import type { LedgerContext } from "../engine/ledger-context";
import type { TransactionFrame } from "../engine/transaction-frame";
import type { Sponsorships } from "../entries/sponsorship";
import type { NetworkSettings } from "../settings/network-settings";
import type { SorobanScope } from "../soroban/soroban-scope";
import type { Overlay } from "../state/overlay";

export type Threshold = "low" | "medium" | "high";

/** What an operation sees while it is applied. */
export interface OperationScope {
  /** State with the changes of the transaction so far; the operation writes here. */
  readonly state: Overlay;
  readonly ledger: LedgerContext;
  readonly settings: NetworkSettings;
  readonly frame: TransactionFrame;
  readonly source: xdr.PublicKey;
  /** Its place in the transaction, from 0. */
  readonly index: number;
  /** Who bears whose reserves just now; the operation may change it. */
  readonly sponsorships: Sponsorships;
  /** ContractEvent XDRs, in order. */
  readonly events: Uint8Array[];
  /** Only for Soroban transactions. */
  readonly soroban: SorobanScope | null;
}

/** The Soroban scope of an operation that cannot be without: validity has seen to it. */
export function sorobanScope(scope: OperationScope): SorobanScope {
  if (scope.soroban === null) throw new Error("a Soroban operation was applied without its transaction data");
  return scope.soroban;
}

export interface OperationOutcome {
  readonly success: boolean;
  readonly result: xdr.OperationResult;
}

/** What an operation's validity may depend on: never on the state. */
export interface ValidityScope {
  readonly ledger: LedgerContext;
  readonly settings: NetworkSettings;
  readonly frame: TransactionFrame;
  readonly source: xdr.PublicKey;
  /** DiagnosticEvent XDRs: why a Soroban operation is not valid. */
  readonly diagnostics: Uint8Array[];
}

/** One kind of operation. `Body` is its arm of the OperationBody union. */
export interface OperationRules<Body extends xdr.OperationBody> {
  /** The signature weight it needs of its source account. */
  threshold(body: Body): Threshold;
  /** What is wrong with it regardless of the state; null if nothing. */
  check(body: Body, scope: ValidityScope): xdr.OperationResultTr | null;
  apply(body: Body, scope: OperationScope): OperationOutcome;
}

export const succeeded = (result: xdr.OperationResultTr): OperationOutcome => ({
  success: true,
  result: xdr.OperationResult.opInner(result),
});

export const failed = (result: xdr.OperationResultTr): OperationOutcome => ({
  success: false,
  result: xdr.OperationResult.opInner(result),
});

/** A failure that any operation may have. */
export const refused = (result: xdr.OperationResult): OperationOutcome => ({ success: false, result });
