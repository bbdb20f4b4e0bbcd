import { chargedSize } from "../engine/transaction-frame";
import type { InvokeResult, RentChange, SorobanHost } from "../host";
import { EntryType, entryTypeOf, isSorobanKey, isTemporaryKey, stateKey, ttlKey } from "../state/ledger-key";
import { liveUntilOf } from "../state/ttl-entry";
import { type HostStep, restoredOf } from "./host-step";
import { keyOf } from "../entries/key-of-entry";
import { entryOf } from "./recorded-state";
import { outcomeOf, type Tally } from "./tally";

/** Compares how a transaction's fee splits: non-refundable, refundable, and the rent within the latter. */
export function compareFees(
  host: SorobanHost,
  step: HostStep,
  invoked: InvokeResult | null,
  tally: Tally,
): void {
  const { frame } = step.transaction;
  if (frame.sorobanData === null) throw new Error(`${step.name} has no Soroban data`);
  const { resources } = frame.sorobanData;
  const keys = [...resources.footprint.readOnly, ...resources.footprint.readWrite].map((key) =>
    stateKey(key.toXdr()),
  );
  const restoring = frame.tx.operations[0]?.body.type === "restoreFootprint";
  const { nonRefundable, refundable } = host.resourceFee({
    instructions: resources.instructions,
    diskReadEntries: restoring
      ? resources.footprint.readWrite.length
      : keys.filter((key) => !isSorobanKey(key)).length + restoredOf(frame.sorobanData).length,
    writeEntries: resources.footprint.readWrite.length,
    diskReadBytes: resources.diskReadBytes,
    writeBytes: resources.writeBytes,
    contractEventsBytes: step.split.metrics?.emit_event_byte ?? 0,
    transactionBytes: chargedSize(frame),
  });
  const succeeded = step.split.status === "SUCCESS";
  const rent = succeeded ? (invoked?.ok === true ? invoked.rentFee : ttlRent(host, step)) : 0n;
  const details: string[] = [];
  const compare = (what: string, found: bigint, recorded: bigint | null | undefined): void => {
    if (found !== recorded) details.push(`${what} is ${found.toString()}, recorded ${String(recorded)}`);
  };
  compare("the non-refundable part", nonRefundable, step.split.nonRefundable);
  compare("the refundable part", succeeded ? refundable + rent : 0n, step.split.refundable);
  compare("the rent", rent, step.split.rent);
  tally.add("host: fee splits", step.name, outcomeOf(details));
}

/** Rent of an extension or a restoration, from the lifetimes that were recorded. */
function ttlRent(host: SorobanHost, step: HostStep): bigint {
  const { frame, meta } = step.transaction;
  const footprint = frame.sorobanData?.resources.footprint;
  const lifetimes = new Map(
    meta.operations.flatMap(({ changes }) =>
      changes.flatMap((change) => {
        if (change.type === "ledgerEntryRemoved" || change.type === "ledgerEntryState") return [];
        const entry = entryOf(change);
        return entry.data.type === "ttl"
          ? [[stateKey(keyOf(entry)), liveUntilOf(entry.toXdr())] as const]
          : [];
      }),
    ),
  );
  const restoring = frame.tx.operations[0]?.body.type === "restoreFootprint";
  const keys = [...(footprint?.readOnly ?? []), ...(footprint?.readWrite ?? [])].map((key) => key.toXdr());
  const changes = keys.flatMap((bytes): RentChange[] => {
    const key = stateKey(bytes);
    const stored = step.state.find(bytes);
    const newLiveUntil = lifetimes.get(ttlKey(key));
    if (stored === null || stored.liveUntil === null || newLiveUntil === undefined) return [];
    const size = host.rentSize(stored.entry);
    return [
      {
        persistent: !isTemporaryKey(key),
        code: entryTypeOf(key) === EntryType.contractCode,
        oldSize: restoring ? 0 : size,
        newSize: size,
        oldLiveUntil: restoring ? 0 : stored.liveUntil,
        newLiveUntil,
      },
    ];
  });
  return host.rentFee(changes, step.ledger.sequence);
}
