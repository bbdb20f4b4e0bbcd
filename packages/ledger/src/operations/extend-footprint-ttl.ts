import { xdr } from "@stellar/stellar-sdk/base";
import type { RentChange } from "../host";
import { errorEvent, SorobanError, u64 } from "../soroban/diagnostics";
import { hasAllowedSize } from "../soroban/entry-size";
import { footprintOf } from "../soroban/footprint";
import { EntryType, entryTypeOf, isSorobanKey, isTemporaryKey, ttlKey } from "../state/ledger-key";
import { encodeTtlEntry, findLiveUntil } from "../state/ttl-entry";
import { failed, type OperationRules, sorobanScope, succeeded } from "./operation";

type Body = Extract<xdr.OperationBody, { type: "extendFootprintTtl" }>;
const result = (code: xdr.ExtendFootprintTtlResult) => xdr.OperationResultTr.extendFootprintTtl(code);

export const extendFootprintTtl: OperationRules<Body> = {
  threshold: () => "low",

  check({ extendFootprintTtlOp: { extendTo } }, { frame, settings, diagnostics }) {
    const malformed = (message: string, ...details: xdr.ScVal[]) => {
      diagnostics.push(errorEvent(SorobanError.storageInvalid(), message, ...details));
      return result(xdr.ExtendFootprintTtlResult.extendFootprintTtlMalformed());
    };
    if (frame.sorobanData === null) return result(xdr.ExtendFootprintTtlResult.extendFootprintTtlMalformed());
    const footprint = footprintOf(frame.sorobanData);
    if (footprint.readWrite.length > 0)
      return malformed("read-write footprint must be empty for ExtendFootprintTTL operation");
    if (!footprint.readOnly.every(isSorobanKey))
      return malformed("only entries with TTL (contract data or code entries) can have it extended");
    const longest = settings.maxEntryTtl - 1;
    if (extendTo > longest)
      return malformed("TTL extension is too large: {} > {}", u64(extendTo), u64(longest));
    return null;
  },

  /** Lets live entries live until at least `extendTo` ledgers from now; absent, archived and longer-lived ones are left alone. */
  apply({ extendFootprintTtlOp: { extendTo } }, scope) {
    const { state, ledger, settings } = scope;
    const soroban = sorobanScope(scope);
    const newLiveUntil = ledger.sequence + extendTo;
    const changes: RentChange[] = [];
    for (const key of footprintOf(soroban.data).readOnly) {
      const entry = state.get(key);
      const liveUntil = findLiveUntil(state, key);
      if (entry === undefined || liveUntil === null || liveUntil < ledger.sequence) continue;
      if (liveUntil >= newLiveUntil) continue;
      if (!hasAllowedSize(key, entry.length, settings, soroban.diagnostics))
        return failed(result(xdr.ExtendFootprintTtlResult.extendFootprintTtlResourceLimitExceeded()));
      const size = soroban.host.rentSize(entry);
      changes.push({
        persistent: !isTemporaryKey(key),
        code: entryTypeOf(key) === EntryType.contractCode,
        oldSize: size,
        newSize: size,
        oldLiveUntil: liveUntil,
        newLiveUntil,
      });
      const ttl = ttlKey(key);
      state.put(ttl, encodeTtlEntry(ttl, newLiveUntil));
    }
    const rent = soroban.host.rentFee(changes, ledger.sequence);
    if (!soroban.refundable.use(soroban.host, rent, 0, soroban.diagnostics))
      return failed(result(xdr.ExtendFootprintTtlResult.extendFootprintTtlInsufficientRefundableFee()));
    return succeeded(result(xdr.ExtendFootprintTtlResult.extendFootprintTtlSuccess()));
  },
};
