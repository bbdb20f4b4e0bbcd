/** The network's settings (CONFIG_SETTING entries), decoded once into the limits that the ledger enforces itself. */
import { xdr } from "@stellar/stellar-sdk/base";
import { EntryType, entryTypeOf, type StateKey, stateKey } from "../state/ledger-key";
import type { Delta } from "../state/overlay";
import type { StateReader } from "../state/state-reader";
import { concat } from "../xdr/bytes";
import { u32 } from "../xdr/xdr-writer";

export interface NetworkSettings {
  contractMaxSizeBytes: number;
  txMaxInstructions: bigint;
  txMemoryLimit: number;
  txMaxDiskReadEntries: number;
  txMaxDiskReadBytes: number;
  txMaxWriteEntries: number;
  txMaxWriteBytes: number;
  txMaxFootprintEntries: number;
  txMaxEventsBytes: number;
  txMaxSizeBytes: number;
  ledgerMaxTransactions: number;
  dataKeySizeBytes: number;
  dataEntrySizeBytes: number;
  maxEntryTtl: number;
  minTemporaryTtl: number;
  minPersistentTtl: number;
  stateSizeSamplePeriod: number;
  stateSizeSamples: number;
  /** Sizes of the live Soroban state sampled lately, bytes; rent follows their average. */
  stateSizeWindow: readonly bigint[];
  /** All settings as ConfigSettingEntry XDR, as the host wants them. */
  raw: readonly Uint8Array[];
}

type ArmOf<Name extends xdr.ConfigSettingEntry["type"]> = Extract<xdr.ConfigSettingEntry, { type: Name }>;

/** Every setting there is at this protocol, deltas aside. */
export const SETTING_IDS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 19];

export function configSettingKey(id: number): StateKey {
  return stateKey(concat(u32(EntryType.configSetting), u32(id)));
}

/** Wraps a ConfigSettingEntry as a LedgerEntry last modified in ledger 1. */
export function settingAsEntry(setting: Uint8Array, sequence = 1): Uint8Array {
  return concat(u32(sequence), u32(EntryType.configSetting), setting, u32(0));
}

/** The ConfigSettingEntry XDR within a LedgerEntry: between the entry's header and its extension. */
function settingOf(entry: Uint8Array): Uint8Array {
  return entry.subarray(8, entry.length - 4);
}

export function readNetworkSettings(state: StateReader): NetworkSettings {
  const raw: Uint8Array[] = [];
  const settings = new Map<string, xdr.ConfigSettingEntry>();
  for (const id of SETTING_IDS) {
    const entry = state.get(configSettingKey(id));
    if (entry === undefined) continue;
    const bytes = settingOf(entry);
    raw.push(bytes);
    const setting = xdr.ConfigSettingEntry.fromXdr(bytes);
    settings.set(setting.type, setting);
  }
  const arm = <Name extends xdr.ConfigSettingEntry["type"]>(name: Name): ArmOf<Name> => {
    const setting = settings.get(name);
    if (setting === undefined) throw new Error(`the ledger lacks the network setting ${name}`);
    // The map is keyed by the union's own discriminant, so the arm is the one asked for.
    return setting as ArmOf<Name>;
  };
  const compute = arm("configSettingContractComputeV0").contractCompute;
  const cost = arm("configSettingContractLedgerCostV0").contractLedgerCost;
  const costExt = arm("configSettingContractLedgerCostExtV0").contractLedgerCostExt;
  const archival = arm("configSettingStateArchival").stateArchivalSettings;
  return {
    contractMaxSizeBytes: arm("configSettingContractMaxSizeBytes").contractMaxSizeBytes,
    txMaxInstructions: compute.txMaxInstructions,
    txMemoryLimit: compute.txMemoryLimit,
    txMaxDiskReadEntries: cost.txMaxDiskReadEntries,
    txMaxDiskReadBytes: cost.txMaxDiskReadBytes,
    txMaxWriteEntries: cost.txMaxWriteLedgerEntries,
    txMaxWriteBytes: cost.txMaxWriteBytes,
    txMaxFootprintEntries: costExt.txMaxFootprintEntries,
    txMaxEventsBytes: arm("configSettingContractEventsV0").contractEvents.txMaxContractEventsSizeBytes,
    txMaxSizeBytes: arm("configSettingContractBandwidthV0").contractBandwidth.txMaxSizeBytes,
    ledgerMaxTransactions: arm("configSettingContractExecutionLanes").contractExecutionLanes.ledgerMaxTxCount,
    dataKeySizeBytes: arm("configSettingContractDataKeySizeBytes").contractDataKeySizeBytes,
    dataEntrySizeBytes: arm("configSettingContractDataEntrySizeBytes").contractDataEntrySizeBytes,
    maxEntryTtl: archival.maxEntryTtl,
    minTemporaryTtl: archival.minTemporaryTtl,
    minPersistentTtl: archival.minPersistentTtl,
    stateSizeSamplePeriod: archival.liveSorobanStateSizeWindowSamplePeriod,
    stateSizeSamples: archival.liveSorobanStateSizeWindowSampleSize,
    stateSizeWindow: arm("configSettingLiveSorobanStateSizeWindow").liveSorobanStateSizeWindow,
    raw,
  };
}

/** Does a ledger's delta touch a setting? */
export function changesSettings(delta: Delta): boolean {
  for (const key of delta.keys()) if (entryTypeOf(key) === EntryType.configSetting) return true;
  return false;
}
