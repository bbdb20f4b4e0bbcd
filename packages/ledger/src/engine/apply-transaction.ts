/** Applies one transaction whose fee has been taken: sequence number, signatures, operations; and tells what happened. */
import { xdr } from "@stellar/stellar-sdk/base";
import {
  accountLiabilities,
  findAccount,
  minimumBalance,
  putAccount,
  useSequence,
  signerSponsors,
  withSigners,
} from "../entries/account";
import { removeSubentry, Sponsorships } from "../entries/sponsorship";
import { MissingEntryError } from "../fork/errors";
import type { SorobanHost } from "../host";
import type { OperationMeta, SorobanMeta } from "../meta/transaction-meta";
import { findOperation } from "../operations/registry";
import type { OperationScope } from "../operations/operation";
import type { NetworkSettings } from "../settings/network-settings";
import { declaredResources } from "../soroban/footprint";
import { RefundableFee } from "../soroban/refundable-fee";
import type { SorobanScope } from "../soroban/soroban-scope";
import { accountKey, type StateKey } from "../state/ledger-key";
import { Overlay } from "../state/overlay";
import { findSignatureFault, findSourceFault } from "../validity/check-transaction";
import { SignatureChecker } from "../validity/signature-checker";
import type { InnerResult } from "../validity/transaction-result";
import { bytesEqual } from "../xdr/bytes";
import type { LedgerContext } from "./ledger-context";
import { operationSource, type TransactionFrame } from "./transaction-frame";

export interface ApplyScope {
  readonly state: Overlay;
  readonly ledger: LedgerContext;
  readonly settings: NetworkSettings;
  readonly host: SorobanHost;
  /** 32 bytes, of this transaction. */
  readonly prngSeed: Uint8Array;
  readonly uncompiled: Set<StateKey>;
  readonly onFault: (error: unknown) => void;
}

export interface Application {
  readonly result: InnerResult;
  readonly success: boolean;
  /** LedgerEntryChange XDRs. */
  readonly changesBefore: readonly Uint8Array[];
  readonly operations: readonly OperationMeta[];
  readonly diagnostics: readonly Uint8Array[];
  readonly soroban: SorobanMeta | null;
  /** What is to be given back of the fee, stroops. */
  readonly refund: bigint;
}

const code = xdr.InnerTransactionResultResult;

export function applyTransaction(frame: TransactionFrame, scope: ApplyScope): Application {
  const soroban = sorobanScopeOf(frame, scope);
  const before = prepare(frame, scope);
  if (before.fault !== null) return conclude(before.fault, before.changes, [], soroban);
  try {
    return applyOperations(frame, scope, soroban, before.changes);
  } catch (error) {
    // The whole ledger is closed anew once it is there.
    if (error instanceof MissingEntryError) throw error;
    // One transaction must not stop the ledger. The network too answers a failure of its own with this code.
    scope.onFault(error);
    soroban?.refundable.reset();
    return conclude(code.txInternalError(), before.changes, [], soroban);
  }
}

/** Uses the sequence number and checks what an earlier transaction of the same ledger may have changed. */
function prepare(
  frame: TransactionFrame,
  scope: ApplyScope,
): { fault: InnerResult | null; changes: Uint8Array[] } {
  const { state, ledger } = scope;
  const changes: Uint8Array[] = [];
  if (frame.feeBump !== null) changes.push(...removeFeeSourceSigner(frame, frame.feeBump, scope));
  const own = new Overlay(state, ledger.sequence);
  const account = findAccount(own, frame.source);
  if (account === null) return { fault: code.txNoAccount(), changes };
  const checker = new SignatureChecker(frame);
  const fault = findSourceFault(frame, account, scope, checker);
  if (fault?.type === "txBadSeq") return { fault, changes };
  putAccount(own, useSequence(account, frame.tx.seqNum, ledger));
  const owed = minimumBalance(account, ledger.baseReserve) + accountLiabilities(account).selling;
  const laterFault =
    fault ??
    (frame.feeBump === null && account.balance < owed ? code.txInsufficientBalance() : null) ??
    findSignatureFault(frame, own, checker);
  removeOneTimeSigners(frame, own);
  changes.push(...own.changes());
  own.commitTo(state);
  return { fault: laterFault, changes };
}

/** A pre-authorised transaction uses its signer up, on every account that acts in it, whether it succeeds or not. */
function removeOneTimeSigners(frame: TransactionFrame, state: Overlay): void {
  const sources = new Map(
    [frame.source, ...frame.tx.operations.map((operation) => operationSource(frame, operation))].map(
      (source) => [accountKey(source), source],
    ),
  );
  for (const source of sources.values()) removeOneTimeSigner(source, frame.hash, state);
}

