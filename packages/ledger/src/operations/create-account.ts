import { xdr } from "@stellar/stellar-sdk/base";
import {
  accountExists,
  availableBalance,
  changeAccount,
  changeSponsored,
  encodeAccount,
  findAccount,
  newAccount,
  putAccount,
  sameAccount,
} from "../entries/account";
import { bearReserves } from "../entries/sponsorship";
import { withSponsor } from "../state/ledger-entry";
import { accountKey } from "../state/ledger-key";
import { movementEvent } from "../meta/contract-events";
import { failed, type OperationRules, succeeded } from "./operation";

type Body = Extract<xdr.OperationBody, { type: "createAccount" }>;
/** What an account counts for by itself. */
export const ACCOUNT_RESERVES = 2;
const result = (code: xdr.CreateAccountResult) => xdr.OperationResultTr.createAccount(code);

export const createAccount: OperationRules<Body> = {
  threshold: () => "medium",

  check({ createAccountOp: { destination, startingBalance } }, { source }) {
    const malformed = startingBalance < 0n || sameAccount(destination, source);
    return malformed ? result(xdr.CreateAccountResult.createAccountMalformed()) : null;
  },

  apply(
    { createAccountOp: { destination, startingBalance } },
    { state, ledger, source, events, sponsorships },
  ) {
    if (accountExists(state, destination))
      return failed(result(xdr.CreateAccountResult.createAccountAlreadyExist()));
    const sponsor = sponsorships.sponsorOf(destination);
    const affordable =
      sponsor === null
        ? startingBalance >= BigInt(ledger.baseReserve * ACCOUNT_RESERVES)
        : bearReserves(state, sponsor, ACCOUNT_RESERVES, ledger.baseReserve);
    if (!affordable) return failed(result(xdr.CreateAccountResult.createAccountLowReserve()));
    const payer = findAccount(state, source);
    if (payer === null || availableBalance(payer, ledger.baseReserve) < startingBalance)
      return failed(result(xdr.CreateAccountResult.createAccountUnderfunded()));
    putAccount(state, changeAccount(payer, { balance: payer.balance - startingBalance }));
    const created = newAccount(destination, startingBalance, ledger.sequence);
    const counted = sponsor === null ? created : changeSponsored(created, { sponsored: ACCOUNT_RESERVES });
    state.put(accountKey(destination), withSponsor(encodeAccount(counted), sponsor));
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
