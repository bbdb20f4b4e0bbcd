/** Claimable balances: an amount set aside for whoever of its claimants comes first. */
import { xdr } from "@stellar/stellar-sdk/base";
import { type StateKey, stateKey } from "../state/ledger-key";
import type { StateReader } from "../state/state-reader";
import { sha256 } from "../xdr/bytes";
import { MAX_INT64 } from "./account";

const MAX_DEPTH = 4;
export const CLAWBACK_ENABLED = 1;

export function claimableBalanceKey(balanceId: xdr.ClaimableBalanceId): StateKey {
  return stateKey(xdr.LedgerKey.claimableBalance(new xdr.LedgerKeyClaimableBalance({ balanceId })).toXdr());
}

/** The id follows from the operation that makes the balance: its transaction's source and number, and its place. */
export function claimableBalanceId(
  source: xdr.PublicKey,
  seqNum: bigint,
  opNum: number,
): xdr.ClaimableBalanceId {
  const preimage = xdr.HashIdPreimage.envelopeTypeOpId(
    new xdr.HashIdPreimageOperationId({ sourceAccount: source, seqNum, opNum }),
  );
  return xdr.ClaimableBalanceId.claimableBalanceIdTypeV0(new xdr.Hash(sha256(preimage.toXdr())));
}

export interface FoundBalance {
  readonly balance: xdr.ClaimableBalanceEntry;
  /** LedgerEntry XDR. */
  readonly entry: Uint8Array;
}

export function findClaimableBalance(state: StateReader, id: xdr.ClaimableBalanceId): FoundBalance | null {
  const entry = state.get(claimableBalanceKey(id));
  if (entry === undefined) return null;
  const { data } = xdr.LedgerEntry.fromXdr(entry);
  if (data.type !== "claimableBalance") throw new Error(`expected a claimable balance, found ${data.type}`);
  return { balance: data.claimableBalance, entry };
}

export function hasClawback({ ext }: xdr.ClaimableBalanceEntry): boolean {
  return ext.type === "v1" && (ext.v1.flags & CLAWBACK_ENABLED) !== 0;
}

/** A condition is well-formed: not too deep, nothing missing, no time before there was any. */
export function isValidPredicate(predicate: xdr.ClaimPredicate | null, depth = 1): boolean {
  if (predicate === null || depth > MAX_DEPTH) return false;
  switch (predicate.type) {
    case "claimPredicateUnconditional":
      return true;
    case "claimPredicateAnd":
      return areValid(predicate.andPredicates, depth);
    case "claimPredicateOr":
      return areValid(predicate.orPredicates, depth);
    case "claimPredicateNot":
      return isValidPredicate(predicate.notPredicate, depth + 1);
    case "claimPredicateBeforeAbsoluteTime":
      return predicate.absBefore >= 0n;
    case "claimPredicateBeforeRelativeTime":
      return predicate.relBefore >= 0n;
  }
}

function areValid(predicates: readonly xdr.ClaimPredicate[], depth: number): boolean {
  return predicates.length === 2 && predicates.every((predicate) => isValidPredicate(predicate, depth + 1));
}

/** The condition with times from now on made into times as such. */
export function fixedInTime(predicate: xdr.ClaimPredicate, closeTime: bigint): xdr.ClaimPredicate {
  const fix = (inner: xdr.ClaimPredicate) => fixedInTime(inner, closeTime);
  const { ClaimPredicate } = xdr;
  switch (predicate.type) {
    case "claimPredicateAnd":
      return ClaimPredicate.claimPredicateAnd(predicate.andPredicates.map(fix));
    case "claimPredicateOr":
      return ClaimPredicate.claimPredicateOr(predicate.orPredicates.map(fix));
    case "claimPredicateNot":
      return ClaimPredicate.claimPredicateNot(
        predicate.notPredicate === null ? null : fix(predicate.notPredicate),
      );
    case "claimPredicateBeforeRelativeTime": {
      const latest = MAX_INT64 - closeTime;
      const span = predicate.relBefore < latest ? predicate.relBefore : latest;
      return ClaimPredicate.claimPredicateBeforeAbsoluteTime(closeTime + span);
    }
    case "claimPredicateUnconditional":
    case "claimPredicateBeforeAbsoluteTime":
      return predicate;
  }
}

/** Is the condition met in a ledger that closes at `closeTime`, Unix seconds? */
export function isMet(predicate: xdr.ClaimPredicate, closeTime: bigint): boolean {
  switch (predicate.type) {
    case "claimPredicateUnconditional":
      return true;
    case "claimPredicateAnd":
      return predicate.andPredicates.every((inner) => isMet(inner, closeTime));
    case "claimPredicateOr":
      return predicate.orPredicates.some((inner) => isMet(inner, closeTime));
    case "claimPredicateNot":
      return predicate.notPredicate !== null && !isMet(predicate.notPredicate, closeTime);
    case "claimPredicateBeforeAbsoluteTime":
      return closeTime < predicate.absBefore;
    case "claimPredicateBeforeRelativeTime":
      // Made into a time as such when the balance was made.
      return false;
  }
}
