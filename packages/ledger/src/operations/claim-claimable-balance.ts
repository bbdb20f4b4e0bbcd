import { xdr } from "@stellar/stellar-sdk/base";
import { changeAccount, findAccount, maximumReceive, putAccount, sameAccount } from "../entries/account";
import {
  claimableBalanceKey,
  findClaimableBalance,
  type FoundBalance,
  isMet,
} from "../entries/claimable-balance";
import { releaseReserves } from "../entries/sponsorship";
import {
  changeTrustline,
  findTrustline,
  isAuthorized,
  isIssued,
  issuerOf,
  putTrustline,
  trustlineLiabilities,
} from "../entries/trustline";
import { accountAddress, balanceAddress, transferEvent } from "../meta/contract-events";
import { sponsorOf } from "../state/ledger-entry";
import type { Overlay } from "../state/overlay";
import { failed, type OperationRules, type OperationScope, succeeded } from "./operation";

type Body = Extract<xdr.OperationBody, { type: "claimClaimableBalance" }>;
type Fault = xdr.ClaimClaimableBalanceResult;
const code = xdr.ClaimClaimableBalanceResult;
const result = (outcome: Fault) => xdr.OperationResultTr.claimClaimableBalance(outcome);

export const claimClaimableBalance: OperationRules<Body> = {
  threshold: () => "medium",
  check: () => null,

  apply({ claimClaimableBalanceOp: { balanceId } }, scope) {
    const { state, ledger, source, events } = scope;
    const found = findClaimableBalance(state, balanceId);
    if (found === null) return failed(result(code.claimClaimableBalanceDoesNotExist()));
    const { asset, amount, claimants } = found.balance;
    const claimant = claimants.find(({ v0 }) => sameAccount(v0.destination, source));
    if (claimant === undefined || !isMet(claimant.v0.predicate, ledger.closeTime))
      return failed(result(code.claimClaimableBalanceCannotClaim()));
    const fault = give(asset, amount, scope);
    if (fault !== null) return failed(result(fault));
    removeClaimableBalance(state, found);
    const parties = { from: balanceAddress(balanceId), to: accountAddress(source) };
    events.push(transferEvent({ asset, ...parties, amount, networkId: ledger.networkId }));
    return succeeded(result(code.claimClaimableBalanceSuccess()));
  },
};

/** Removes the balance, and takes its reserves off who bears them. */
export function removeClaimableBalance(state: Overlay, { balance, entry }: FoundBalance): void {
  const sponsor = sponsorOf(entry);
  if (sponsor !== null) releaseReserves(state, sponsor, balance.claimants.length);
  state.delete(claimableBalanceKey(balance.balanceId));
}

function give(asset: xdr.Asset, amount: bigint, { state, source }: OperationScope): Fault | null {
  if (!isIssued(asset)) {
    const account = findAccount(state, source);
    if (account === null || maximumReceive(account) < amount) return code.claimClaimableBalanceLineFull();
    putAccount(state, changeAccount(account, { balance: account.balance + amount }));
    return null;
  }
  if (sameAccount(issuerOf(asset), source)) return null;
  const line = findTrustline(state, source, asset);
  if (line === null) return code.claimClaimableBalanceNoTrust();
  if (!isAuthorized(line)) return code.claimClaimableBalanceNotAuthorized();
  if (line.limit - line.balance - trustlineLiabilities(line).buying < amount)
    return code.claimClaimableBalanceLineFull();
  putTrustline(state, changeTrustline(line, { balance: line.balance + amount }));
  return null;
}
