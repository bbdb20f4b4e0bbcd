import { xdr } from "@stellar/stellar-sdk/base";
import { AccountFlag, findAccount, putAccount, sameAccount } from "../entries/account";
import { addSubentry, removeSubentry } from "../entries/sponsorship";
import { sponsorOf } from "../state/ledger-entry";
import {
  changeTrustline,
  findTrustline,
  isAuthorizedToMaintain,
  type IssuedAsset,
  issuerOf,
  isValidAsset,
  keyOfTrustline,
  putTrustline,
  trustlineAsset,
  TrustlineFlag,
  trustlineLiabilities,
} from "../entries/trustline";
import {
  failed,
  type OperationOutcome,
  type OperationRules,
  type OperationScope,
  refused,
  succeeded,
} from "./operation";

type Body = Extract<xdr.OperationBody, { type: "changeTrust" }>;
const result = (code: xdr.ChangeTrustResult) => xdr.OperationResultTr.changeTrust(code);

export const changeTrust: OperationRules<Body> = {
  threshold: () => "medium",

  check({ changeTrustOp: { line, limit } }, { source }) {
    const asset = issuedAsset(line);
    const malformed =
      limit < 0n || asset === null || !isValidAsset(asset) || sameAccount(issuerOf(asset), source);
    return malformed ? result(xdr.ChangeTrustResult.changeTrustMalformed()) : null;
  },

  apply({ changeTrustOp: { line, limit } }, scope) {
    const asset = issuedAsset(line);
    // Shares of liquidity pools: there are no pools here.
    if (asset === null) return refused(xdr.OperationResult.opNotSupported());
    const existing = findTrustline(scope.state, scope.source, asset);
    if (existing === null) return openTrustline(asset, limit, scope);
    if (limit === 0n) return removeTrustline(asset, existing, scope);
    return changeLimit(asset, existing, limit, scope);
  },
};

function issuedAsset(line: xdr.ChangeTrustAsset): IssuedAsset | null {
  switch (line.type) {
    case "assetTypeCreditAlphanum4":
      return xdr.Asset.assetTypeCreditAlphanum4(line.alphaNum4);
    case "assetTypeCreditAlphanum12":
      return xdr.Asset.assetTypeCreditAlphanum12(line.alphaNum12);
    case "assetTypeNative":
    case "assetTypePoolShare":
      return null;
  }
}

function openTrustline(
  asset: IssuedAsset,
  limit: bigint,
  { state, ledger, source, sponsorships }: OperationScope,
): OperationOutcome {
  if (limit === 0n) return failed(result(xdr.ChangeTrustResult.changeTrustInvalidLimit()));
  const issuer = findAccount(state, issuerOf(asset));
  if (issuer === null) return failed(result(xdr.ChangeTrustResult.changeTrustNoIssuer()));
  const account = findAccount(state, source);
  if (account === null) return refused(xdr.OperationResult.opNoAccount());
  const sponsor = sponsorships.sponsorOf(source);
  const added = addSubentry(state, account, sponsor, ledger.baseReserve);
  if (!added.ok) {
    return added.reason === "lowReserve"
      ? failed(result(xdr.ChangeTrustResult.changeTrustLowReserve()))
      : refused(xdr.OperationResult.opTooManySubentries());
  }
  const needsApproval = (issuer.flags & AccountFlag.authRequired) !== 0;
  const clawback = (issuer.flags & AccountFlag.authClawbackEnabled) !== 0;
  putTrustline(
    state,
    new xdr.TrustLineEntry({
      accountId: source,
      asset: trustlineAsset(asset),
      balance: 0n,
      limit,
      flags: (needsApproval ? 0 : TrustlineFlag.authorized) | (clawback ? TrustlineFlag.clawbackEnabled : 0),
      ext: xdr.TrustLineEntryExt.v0(),
    }),
    sponsor,
  );
  putAccount(state, added.account);
  return succeeded(result(xdr.ChangeTrustResult.changeTrustSuccess()));
}

function removeTrustline(
  asset: IssuedAsset,
  line: xdr.TrustLineEntry,
  { state, source }: OperationScope,
): OperationOutcome {
  if (line.balance > 0n || trustlineLiabilities(line).buying > 0n)
    return failed(result(xdr.ChangeTrustResult.changeTrustInvalidLimit()));
  const account = findAccount(state, source);
  if (account === null) return refused(xdr.OperationResult.opNoAccount());
  const key = keyOfTrustline(source, asset);
  const entry = state.get(key);
  const sponsor = entry === undefined ? null : sponsorOf(entry);
  state.delete(key);
  putAccount(state, removeSubentry(state, account, sponsor));
  return succeeded(result(xdr.ChangeTrustResult.changeTrustSuccess()));
}

function changeLimit(
  asset: IssuedAsset,
  line: xdr.TrustLineEntry,
  limit: bigint,
  { state }: OperationScope,
): OperationOutcome {
  if (limit < line.balance + trustlineLiabilities(line).buying)
    return failed(result(xdr.ChangeTrustResult.changeTrustInvalidLimit()));
  if (findAccount(state, issuerOf(asset)) === null)
    return failed(result(xdr.ChangeTrustResult.changeTrustNoIssuer()));
  if (limit > line.limit && !isAuthorizedToMaintain(line))
    return failed(result(xdr.ChangeTrustResult.changeTrustNotAuthMaintainLiabilities()));
  putTrustline(state, changeTrustline(line, { limit }));
  return succeeded(result(xdr.ChangeTrustResult.changeTrustSuccess()));
}
