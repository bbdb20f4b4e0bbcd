import { xdr } from "@stellar/stellar-sdk/base";
import { sameAccount } from "../entries/account";
import { accountOf } from "../engine/transaction-frame";
import {
  changeTrustline,
  findTrustline,
  isIssued,
  issuerOf,
  isValidAsset,
  putTrustline,
  TrustlineFlag,
  trustlineLiabilities,
} from "../entries/trustline";
import { accountAddress, clawbackEvent } from "../meta/contract-events";
import { failed, type OperationRules, succeeded } from "./operation";

type Body = Extract<xdr.OperationBody, { type: "clawback" }>;
const result = (code: xdr.ClawbackResult) => xdr.OperationResultTr.clawback(code);

export const clawback: OperationRules<Body> = {
  threshold: () => "medium",

  check({ clawbackOp: { asset, amount, from } }, { source }) {
    const malformed =
      amount < 1n ||
      !isIssued(asset) ||
      !isValidAsset(asset) ||
      !sameAccount(issuerOf(asset), source) ||
      sameAccount(accountOf(from), source);
    return malformed ? result(xdr.ClawbackResult.clawbackMalformed()) : null;
  },

  apply({ clawbackOp: { asset, amount, from } }, { state, ledger, events }) {
    const holder = accountOf(from);
    const line = isIssued(asset) ? findTrustline(state, holder, asset) : null;
    if (line === null) return failed(result(xdr.ClawbackResult.clawbackNoTrust()));
    if ((line.flags & TrustlineFlag.clawbackEnabled) === 0)
      return failed(result(xdr.ClawbackResult.clawbackNotClawbackEnabled()));
    if (line.balance - trustlineLiabilities(line).selling < amount)
      return failed(result(xdr.ClawbackResult.clawbackUnderfunded()));
    putTrustline(state, changeTrustline(line, { balance: line.balance - amount }));
    events.push(clawbackEvent(asset, accountAddress(holder), amount, ledger.networkId));
    return succeeded(result(xdr.ClawbackResult.clawbackSuccess()));
  },
};
