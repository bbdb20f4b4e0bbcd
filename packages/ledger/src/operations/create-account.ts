import { xdr } from "@stellar/stellar-sdk/base";
import {
  accountExists,
  availableBalance,
  changeAccount,
  findAccount,
  newAccount,
  putAccount,
} from "../entries/account";
import { movementEvent } from "../meta/contract-events";
import { failed, type OperationRules, succeeded } from "./operation";

type Body = Extract<xdr.OperationBody, { type: "createAccount" }>;
const result = (code: xdr.CreateAccountResult) => xdr.OperationResultTr.createAccount(code);

export const createAccount: OperationRules<Body> = {
  threshold: () => "medium",

  check({ createAccountOp: { destination, startingBalance } }, { source }) {
    const malformed = startingBalance < 0n || destination.equals(source);
    return malformed ? result(xdr.CreateAccountResult.createAccountMalformed()) : null;
  },

  apply({ createAccountOp: { destination, startingBalance } }, { state, ledger, source, events }) {
    if (accountExists(state, destination))
      return failed(result(xdr.CreateAccountResult.createAccountAlreadyExist()));
    if (startingBalance < BigInt(ledger.baseReserve) * 2n)
      return failed(result(xdr.CreateAccountResult.createAccountLowReserve()));
    const payer = findAccount(state, source);
    if (payer === null || availableBalance(payer, ledger.baseReserve) < startingBalance)
      return failed(result(xdr.CreateAccountResult.createAccountUnderfunded()));
    putAccount(state, changeAccount(payer, { balance: payer.balance - startingBalance }));
    putAccount(state, newAccount(destination, startingBalance, ledger.sequence));
    events.push(
      movementEvent({
        asset: xdr.Asset.assetTypeNative(),
        from: source,
        to: destination,
        amount: startingBalance,
        toMuxedId: null,
        networkId: ledger.networkId,
      }),
    );
    return succeeded(result(xdr.CreateAccountResult.createAccountSuccess()));
  },
};
