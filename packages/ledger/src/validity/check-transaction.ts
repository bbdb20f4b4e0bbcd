/**
 * Is a transaction valid for the next ledger? The checks and their order are stellar-core's: of several faults the first one
 * counts, and clients learn which from its code.
 */
import { xdr } from "@stellar/stellar-sdk/base";
import type { LedgerContext } from "../engine/ledger-context";
import {
  feeToCharge,
  fullFee,
  inclusionFee,
  isSorobanOperation,
  minimumInclusionFee,
  operationSource,
  preconditions,
  resourceFee,
  type TransactionFrame,
} from "../engine/transaction-frame";
import { availableBalance, findAccount, sequenceUse } from "../entries/account";
import type { SorobanHost } from "../host";
import { findOperation, untouchedResult } from "../operations/registry";
import type { NetworkSettings } from "../settings/network-settings";
import type { StateReader } from "../state/state-reader";
import { reachesThreshold, signedByAbsentAccount, signedByAll } from "./account-signatures";
import { SignatureChecker } from "./signature-checker";
import { findSorobanFault } from "./soroban-resources";
import { type InnerResult, outerResult, transactionResult } from "./transaction-result";

export interface CheckScope {
  readonly state: StateReader;
  readonly ledger: LedgerContext;
  readonly settings: NetworkSettings;
  readonly host: SorobanHost;
  /** DiagnosticEvent XDRs: why a Soroban transaction is refused. */
  readonly diagnostics: Uint8Array[];
}

const code = xdr.InnerTransactionResultResult;

/** Checks a submitted transaction. Null if it is valid, else the result it is refused with. */
export function checkTransaction(frame: TransactionFrame, scope: CheckScope): xdr.TransactionResult | null {
  if (frame.feeBump !== null) return checkFeeBump(frame, frame.feeBump, scope);
  const fault = findFault(frame, scope, true);
  if (fault === null) return null;
  return outerResult(reportedFee(frame, fault, scope), fault);
}

/** The fee that a refusal names: what would have been charged; the least that would do, if too little was bid. */
function reportedFee(frame: TransactionFrame, fault: InnerResult, { ledger }: CheckScope): bigint {
  if (fault.type === "txInsufficientFee")
    return resourceFee(frame) + minimumInclusionFee(frame, ledger.baseFee);
  if (fault.type === "txMalformed" && frame.isSoroban && frame.sorobanData === null) return 0n;
  return feeToCharge(frame, ledger.baseFee);
}

function checkFeeBump(
  frame: TransactionFrame,
  feeBump: NonNullable<TransactionFrame["feeBump"]>,
  scope: CheckScope,
): xdr.TransactionResult | null {
  const { state, ledger } = scope;
  const charged = feeToCharge(frame, ledger.baseFee);
  const least = minimumInclusionFee(frame, ledger.baseFee);
  if (inclusionFee(frame) < least) return outerResult(resourceFee(frame) + least, code.txInsufficientFee());
  const innerBid = BigInt(frame.tx.fee) - resourceFee(frame);
  const innerLeast = BigInt(ledger.baseFee) * BigInt(Math.max(1, frame.tx.operations.length));
  // The bump must not lower the rate per operation: outer / outerOperations >= inner / innerOperations.
  if (inclusionFee(frame) * innerLeast < innerBid * least) {
    const needed = (innerBid * least + innerLeast - 1n) / innerLeast;
    return outerResult(resourceFee(frame) + needed, code.txInsufficientFee());
  }
  const payer = findAccount(state, feeBump.feeSource);
  if (payer === null) return outerResult(charged, code.txNoAccount());
  const checker = new SignatureChecker(feeBump);
  if (!reachesThreshold(payer, "low", checker)) return outerResult(charged, code.txBadAuth());
  if (availableBalance(payer, ledger.baseReserve) < fullFee(frame))
    return outerResult(charged, code.txInsufficientBalance());
  if (!checker.allUsed()) return outerResult(charged, code.txBadAuthExtra());
  const fault = findFault(frame, scope, false);
  return fault === null ? null : transactionResult(frame, charged, fault);
}

/** Everything about the transaction itself. `paysFee`: it bears its own fee, no fee bump does. */
function findFault(frame: TransactionFrame, scope: CheckScope, paysFee: boolean): InnerResult | null {
  const fault = findFaultBeforeSequence(frame, scope, paysFee);
  if (fault !== null) return fault;
  const { state, ledger } = scope;
  const account = findAccount(state, frame.source);
  if (account === null) return code.txNoAccount();
  const checker = new SignatureChecker(frame);
  const accountFault = findSourceFault(frame, account, scope, checker);
  if (accountFault !== null) return accountFault;
  if (paysFee && availableBalance(account, ledger.baseReserve) < fullFee(frame))
    return code.txInsufficientBalance();
  return findOperationFault(frame, scope, checker) ?? (checker.allUsed() ? null : code.txBadAuthExtra());
}

/** What can be said before the source account is looked at. */
function findFaultBeforeSequence(
  frame: TransactionFrame,
  scope: CheckScope,
  paysFee: boolean,
): InnerResult | null {
  const { settings, host, ledger, diagnostics } = scope;
  if (hasBadExtraSigners(frame)) return code.txMalformed();
  if (frame.tx.operations.length === 0) return code.txMissingOperation();
  if (!isConsistent(frame)) return code.txMalformed();
  if (frame.isSoroban && frame.sorobanData !== null) {
    const fault = findSorobanFault(frame, frame.sorobanData, settings, host);
    if (fault !== null) {
      diagnostics.push(fault);
      return code.txSorobanInvalid();
    }
  }
  const timeFault = findTimeFault(frame, ledger);
  if (timeFault !== null) return timeFault;
  const bid = BigInt(frame.tx.fee) - resourceFee(frame);
  const least = BigInt(ledger.baseFee) * BigInt(frame.tx.operations.length);
  if (paysFee ? bid < least : bid < 0n) return code.txInsufficientFee();
  return null;
}

