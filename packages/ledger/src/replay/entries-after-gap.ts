import type { xdr } from "@stellar/stellar-sdk/base";
import { type StateKey, stateKey } from "../state/ledger-key";
import type { StateReader } from "../state/state-reader";
import { bytesEqual } from "../xdr/bytes";
import { keyOf } from "../entries/key-of-entry";
import { entryOf } from "./recorded-state";
import type { RecordedClose } from "./recorded-transactions";

/**
 * What a ledger left out of the recording changed, as far as it shows later: entries whose first mention afterwards is a state that
 * is not ours. Of these ledgers it is known that they only held the Wasm of a settings upgrade, which the root account paid for.
 */
export function entriesAfterGap(
  later: readonly (RecordedClose | null)[],
  state: StateReader,
): Map<StateKey, Uint8Array> {
  const mentioned = new Set<StateKey>();
  const missed = new Map<StateKey, Uint8Array>();
  for (const close of later) {
    // The next gap has its own turn.
    if (close === null) break;
    for (const change of changesOf(close)) {
      const key = stateKey(
        change.type === "ledgerEntryRemoved" ? change.removed.toXdr() : keyOf(entryOf(change)),
      );
      if (mentioned.has(key)) continue;
      mentioned.add(key);
      if (change.type !== "ledgerEntryState") continue;
      const before = change.state.toXdr();
      const ours = state.get(key);
      if (ours === undefined || !bytesEqual(ours, before)) missed.set(key, before);
    }
  }
  return missed;
}

/** All changes that a ledger made, in order. */
export function* changesOf({ transactions, upgrades }: RecordedClose): Generator<xdr.LedgerEntryChange> {
  for (const { feeProcessing } of transactions) yield* feeProcessing;
  for (const { meta } of transactions) {
    yield* meta.txChangesBefore;
    for (const { changes } of meta.operations) yield* changes;
    yield* meta.txChangesAfter;
  }
  for (const { postFeeProcessing } of transactions) yield* postFeeProcessing;
  yield* upgrades;
}
