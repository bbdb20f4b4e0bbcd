/** What a Soroban transaction must declare, within the network's limits, before anything else is asked (txSOROBAN_INVALID). */
import type { xdr } from "@stellar/stellar-sdk/base";
import { fullFee, type TransactionFrame } from "../engine/transaction-frame";
import { sameAccount } from "../entries/account";
import type { SorobanHost } from "../host";
import type { NetworkSettings } from "../settings/network-settings";
import { errorEvent, SorobanError, u64 } from "../soroban/diagnostics";
import { declaredResources, diskReadEntries, footprintOf } from "../soroban/footprint";
import { isSorobanKey, isTemporaryKey, keyXdr } from "../state/ledger-key";

/** A DiagnosticEvent XDR that says what is wrong; null if nothing is. */
export function findSorobanFault(
  frame: TransactionFrame,
  data: xdr.SorobanTransactionData,
  settings: NetworkSettings,
  host: SorobanHost,
): Uint8Array | null {
  return (
    findMemoFault(frame) ??
    findLimitFault(frame, data, settings) ??
    findFootprintFault(data, settings) ??
    findFeeFault(frame, data, host)
  );
}

function findMemoFault({ tx }: TransactionFrame): Uint8Array | null {
  const [operation] = tx.operations;
  const muxed =
    tx.sourceAccount.type === "keyTypeMuxedEd25519" ||
    operation?.sourceAccount?.type === "keyTypeMuxedEd25519";
  if (tx.memo.type === "memoNone" && !muxed) return null;
  // Only invocations could confuse a memo or muxed id with their own arguments.
  if (operation?.body.type !== "invokeHostFunction") return null;
  const message = "Soroban transactions are not allowed to use memo or muxed source account";
  return errorEvent(SorobanError.valueInvalid(), message);
}

function findLimitFault(
  frame: TransactionFrame,
  data: xdr.SorobanTransactionData,
  settings: NetworkSettings,
): Uint8Array | null {
  const { resources } = data;
  const footprint = footprintOf(data);
  const entries = footprint.readOnly.length + footprint.readWrite.length;
  const limits: readonly (readonly [number, number | bigint, string, () => xdr.ScError])[] = [
    [
      resources.instructions,
      settings.txMaxInstructions,
      "instructions resources exceed",
      SorobanError.budgetExceeded,
    ],
    [
      resources.diskReadBytes,
      settings.txMaxDiskReadBytes,
      "byte-read resources exceed",
      SorobanError.storageExceeded,
    ],
    [
      resources.writeBytes,
      settings.txMaxWriteBytes,
      "byte-write resources exceed",
      SorobanError.storageExceeded,
    ],
    [
      diskReadEntries(data),
      settings.txMaxDiskReadEntries,
      "entry-read resources exceed",
      SorobanError.storageExceeded,
    ],
    [
      footprint.readWrite.length,
      settings.txMaxWriteEntries,
      "entry-write resources exceed",
      SorobanError.storageExceeded,
    ],
    [entries, settings.txMaxFootprintEntries, "footprint entries exceed", SorobanError.storageExceeded],
    [frame.envelope.length, settings.txMaxSizeBytes, "size exceeds", SorobanError.storageExceeded],
  ];
  for (const [value, limit, what, error] of limits)
    if (value > limit)
      return errorEvent(error(), `transaction ${what} network config limit`, u64(value), u64(limit));
  return null;
}

function findFootprintFault(data: xdr.SorobanTransactionData, settings: NetworkSettings): Uint8Array | null {
  const { readOnly, readWrite, archived } = footprintOf(data);
  const decoded = [...data.resources.footprint.readOnly, ...data.resources.footprint.readWrite];
  for (const [index, key] of [...readOnly, ...readWrite].entries()) {
    const ledgerKey = decoded[index];
    if (ledgerKey === undefined || !isAllowedInFootprint(ledgerKey))
      return errorEvent(
        SorobanError.storageUnexpectedType(),
        "transaction footprint contains unsupported ledger key type",
      );
    const bytes = keyXdr(key).length;
    if (bytes > settings.dataKeySizeBytes) {
      const message = "transaction footprint key exceeds network config limit";
      return errorEvent(SorobanError.storageExceeded(), message, u64(bytes), u64(settings.dataKeySizeBytes));
    }
  }
  let previous = -1;
  for (const index of archived) {
    if (index >= readWrite.length) {
      const message = "archivedSorobanEntries index is out of bounds";
      return errorEvent(SorobanError.storageInvalid(), message, u64(index), u64(readWrite.length));
    }
    if (index <= previous)
      return errorEvent(
        SorobanError.storageInvalid(),
        "archivedSorobanEntries indices are not sorted in strictly increasing order",
      );
    previous = index;
    const key = readWrite[index];
    if (key === undefined || !isSorobanKey(key) || isTemporaryKey(key))
      return errorEvent(
        SorobanError.storageInvalid(),
        "archivedSorobanEntries must be persistent Soroban entries",
        u64(index),
      );
  }
  const all = [...readOnly, ...readWrite];
  if (new Set(all).size < all.length) {
    const message =
      "Found duplicate key in the Soroban footprint; every key across read-only and read-write footprints has to be unique.";
    return errorEvent(SorobanError.storageInvalid(), message);
  }
  return null;
}

/** Contracts, accounts, and trustlines of issued assets that are not the issuer's own. */
function isAllowedInFootprint(key: xdr.LedgerKey): boolean {
  switch (key.type) {
    case "account":
    case "contractData":
    case "contractCode":
      return true;
    case "trustline": {
      const { asset, accountId } = key.trustLine;
      if (asset.type === "assetTypeCreditAlphanum4") return !sameAccount(asset.alphaNum4.issuer, accountId);
      return asset.type === "assetTypeCreditAlphanum12" && !sameAccount(asset.alphaNum12.issuer, accountId);
    }
    default:
      return false;
  }
}

function findFeeFault(
  frame: TransactionFrame,
  data: xdr.SorobanTransactionData,
  host: SorobanHost,
): Uint8Array | null {
  if (data.resourceFee > fullFee(frame)) {
    const message = "transaction `sorobanData.resourceFee` is higher than the full transaction fee";
    return errorEvent(SorobanError.valueExceeded(), message, u64(data.resourceFee), u64(fullFee(frame)));
  }
  const { nonRefundable, refundable } = host.resourceFee(declaredResources(frame, data));
  const least = nonRefundable + refundable;
  if (data.resourceFee >= least) return null;
  const message = "transaction `sorobanData.resourceFee` is lower than the actual Soroban resource fee";
  return errorEvent(SorobanError.valueExceeded(), message, u64(data.resourceFee), u64(least));
}