function hasBadExtraSigners(frame: TransactionFrame): boolean {
  const [first, second, ...rest] = preconditions(frame.tx).extraSigners;
  if (first !== undefined && second !== undefined && first.equals(second)) return true;
  return [first, second, ...rest].some(
    (key) =>
      key?.type === "signerKeyTypeEd25519SignedPayload" && key.ed25519SignedPayload.payload.length === 0,
  );
}

/** A Soroban operation comes alone and with its data; a classic transaction has none. */
function isConsistent({ tx, sorobanData, isSoroban }: TransactionFrame): boolean {
  if (!isSoroban) return sorobanData === null;
  return (
    tx.operations.length === 1 &&
    tx.operations.every(({ body }) => isSorobanOperation(body)) &&
    sorobanData !== null
  );
}

/** Time and ledger bounds against the ledger that would include it. */
function findTimeFault(frame: TransactionFrame, ledger: LedgerContext): InnerResult | null {
  const { timeBounds, ledgerBounds } = preconditions(frame.tx);
  if (timeBounds !== null && timeBounds.minTime > ledger.closeTime) return code.txTooEarly();
  if (ledgerBounds !== null && ledgerBounds.minLedger > ledger.sequence) return code.txTooEarly();
  if (timeBounds !== null && timeBounds.maxTime !== 0n && timeBounds.maxTime < ledger.closeTime)
    return code.txTooLate();
  if (ledgerBounds !== null && ledgerBounds.maxLedger !== 0 && ledgerBounds.maxLedger <= ledger.sequence)
    return code.txTooLate();
  return null;
}

/** Sequence number, its age, and the signatures for the transaction as a whole. */
export function findSourceFault(
  frame: TransactionFrame,
  account: xdr.AccountEntry,
  { ledger }: Pick<CheckScope, "ledger">,
  checker: SignatureChecker,
): InnerResult | null {
  const { minSeqNum, minSeqAge, minSeqLedgerGap, extraSigners } = preconditions(frame.tx);
  if (!isNextSequence(account.seqNum, frame.tx.seqNum, minSeqNum, ledger)) return code.txBadSeq();
  const { seqLedger, seqTime } = sequenceUse(account);
  if (ledger.closeTime < minSeqAge || seqTime > ledger.closeTime - minSeqAge)
    return code.txBadMinSeqAgeOrGap();
  if (ledger.sequence < minSeqLedgerGap || seqLedger > ledger.sequence - minSeqLedgerGap)
    return code.txBadMinSeqAgeOrGap();
  if (!reachesThreshold(account, "low", checker)) return code.txBadAuth();
  return signedByAll(extraSigners, checker) ? null : code.txBadAuth();
}

function isNextSequence(
  current: bigint,
  next: bigint,
  minSeqNum: bigint | null,
  ledger: LedgerContext,
): boolean {
  // The number that accounts created in this very ledger start from can never be used.
  if (next === BigInt(ledger.sequence) << 32n) return false;
  if (minSeqNum === null) return next === current + 1n;
  return current >= minSeqNum && current < next;
}

/** The first operation that is not authorised, not supported or malformed. */
function findOperationFault(
  frame: TransactionFrame,
  scope: CheckScope,
  checker: SignatureChecker,
): InnerResult | null {
  for (const [index, operation] of frame.tx.operations.entries()) {
    const fault = checkOperation(frame, operation, scope, checker);
    if (fault === null) continue;
    const results = frame.tx.operations.map(({ body }, at) => (at === index ? fault : untouchedResult(body)));
    return code.txFailed(results);
  }
  return null;
}

function checkOperation(
  frame: TransactionFrame,
  operation: xdr.Operation,
  scope: CheckScope,
  checker: SignatureChecker,
): xdr.OperationResult | null {
  const rules = findOperation(operation.body);
  if (rules === null) return xdr.OperationResult.opNotSupported();
  const source = operationSource(frame, operation);
  const account = findAccount(scope.state, source);
  if (account === null) {
    // The account may come to be before this operation is applied; only its own key can sign for it until then.
    if (operation.sourceAccount === null) return xdr.OperationResult.opNoAccount();
    if (!signedByAbsentAccount(source, checker)) return xdr.OperationResult.opBadAuth();
  } else if (!reachesThreshold(account, rules.threshold(), checker)) {
    return xdr.OperationResult.opBadAuth();
  }
  const fault = rules.check({ ...scope, frame, source });
  return fault === null ? null : xdr.OperationResult.opInner(fault);
}

/** Signatures of all operations, when the transaction is applied: an earlier one in the ledger may have changed the signers. */
export function findSignatureFault(
  frame: TransactionFrame,
  state: StateReader,
  checker: SignatureChecker,
): InnerResult | null {
  const { operations } = frame.tx;
  // Every one is looked at, since looking marks the signatures that were needed.
  const signed = operations.map((operation) => {
    const source = operationSource(frame, operation);
    const account = findAccount(state, source);
    if (account === null) return signedByAbsentAccount(source, checker);
    return reachesThreshold(account, findOperation(operation.body)?.threshold() ?? "medium", checker);
  });
  if (signed.every(Boolean)) return checker.allUsed() ? null : code.txBadAuthExtra();
  return code.txFailed(
    operations.map(({ body }, index) =>
      signed[index] === true ? untouchedResult(body) : xdr.OperationResult.opBadAuth(),
    ),
  );
}
