import { xdr } from "@stellar/stellar-sdk/base";
import { sameAccount } from "../entries/account";
import { findClaimableBalance, hasClawback } from "../entries/claimable-balance";
import { isIssued, issuerOf } from "../entries/trustline";
import { balanceAddress, clawbackEvent } from "../meta/contract-events";
import { removeClaimableBalance } from "./claim-claimable-balance";
import { failed, type OperationRules, succeeded } from "./operation";

type Body = Extract<xdr.OperationBody, { type: "clawbackClaimableBalance" }>;
const code = xdr.ClawbackClaimableBalanceResult;
const result = (outcome: xdr.ClawbackClaimableBalanceResult) =>
  xdr.OperationResultTr.clawbackClaimableBalance(outcome);

export const clawbackClaimableBalance: OperationRules<Body> = {
  threshold: () => "medium",
  check: () => null,

  apply({ clawbackClaimableBalanceOp: { balanceId } }, { state, ledger, source, events }) {
    const found = findClaimableBalance(state, balanceId);
    if (found === null) return failed(result(code.clawbackClaimableBalanceDoesNotExist()));
    const { asset, amount } = found.balance;
    if (!isIssued(asset) || !sameAccount(issuerOf(asset), source))
      return failed(result(code.clawbackClaimableBalanceNotIssuer()));
    if (!hasClawback(found.balance)) return failed(result(code.clawbackClaimableBalanceNotClawbackEnabled()));
    removeClaimableBalance(state, found);
    events.push(clawbackEvent(asset, balanceAddress(balanceId), amount, ledger.networkId));
    return succeeded(result(code.clawbackClaimableBalanceSuccess()));
  },
};
