import { xdr } from "@stellar/stellar-sdk/base";
import type { RentChange } from "../host";
import { errorEvent, SorobanError, u64 } from "../soroban/diagnostics";
import { hasAllowedSize } from "../soroban/entry-size";
import { footprintOf } from "../soroban/footprint";
import { withLastModified } from "../state/ledger-entry";
import { EntryType, entryTypeOf, isSorobanKey, isTemporaryKey, ttlKey } from "../state/ledger-key";
import { encodeTtlEntry, findLiveUntil } from "../state/ttl-entry";
import { failed, type OperationRules, sorobanScope, succeeded } from "./operation";

type Body = Extract<xdr.OperationBody, { type: "restoreFootprint" }>;
const result = (code: xdr.RestoreFootprintResult) => xdr.OperationResultTr.restoreFootprint(code);

export const restoreFootprint: OperationRules<Body> = {
  threshold: () => "low",

  check(_body, { frame, diagnostics }) {
    const malformed = (message: string) => {
      diagnostics.push(errorEvent(SorobanError.storageInvalid(), message));
      return result(xdr.RestoreFootprintResult.restoreFootprintMalformed());
    };
    if (frame.sorobanData === null) return result(xdr.RestoreFootprintResult.restoreFootprintMalformed());
    const footprint = footprintOf(frame.sorobanData);
    if (footprint.readOnly.length > 0)
      return malformed("read-only footprint must be empty for RestoreFootprint operation");
    if (!footprint.readWrite.every((key) => isSorobanKey(key) && !isTemporaryKey(key)))
      return malformed("only persistent Soroban entries can be restored");
    return null;
  },

  /** Brings archived entries back for the least lifetime of new ones; absent and live ones are left alone. */
  apply(_body, scope) {
    const { state, ledger, settings } = scope;
    const soroban = sorobanScope(scope);
    const { diskReadBytes, writeBytes } = soroban.data.resources;
    const newLiveUntil = ledger.sequence + settings.minPersistentTtl - 1;
    const exceeded = () => failed(result(xdr.RestoreFootprintResult.restoreFootprintResourceLimitExceeded()));
    const changes: RentChange[] = [];
    let bytes = 0;
    for (const key of footprintOf(soroban.data).readWrite) {
      const entry = state.get(key);
      const liveUntil = findLiveUntil(state, key);
      if (entry === undefined || liveUntil === null || liveUntil >= ledger.sequence) continue;
      bytes += entry.length;
      for (const [kind, limit] of [
        ["read", diskReadBytes],
        ["write", writeBytes],
      ] as const) {
        if (bytes <= limit) continue;
        const message = `operation byte-${kind} resources exceeds amount specified`;
        soroban.diagnostics.push(errorEvent(SorobanError.budgetExceeded(), message, u64(bytes), u64(limit)));
        return exceeded();
      }
      if (!hasAllowedSize(key, entry.length, settings, soroban.diagnostics)) return exceeded();
      const isCode = entryTypeOf(key) === EntryType.contractCode;
      changes.push({
        persistent: true,
        code: isCode,
        oldSize: 0,
        newSize: soroban.host.rentSize(entry),
        oldLiveUntil: 0,
        newLiveUntil,
      });
      const ttl = ttlKey(key);
      const restoredTtl = withLastModified(encodeTtlEntry(ttl, newLiveUntil), ledger.sequence);
      state.put(ttl, restoredTtl);
      // The entry itself stays as it was, modification ledger included: only its lifetime changes.
      state.noteRestored(key, entry);
      state.noteRestored(ttl, restoredTtl);
      if (isCode) soroban.uncompiled.add(key);
    }
    const rent = soroban.host.rentFee(changes, ledger.sequence);
    if (!soroban.refundable.use(soroban.host, rent, 0, soroban.diagnostics))
      return failed(result(xdr.RestoreFootprintResult.restoreFootprintInsufficientRefundableFee()));
    return succeeded(result(xdr.RestoreFootprintResult.restoreFootprintSuccess()));
  },
};
