import { xdr } from "@stellar/stellar-sdk";
import { expect } from "vitest";
import { keyOf as keyXdrOf } from "../src/entries/key-of-entry";
import { type StateKey, stateKey } from "../src/state/ledger-key";
import { toBase64 } from "../src/xdr/bytes";

const keyOfEntry = (entry: xdr.LedgerEntry): StateKey => stateKey(keyXdrOf(entry));

/** Follows the changes that a ledger's meta tells, as an indexer would. Entries are XDR in base64. */
export function followChanges(entries: Map<StateKey, string>, closeMeta: Uint8Array): void {
  const meta = xdr.LedgerCloseMeta.fromXdr(closeMeta);
  if (meta.type !== "v2") throw new Error(`a close meta of version ${meta.type}`);
  const { txProcessing } = meta.v2;
  for (const { feeProcessing } of txProcessing) feeProcessing.forEach(apply);
  for (const { txApplyProcessing: applied } of txProcessing) {
    if (applied.type !== "v4") throw new Error(`a meta of version ${applied.type}`);
    applied.v4.txChangesBefore.forEach(apply);
    applied.v4.operations.flatMap(({ changes }) => changes).forEach(apply);
  }
  for (const { postTxApplyFeeProcessing } of txProcessing) postTxApplyFeeProcessing.forEach(apply);

  function apply(change: xdr.LedgerEntryChange): void {
    switch (change.type) {
      case "ledgerEntryState":
        // What a change says was there before must be what was there.
        expect(entries.get(keyOfEntry(change.state)) ?? toBase64(change.state.toXdr())).toBe(
          toBase64(change.state.toXdr()),
        );
        return;
      case "ledgerEntryRemoved":
        entries.delete(stateKey(change.removed.toXdr()));
        return;
      case "ledgerEntryCreated":
        entries.set(keyOfEntry(change.created), toBase64(change.created.toXdr()));
        return;
      case "ledgerEntryUpdated":
        entries.set(keyOfEntry(change.updated), toBase64(change.updated.toXdr()));
        return;
      case "ledgerEntryRestored":
        entries.set(keyOfEntry(change.restored), toBase64(change.restored.toXdr()));
        return;
    }
  }
}
