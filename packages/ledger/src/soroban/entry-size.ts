import type { NetworkSettings } from "../settings/network-settings";
import { EntryType, entryTypeOf, type StateKey } from "../state/ledger-key";
import { u64, errorEvent, SorobanError } from "./diagnostics";

/** Contract code and data above the network's limits can be neither read nor written. False, with a diagnostic event, if so. */
export function hasAllowedSize(
  key: StateKey,
  entryBytes: number,
  settings: NetworkSettings,
  diagnostics: Uint8Array[],
): boolean {
  const type = entryTypeOf(key);
  const limit =
    type === EntryType.contractCode
      ? settings.contractMaxSizeBytes
      : type === EntryType.contractData
        ? settings.dataEntrySizeBytes
        : Infinity;
  if (entryBytes <= limit) return true;
  const what =
    type === EntryType.contractCode
      ? "WASM size exceeds network config maximum contract size"
      : "ContractData size exceeds network config maximum size";
  diagnostics.push(errorEvent(SorobanError.budgetExceeded(), what, u64(entryBytes), u64(limit)));
  return false;
}
