import { xdr } from "@stellar/stellar-sdk/base";
import { accountOf } from "../engine/transaction-frame";
import {
  accountExists,
  availableBalance,
  changeAccount,
  findAccount,
  maximumReceive,
  putAccount,
  sameAccount,
} from "../entries/account";
import {
  changeTrustline,
  findTrustline,
  isAuthorized,
  isIssued,
  type IssuedAsset,
  issuerOf,
  isValidAsset,
  putTrustline,
  trustlineLiabilities,
} from "../entries/trustline";
import { movementEvent, muxedId } from "../meta/contract-events";
import {
  failed,
  type OperationOutcome,
  type OperationRules,
  type OperationScope,
  succeeded,
} from "./operation";

type Body = Extract<xdr.OperationBody, { type: "payment" }>;
const result = (code: xdr.PaymentResult) => xdr.OperationResultTr.payment(code);

export const payment: OperationRules<Body> = {
  threshold: () => "medium",

  check({ paymentOp: { amount, asset } }) {
    return amount <= 0n || !isValidAsset(asset) ? result(xdr.PaymentResult.paymentMalformed()) : null;
  },

  apply({ paymentOp: { amount, asset, destination } }, scope) {
    const to = accountOf(destination);
    const outcome = isIssued(asset) ? payIssued(asset, to, amount, scope) : payNative(to, amount, scope);
    if (outcome.success) {
      scope.events.push(
        movementEvent({
          asset,
          from: scope.source,
          to,
          amount,
          toMuxedId: muxedId(destination, scope.frame.tx.memo),
          networkId: scope.ledger.networkId,
        }),
      );
    }
    return outcome;
  },
};

function payNative(
  to: xdr.PublicKey,
  amount: bigint,
  { state, ledger, source }: OperationScope,
): OperationOutcome {
  // Paying oneself changes nothing and so cannot fail, not even for want of funds.
  if (sameAccount(to, source)) return succeeded(result(xdr.PaymentResult.paymentSuccess()));
  const receiver = findAccount(state, to);
  if (receiver === null) return failed(result(xdr.PaymentResult.paymentNoDestination()));
  if (maximumReceive(receiver) < amount) return failed(result(xdr.PaymentResult.paymentLineFull()));
  const payer = findAccount(state, source);
  if (payer === null || availableBalance(payer, ledger.baseReserve) < amount)
    return failed(result(xdr.PaymentResult.paymentUnderfunded()));
  putAccount(state, changeAccount(payer, { balance: payer.balance - amount }));
  putAccount(state, changeAccount(receiver, { balance: receiver.balance + amount }));
  return succeeded(result(xdr.PaymentResult.paymentSuccess()));
}

/** The order is the protocol's: the receiving side first, then the paying one. An issuer's own side has no trustline. */
function payIssued(
  asset: IssuedAsset,
  to: xdr.PublicKey,
  amount: bigint,
  scope: OperationScope,
): OperationOutcome {
  const { state, source } = scope;
  const issuer = issuerOf(asset);
  const toIssuer = sameAccount(issuer, to);
  if (!toIssuer && !accountExists(state, to)) return failed(result(xdr.PaymentResult.paymentNoDestination()));
  if (!toIssuer) {
    const line = findTrustline(state, to, asset);
    if (line === null) return failed(result(xdr.PaymentResult.paymentNoTrust()));
    if (!isAuthorized(line)) return failed(result(xdr.PaymentResult.paymentNotAuthorized()));
    const room = line.limit - line.balance - trustlineLiabilities(line).buying;
    if (room < amount) return failed(result(xdr.PaymentResult.paymentLineFull()));
    putTrustline(state, changeTrustline(line, { balance: line.balance + amount }));
  }
  if (!sameAccount(issuer, source)) {
    const line = findTrustline(state, source, asset);
    if (line === null) return failed(result(xdr.PaymentResult.paymentSrcNoTrust()));
    if (!isAuthorized(line)) return failed(result(xdr.PaymentResult.paymentSrcNotAuthorized()));
    if (line.balance - trustlineLiabilities(line).selling < amount)
      return failed(result(xdr.PaymentResult.paymentUnderfunded()));
    putTrustline(state, changeTrustline(line, { balance: line.balance - amount }));
  }
  return succeeded(result(xdr.PaymentResult.paymentSuccess()));
}
