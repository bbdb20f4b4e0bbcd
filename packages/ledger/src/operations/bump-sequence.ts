import { xdr } from "@stellar/stellar-sdk/base";
import { findAccount, putAccount, useSequence } from "../entries/account";
import { type OperationRules, refused, succeeded } from "./operation";

type Body = Extract<xdr.OperationBody, { type: "bumpSequence" }>;
const result = (code: xdr.BumpSequenceResult) => xdr.OperationResultTr.bumpSequence(code);

export const bumpSequence: OperationRules<Body> = {
  threshold: () => "low",

  check({ bumpSequenceOp: { bumpTo } }) {
    return bumpTo < 0n ? result(xdr.BumpSequenceResult.bumpSequenceBadSeq()) : null;
  },

  apply({ bumpSequenceOp: { bumpTo } }, { state, ledger, source }) {
    const account = findAccount(state, source);
    if (account === null) return refused(xdr.OperationResult.opNoAccount());
    // A lower number is no error and no change, but counts as a use of the sequence number all the same.
    const sequence = bumpTo > account.seqNum ? bumpTo : account.seqNum;
    putAccount(state, useSequence(account, sequence, ledger));
    return succeeded(result(xdr.BumpSequenceResult.bumpSequenceSuccess()));
  },
};
