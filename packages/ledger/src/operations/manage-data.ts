import { xdr } from "@stellar/stellar-sdk/base";
import { addSubentries, changeAccount, findAccount, putAccount } from "../entries/account";
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

  apply({ manageDataOp: { dataName, dataValue } }, { state, ledger, source }) {
    const account = findAccount(state, source);
    if (account === null) return refused(xdr.OperationResult.opNoAccount());
    const key = dataKey(source, dataName);
    const exists = state.get(key) !== undefined;
    if (dataValue === null) {
      if (!exists) return failed(result(xdr.ManageDataResult.manageDataNameNotFound()));
      state.delete(key);
      putAccount(state, changeAccount(account, { numSubEntries: account.numSubEntries - 1 }));
      return succeeded(result(xdr.ManageDataResult.manageDataSuccess()));
    }
    if (!exists) {
      const added = addSubentries(account, 1, ledger.baseReserve);
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
    state.put(key, entry.toXdr());
    return succeeded(result(xdr.ManageDataResult.manageDataSuccess()));
  },
};
