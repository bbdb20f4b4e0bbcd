import { xdr } from "@stellar/stellar-sdk/base";
import { accountOf } from "../engine/transaction-frame";
import {
  changeAccount,
  findAccount,
  isImmutable,
  maximumReceive,
  putAccount,
  sameAccount,
  signerSponsors,
  sponsoring,
} from "../entries/account";
import { releaseReserves } from "../entries/sponsorship";
import { sponsorOf } from "../state/ledger-entry";
import { ACCOUNT_RESERVES } from "./create-account";
import { movementEvent } from "../meta/contract-events";
import { accountKey } from "../state/ledger-key";
import { failed, type OperationRules, refused, succeeded } from "./operation";

type Body = Extract<xdr.OperationBody, { type: "accountMerge" }>;
const result = (code: xdr.AccountMergeResult) => xdr.OperationResultTr.accountMerge(code);

export const accountMerge: OperationRules<Body> = {
  threshold: () => "high",

  check({ destination }, { source }) {
    return sameAccount(accountOf(destination), source)
      ? result(xdr.AccountMergeResult.accountMergeMalformed())
      : null;
  },

  apply({ destination }, { state, ledger, source, events, sponsorships }) {
    const to = accountOf(destination);
    const receiver = findAccount(state, to);
    if (receiver === null) return failed(result(xdr.AccountMergeResult.accountMergeNoAccount()));
    const account = findAccount(state, source);
    if (account === null) return refused(xdr.OperationResult.opNoAccount());
    if (isImmutable(account)) return failed(result(xdr.AccountMergeResult.accountMergeImmutableSet()));
    // Signers are subentries too, but they go with the account.
    if (account.numSubEntries !== account.signers.length)
      return failed(result(xdr.AccountMergeResult.accountMergeHasSubEntries()));
    // Else an account made anew in this ledger would accept old transactions again.
    if (account.seqNum >= BigInt(ledger.sequence) << 32n)
      return failed(result(xdr.AccountMergeResult.accountMergeSeqnumTooFar()));
    if (sponsoring(account).sponsoring > 0 || sponsorships.isSponsoring(source))
      return failed(result(xdr.AccountMergeResult.accountMergeIsSponsor()));
    if (maximumReceive(receiver) < account.balance)
      return failed(result(xdr.AccountMergeResult.accountMergeDestFull()));
    putAccount(state, changeAccount(receiver, { balance: receiver.balance + account.balance }));
    for (const sponsor of signerSponsors(account)) if (sponsor !== null) releaseReserves(state, sponsor, 1);
    const entry = state.get(accountKey(source));
    const sponsor = entry === undefined ? null : sponsorOf(entry);
    if (sponsor !== null) releaseReserves(state, sponsor, ACCOUNT_RESERVES);
    state.delete(accountKey(source));
    // An empty account leaves no trace in the events either.
    if (account.balance > 0n) {
      events.push(
        movementEvent({
          asset: xdr.Asset.assetTypeNative(),
          from: source,
          to,
          amount: account.balance,
          toMuxedId: null,
          networkId: ledger.networkId,
        }),
      );
    }
    return succeeded(result(xdr.AccountMergeResult.accountMergeSuccess(account.balance)));
  },
};
