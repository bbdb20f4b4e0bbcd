import { xdr } from "@stellar/stellar-sdk/base";
import { findAccount, putAccount } from "../entries/account";
import { addSubentry, removeSubentry } from "../entries/sponsorship";
import { inPlaceOf, sponsorOf, withSponsor } from "../state/ledger-entry";
import { dataKey } from "../state/ledger-key";
import { failed, type OperationRules, refused, succeeded } from "./operation";

type Body = Extract<xdr.OperationBody, { type: "manageData" }>;
const result = (code: xdr.ManageDataResult) => xdr.OperationResultTr.manageData(code);

export const manageData: OperationRules<Body> = {
  threshold: () => "medium",

  check({ manageDataOp: { dataName } }) {
    // Printable ASCII, as the protocol's isStringValid has it.
    const valid = dataName.length >= 1 && dataName.bytes.every((byte) => byte >= 0x20 && byte < 0x7f);
    return valid ? null : result(xdr.ManageDataResult.manageDataInvalidName());
  },

  apply({ manageDataOp: { dataName, dataValue } }, { state, ledger, source, sponsorships }) {
    const account = findAccount(state, source);
    if (account === null) return refused(xdr.OperationResult.opNoAccount());
    const key = dataKey(source, dataName);
    const before = state.get(key);
    if (dataValue === null) {
      if (before === undefined) return failed(result(xdr.ManageDataResult.manageDataNameNotFound()));
      state.delete(key);
      putAccount(state, removeSubentry(state, account, sponsorOf(before)));
      return succeeded(result(xdr.ManageDataResult.manageDataSuccess()));
    }
    const sponsor = sponsorships.sponsorOf(source);
    if (before === undefined) {
      const added = addSubentry(state, account, sponsor, ledger.baseReserve);
      if (!added.ok) {
        return added.reason === "lowReserve"
          ? failed(result(xdr.ManageDataResult.manageDataLowReserve()))
          : refused(xdr.OperationResult.opTooManySubentries());
      }
      putAccount(state, added.account);
    }
    const data = new xdr.DataEntry({ accountId: source, dataName, dataValue, ext: xdr.DataEntryExt.v0() });
    const entry = new xdr.LedgerEntry({
      lastModifiedLedgerSeq: 0,
      data: xdr.LedgerEntryData.data(data),
      ext: xdr.LedgerEntryExt.v0(),
    });
    const bytes = entry.toXdr();
    state.put(key, before === undefined ? withSponsor(bytes, sponsor) : inPlaceOf(before, bytes));
    return succeeded(result(xdr.ManageDataResult.manageDataSuccess()));
  },
};
