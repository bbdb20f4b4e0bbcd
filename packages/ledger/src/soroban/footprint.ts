import type { xdr } from "@stellar/stellar-sdk/base";
import type { TransactionFrame } from "../engine/transaction-frame";
import { chargedSize } from "../engine/transaction-frame";
import type { FeeResources } from "../host";
import { type StateKey, stateKey } from "../state/ledger-key";

/** The keys that a transaction may touch, with the indices of the read-write ones it restores. */
export interface Footprint {
  readonly readOnly: readonly StateKey[];
  readonly readWrite: readonly StateKey[];
  /** Indices into `readWrite`. */
  readonly archived: readonly number[];
}

const footprints = new WeakMap<xdr.SorobanTransactionData, Footprint>();

/** The footprint of decoded data, whose keys are encoded once however often they are asked for. */
export function footprintOf(data: xdr.SorobanTransactionData): Footprint {
  const known = footprints.get(data);
  if (known !== undefined) return known;
  const { readOnly, readWrite } = data.resources.footprint;
  const footprint: Footprint = {
    readOnly: readOnly.map((key) => stateKey(key.toXdr())),
    readWrite: readWrite.map((key) => stateKey(key.toXdr())),
    archived: data.ext.type === "resourceExt" ? data.ext.resourceExt.archivedSorobanEntries : [],
  };
  footprints.set(data, footprint);
  return footprint;
}

const isClassic = (key: xdr.LedgerKey): boolean => key.type !== "contractData" && key.type !== "contractCode";

/** Entries that are read from disk: classic ones, and archived ones that are restored. */
export function diskReadEntries(data: xdr.SorobanTransactionData): number {
  const { readOnly, readWrite } = data.resources.footprint;
  const archived = data.ext.type === "resourceExt" ? data.ext.resourceExt.archivedSorobanEntries.length : 0;
  return readOnly.filter(isClassic).length + readWrite.filter(isClassic).length + archived;
}

/** The quantities that the transaction declares and pays for. A restoration reads all that it writes from disk. */
export function declaredResources(frame: TransactionFrame, data: xdr.SorobanTransactionData): FeeResources {
  const { resources } = data;
  const restores = frame.tx.operations[0]?.body.type === "restoreFootprint";
  return {
    instructions: resources.instructions,
    diskReadEntries: restores ? resources.footprint.readWrite.length : diskReadEntries(data),
    writeEntries: resources.footprint.readWrite.length,
    diskReadBytes: resources.diskReadBytes,
    writeBytes: resources.writeBytes,
    contractEventsBytes: 0,
    transactionBytes: chargedSize(frame),
  };
}
