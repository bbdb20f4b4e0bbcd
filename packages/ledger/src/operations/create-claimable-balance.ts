import { xdr } from "@stellar/stellar-sdk/base";
import {
  AccountFlag,
  availableBalance,
  changeAccount,
  findAccount,
  putAccount,
  sameAccount,
} from "../entries/account";
import {
  claimableBalanceId,
  claimableBalanceKey,
  CLAWBACK_ENABLED,
  fixedInTime,
  isValidPredicate,
} from "../entries/claimable-balance";
import { bearReserves } from "../entries/sponsorship";
import {
  changeTrustline,
  findTrustline,
  isAuthorized,
  isIssued,
  type IssuedAsset,
  issuerOf,
  isValidAsset,
  putTrustline,
  TrustlineFlag,
  trustlineLiabilities,
} from "../entries/trustline";
import { accountAddress, balanceAddress, transferEvent } from "../meta/contract-events";
import { withSponsor } from "../state/ledger-entry";
import { accountKey } from "../state/ledger-key";
import { failed, type OperationRules, type OperationScope, succeeded } from "./operation";

type Body = Extract<xdr.OperationBody, { type: "createClaimableBalance" }>;
type Fault = xdr.CreateClaimableBalanceResult;
const code = xdr.CreateClaimableBalanceResult;
const result = (outcome: Fault) => xdr.OperationResultTr.createClaimableBalance(outcome);

export const createClaimableBalance: OperationRules<Body> = {
  threshold: () => "medium",

  check({ createClaimableBalanceOp: { asset, amount, claimants } }) {
    const destinations = new Set(claimants.map(({ v0 }) => accountKey(v0.destination)));
    const valid =
      amount > 0n &&
      isValidAsset(asset) &&
      claimants.length > 0 &&
      destinations.size === claimants.length &&
      claimants.every(({ v0 }) => isValidPredicate(v0.predicate));
    return valid ? null : result(code.createClaimableBalanceMalformed());
  },

  apply({ createClaimableBalanceOp: { asset, amount, claimants } }, scope) {
    const { state, ledger, frame, source, index, sponsorships, events } = scope;
    const taken = isIssued(asset) ? takeIssued(asset, amount, scope) : takeNative(amount, scope);
    if (!taken.ok) return failed(result(taken.fault));
    // Somebody always bears the reserves of a claimable balance: it belongs to nobody yet.
    const sponsor = sponsorships.sponsorOf(source) ?? source;
    if (!bearReserves(state, sponsor, claimants.length, ledger.baseReserve))
      return failed(result(code.createClaimableBalanceLowReserve()));
    const balanceId = claimableBalanceId(frame.source, frame.tx.seqNum, index);
    const balance = new xdr.ClaimableBalanceEntry({
      balanceId,
      claimants: claimants.map(({ v0: { destination, predicate } }) =>
        xdr.Claimant.claimantTypeV0(
          new xdr.ClaimantV0({ destination, predicate: fixedInTime(predicate, ledger.closeTime) }),
        ),
      ),
      asset,
      amount,
      ext: taken.clawback ? withClawback() : xdr.ClaimableBalanceEntryExt.v0(),
    });
    const entry = new xdr.LedgerEntry({
      lastModifiedLedgerSeq: 0,
      data: xdr.LedgerEntryData.claimableBalance(balance),
      ext: xdr.LedgerEntryExt.v0(),
    });
    state.put(claimableBalanceKey(balanceId), withSponsor(entry.toXdr(), sponsor));
    const parties = { from: accountAddress(source), to: balanceAddress(balanceId) };
    events.push(transferEvent({ asset, ...parties, amount, networkId: ledger.networkId }));
    return succeeded(result(code.createClaimableBalanceSuccess(balanceId)));
  },
};

type Taken = { ok: true; clawback: boolean } | { ok: false; fault: Fault };
const fault = (found: Fault): Taken => ({ ok: false, fault: found });

function takeNative(amount: bigint, { state, ledger, source }: OperationScope): Taken {
  const account = findAccount(state, source);
  if (account === null || availableBalance(account, ledger.baseReserve) < amount)
    return fault(code.createClaimableBalanceUnderfunded());
  putAccount(state, changeAccount(account, { balance: account.balance - amount }));
  return { ok: true, clawback: false };
}

function takeIssued(asset: IssuedAsset, amount: bigint, { state, source }: OperationScope): Taken {
  if (sameAccount(issuerOf(asset), source)) {
    const flags = findAccount(state, source)?.flags ?? 0;
    return { ok: true, clawback: (flags & AccountFlag.authClawbackEnabled) !== 0 };
  }
  const line = findTrustline(state, source, asset);
  if (line === null) return fault(code.createClaimableBalanceNoTrust());
  if (!isAuthorized(line)) return fault(code.createClaimableBalanceNotAuthorized());
  if (line.balance - trustlineLiabilities(line).selling < amount)
    return fault(code.createClaimableBalanceUnderfunded());
  putTrustline(state, changeTrustline(line, { balance: line.balance - amount }));
  return { ok: true, clawback: (line.flags & TrustlineFlag.clawbackEnabled) !== 0 };
}

function withClawback(): xdr.ClaimableBalanceEntryExt {
  return xdr.ClaimableBalanceEntryExt.v1(
    new xdr.ClaimableBalanceEntryExtensionV1({
      ext: xdr.ClaimableBalanceEntryExtensionV1Ext.v0(),
      flags: CLAWBACK_ENABLED,
    }),
  );
}