function removeOneTimeSigner(source: xdr.PublicKey, hash: Uint8Array, state: Overlay): void {
  const account = findAccount(state, source);
  if (account === null) return;
  const used = account.signers.findIndex(
    ({ key }) => key.type === "signerKeyTypePreAuthTx" && bytesEqual(key.preAuthTx.value, hash),
  );
  if (used === -1) return;
  const sponsor = signerSponsors(account)[used] ?? null;
  const kept = account.signers.filter((_, index) => index !== used);
  putAccount(state, removeSubentry(state, withSigners(account, kept), sponsor));
}

/** The payer of a fee bump counts as changed even when it had no such signer: the network writes it all the same. */
function removeFeeSourceSigner(
  _frame: TransactionFrame,
  feeBump: NonNullable<TransactionFrame["feeBump"]>,
  { state, ledger }: ApplyScope,
): Uint8Array[] {
  const own = new Overlay(state, ledger.sequence);
  const payer = findAccount(own, feeBump.feeSource);
  if (payer === null) return [];
  putAccount(own, payer);
  removeOneTimeSigner(feeBump.feeSource, feeBump.hash, own);
  const changes = own.changes();
  own.commitTo(state);
  return changes;
}

/** All operations are tried, so that each has its result; only if all succeed does any count. */
function applyOperations(
  frame: TransactionFrame,
  scope: ApplyScope,
  soroban: SorobanScope | null,
  changesBefore: Uint8Array[],
): Application {
  const { state, ledger } = scope;
  const transactionState = new Overlay(state, ledger.sequence);
  const results: xdr.OperationResult[] = [];
  const metas: OperationMeta[] = [];
  const sponsorships = new Sponsorships();
  let success = true;
  for (const [index, operation] of frame.tx.operations.entries()) {
    const own = new Overlay(transactionState, ledger.sequence);
    const events: Uint8Array[] = [];
    const source = operationSource(frame, operation);
    const outcome = applyOperation(operation, {
      ...scope,
      frame,
      source,
      index,
      state: own,
      sponsorships,
      events,
      soroban,
    });
    results.push(outcome.result);
    success &&= outcome.success;
    if (!outcome.success) continue;
    metas.push({ changes: own.changes(), events });
    own.commitTo(transactionState);
  }
  if (!success) {
    soroban?.refundable.reset();
    return conclude(code.txFailed(results), changesBefore, [], soroban);
  }
  if (!sponsorships.allEnded) return conclude(code.txBadSponsorship(), changesBefore, [], soroban);
  transactionState.commitTo(state);
  return conclude(code.txSuccess(results), changesBefore, metas, soroban);
}

function applyOperation(operation: xdr.Operation, scope: OperationScope) {
  const rules = findOperation(operation.body);
  if (rules === null) return { success: false, result: xdr.OperationResult.opNotSupported() };
  // An earlier operation may have merged the source away.
  if (scope.state.get(accountKey(scope.source)) === undefined)
    return { success: false, result: xdr.OperationResult.opNoAccount() };
  const fault = rules.check({ ...scope, diagnostics: scope.soroban?.diagnostics ?? [] });
  if (fault !== null) return { success: false, result: xdr.OperationResult.opInner(fault) };
  return rules.apply(scope);
}

function sorobanScopeOf(frame: TransactionFrame, scope: ApplyScope): SorobanScope | null {
  if (!frame.isSoroban || frame.sorobanData === null) return null;
  const { host, prngSeed, uncompiled } = scope;
  const resources = declaredResources(frame, frame.sorobanData);
  const { nonRefundable } = host.resourceFee(resources);
  return {
    host,
    data: frame.sorobanData,
    prngSeed,
    refundable: new RefundableFee(frame.sorobanData.resourceFee, nonRefundable, resources),
    diagnostics: [],
    uncompiled,
    returnValue: null,
  };
}

function conclude(
  result: InnerResult,
  changesBefore: readonly Uint8Array[],
  operations: readonly OperationMeta[],
  soroban: SorobanScope | null,
): Application {
  const success = result.type === "txSuccess";
  const base = { result, success, changesBefore, operations };
  if (soroban === null) return { ...base, diagnostics: [], soroban: null, refund: 0n };
  const { refundable, diagnostics } = soroban;
  const { nonRefundable, used, rent } = refundable;
  return {
    ...base,
    diagnostics,
    soroban: { nonRefundable, refundable: used, rent, returnValue: success ? soroban.returnValue : null },
    refund: refundable.limit - used,
  };
}
