import { xdr } from "@stellar/stellar-sdk/base";
import { AccountFlag, findAccount, sameAccount } from "../entries/account";
import {
  ALL_TRUSTLINE_FLAGS,
  ANY_AUTHORIZATION,
  changeTrustline,
  findTrustline,
  isAuthorized,
  isIssued,
  issuerOf,
  isValidAsset,
  putTrustline,
  TrustlineFlag,
  trustlineLiabilities,
} from "../entries/trustline";
import { authorizedEvent } from "../meta/contract-events";
import { failed, type OperationRules, refused, succeeded } from "./operation";

type Body = Extract<xdr.OperationBody, { type: "setTrustLineFlags" }>;
const result = (code: xdr.SetTrustLineFlagsResult) => xdr.OperationResultTr.setTrustLineFlags(code);

export const setTrustLineFlags: OperationRules<Body> = {
  threshold: () => "low",

  check({ setTrustLineFlagsOp: { asset, trustor, setFlags, clearFlags } }, { source }) {
    const malformed =
      !isIssued(asset) ||
      !isValidAsset(asset) ||
      !sameAccount(issuerOf(asset), source) ||
      sameAccount(trustor, source) ||
      (setFlags & clearFlags) !== 0 ||
      (setFlags & ~ANY_AUTHORIZATION) !== 0 ||
      (clearFlags & ~ALL_TRUSTLINE_FLAGS) !== 0 ||
      (setFlags & ANY_AUTHORIZATION) === ANY_AUTHORIZATION;
    return malformed ? result(xdr.SetTrustLineFlagsResult.setTrustLineFlagsMalformed()) : null;
  },

  apply(
    { setTrustLineFlagsOp: { asset, trustor, setFlags, clearFlags } },
    { state, ledger, source, events },
  ) {
    const issuer = findAccount(state, source);
    if (issuer === null || !isIssued(asset)) return refused(xdr.OperationResult.opNoAccount());
    const line = findTrustline(state, trustor, asset);
    if (line === null) return failed(result(xdr.SetTrustLineFlagsResult.setTrustLineFlagsNoTrustLine()));
    const flags = (line.flags & ~clearFlags) | setFlags;
    if ((flags & ANY_AUTHORIZATION) === ANY_AUTHORIZATION)
      return failed(result(xdr.SetTrustLineFlagsResult.setTrustLineFlagsInvalidState()));
    if (isRevocation(line.flags, flags) && (issuer.flags & AccountFlag.authRevocable) === 0)
      return failed(result(xdr.SetTrustLineFlagsResult.setTrustLineFlagsCantRevoke()));
    const { buying, selling } = trustlineLiabilities(line);
    // Taking away all authorisation would have to withdraw the holder's offers, which this ledger does not know.
    if ((flags & ANY_AUTHORIZATION) === 0 && (buying > 0n || selling > 0n))
      return refused(xdr.OperationResult.opNotSupported());
    const changed = changeTrustline(line, { flags });
    putTrustline(state, changed);
    if (isAuthorized(line) !== isAuthorized(changed))
      events.push(authorizedEvent(asset, trustor, isAuthorized(changed), ledger.networkId));
    return succeeded(result(xdr.SetTrustLineFlagsResult.setTrustLineFlagsSuccess()));
  },
};

/** Less than before: from authorized to anything, or from maintaining liabilities to nothing. */
function isRevocation(before: number, after: number): boolean {
  if ((before & TrustlineFlag.authorized) !== 0) return (after & TrustlineFlag.authorized) === 0;
  return (before & TrustlineFlag.maintainLiabilities) !== 0 && (after & ANY_AUTHORIZATION) === 0;
}
