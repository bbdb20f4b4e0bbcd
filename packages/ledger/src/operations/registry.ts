/** Which operations this ledger knows, and what it answers for those it does not. */
import { xdr } from "@stellar/stellar-sdk/base";
import { concat } from "../xdr/bytes";
import { u32 } from "../xdr/xdr-writer";
import { accountMerge } from "./account-merge";
import { bumpSequence } from "./bump-sequence";
import { claimClaimableBalance } from "./claim-claimable-balance";
import { clawback } from "./clawback";
import { clawbackClaimableBalance } from "./clawback-claimable-balance";
import { changeTrust } from "./change-trust";
import { createAccount } from "./create-account";
import { createClaimableBalance } from "./create-claimable-balance";
import { extendFootprintTtl } from "./extend-footprint-ttl";
import { invokeHostFunction } from "./invoke-host-function";
import { manageData } from "./manage-data";
import type { OperationOutcome, OperationRules, OperationScope, Threshold, ValidityScope } from "./operation";
import { payment } from "./payment";
import { restoreFootprint } from "./restore-footprint";
import { beginSponsoringFutureReserves, endSponsoringFutureReserves } from "./sponsor-future-reserves";
import { setOptions } from "./set-options";
import { setTrustLineFlags } from "./set-trust-line-flags";

/** An operation's rules with its body already given. */
export interface BoundOperation {
  threshold(): Threshold;
  check(scope: ValidityScope): xdr.OperationResultTr | null;
  apply(scope: OperationScope): OperationOutcome;
}

function bind<Body extends xdr.OperationBody>(rules: OperationRules<Body>, body: Body): BoundOperation {
  return {
    threshold: () => rules.threshold(body),
    check: (scope) => rules.check(body, scope),
    apply: (scope) => rules.apply(body, scope),
  };
}

/** The rules for an operation; null if this ledger does not implement it (opNOT_SUPPORTED). */
export function findOperation(body: xdr.OperationBody): BoundOperation | null {
  switch (body.type) {
    case "createAccount":
      return bind(createAccount, body);
    case "payment":
      return bind(payment, body);
    case "setOptions":
      return bind(setOptions, body);
    case "changeTrust":
      return bind(changeTrust, body);
    case "accountMerge":
      return bind(accountMerge, body);
    case "manageData":
      return bind(manageData, body);
    case "bumpSequence":
      return bind(bumpSequence, body);
    case "clawback":
      return bind(clawback, body);
    case "createClaimableBalance":
      return bind(createClaimableBalance, body);
    case "claimClaimableBalance":
      return bind(claimClaimableBalance, body);
    case "clawbackClaimableBalance":
      return bind(clawbackClaimableBalance, body);
    case "beginSponsoringFutureReserves":
      return bind(beginSponsoringFutureReserves, body);
    case "endSponsoringFutureReserves":
      return bind(endSponsoringFutureReserves, body);
    case "setTrustLineFlags":
      return bind(setTrustLineFlags, body);
    case "invokeHostFunction":
      return bind(invokeHostFunction, body);
    case "extendFootprintTtl":
      return bind(extendFootprintTtl, body);
    case "restoreFootprint":
      return bind(restoreFootprint, body);
    default:
      return null;
  }
}

/** Bytes that a success carries beyond its code, by OperationType, all zero until there is something to tell. */
const SUCCESS_BYTES: Readonly<Record<number, number>> = {
  2: 52,
  3: 84,
  4: 84,
  8: 8,
  9: 4,
  12: 84,
  13: 52,
  14: 36,
  24: 32,
};

/** What stands for an operation that was not looked at, because another one failed first: the success of its kind. */
export function untouchedResult(body: xdr.OperationBody): xdr.OperationResult {
  const { type } = body.toXdrObject();
  const rest = new Uint8Array(SUCCESS_BYTES[type] ?? 0);
  return xdr.OperationResult.fromXdr(concat(u32(0), u32(type), u32(0), rest));
}
