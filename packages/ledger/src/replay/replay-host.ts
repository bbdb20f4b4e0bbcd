/**
 * Replays the recorded Soroban transactions on the host alone: each gets the entries that the recorded ledger held at that point,
 * so that what differs is the host's doing and nobody else's.
 */
import { xdr } from "@stellar/stellar-sdk/base";
import { operationSource } from "../engine/transaction-frame";
import type { FootprintEntry, InvokeInput, InvokeResult, LedgerInfo, SorobanHost } from "../host";
import { isTemporaryKey, stateKey } from "../state/ledger-key";
import { sha256, toHex } from "../xdr/bytes";
import { compareFees } from "./compare-fees";
import { compareInvocation } from "./compare-invocation";
import { replaySimulation } from "./compare-simulation";
import { type HostStep, restoredOf } from "./host-step";
import { isExpired, RecordedState } from "./recorded-state";
import { decodeClose, type RecordedClose, type RecordedTransaction } from "./recorded-transactions";
import type { Recording } from "./recording";
import type { Tally } from "./tally";
import type { FeeSplit } from "./vectors";

export function replayHost(host: SorobanHost, recording: Recording, tally: Tally): void {
  const state = new RecordedState();
  const evicted = new Set<string>();
  for (const recorded of recording.ledgers) {
    const close = decodeClose(recorded, recording.networkId);
    if (close === null) continue;
    const splits = recording.splits.filter((split) => split.ledger === recorded.sequence);
    if (splits.length > 0) host.configure(state.settings());
    for (const { feeProcessing } of close.transactions) state.apply(feeProcessing);
    for (const transaction of close.transactions) {
      state.apply(transaction.meta.txChangesBefore);
      const split = takeSplit(splits, transaction);
      if (split !== null) {
        const ledger = ledgerInfoOf(close.header, recording.networkId);
        replayStep(host, { name: split.name, split, transaction, ledger, state }, close, evicted, tally);
      }
      transaction.meta.operations.forEach(({ changes }) => state.apply(changes));
      state.apply(transaction.meta.txChangesAfter);
    }
    for (const { postFeeProcessing } of close.transactions) state.apply(postFeeProcessing);
    state.apply(close.upgrades);
    close.evictedKeys.forEach((key) => evicted.add(toHex(key)));
    const simulations = recording.simulations.filter(
      ({ response }) => response.result.latestLedger === recorded.sequence,
    );
    if (simulations.length > 0) host.configure(state.settings());
    for (const simulation of simulations) {
      replaySimulation(host, simulation, ledgerInfoOf(close.header, recording.networkId), state, tally);
    }
  }
}

/** The fee split of a Soroban transaction: several in one ledger tell apart by what was charged and bid. */
function takeSplit(splits: FeeSplit[], { frame, result }: RecordedTransaction): FeeSplit | null {
  if (!frame.isSoroban) return null;
  const index = splits.findIndex(
    (split) => split.feeCharged === result.feeCharged && split.resourceFee === frame.sorobanData?.resourceFee,
  );
  const [split] = index < 0 ? [] : splits.splice(index, 1);
  return split ?? null;
}

function ledgerInfoOf(header: xdr.LedgerHeader, networkId: Uint8Array): LedgerInfo {
  return {
    protocolVersion: header.ledgerVersion,
    sequence: header.ledgerSeq,
    timestamp: header.scpValue.closeTime,
    networkId,
    baseReserve: header.baseReserve,
  };
}

function replayStep(
  host: SorobanHost,
  step: HostStep,
  close: RecordedClose,
  evicted: ReadonlySet<string>,
  tally: Tally,
): void {
  const operation = step.transaction.frame.tx.operations[0];
  const ran = (step.split.metrics?.cpu_insn ?? 0) > 0;
  let invoked: InvokeResult | null = null;
  if (ran && operation?.body.type === "invokeHostFunction") {
    invoked = host.invoke(invokeInput(step, operation, operation.body.invokeHostFunctionOp, close, evicted));
    compareInvocation(step, invoked, tally);
  }
  compareFees(host, step, invoked, tally);
}

function invokeInput(
  step: HostStep,
  operation: xdr.Operation,
  { hostFunction, auth }: xdr.InvokeHostFunctionOp,
  close: RecordedClose,
  evicted: ReadonlySet<string>,
): InvokeInput {
  const { frame, index } = step.transaction;
  if (frame.sorobanData === null) throw new Error(`${step.name} has no Soroban data`);
  const { resources } = frame.sorobanData;
  const restoredIndices = restoredOf(frame.sorobanData).filter((position) => {
    const key = resources.footprint.readWrite[position]?.toXdr();
    return key !== undefined && isExpired(step.state.find(key), step.ledger.sequence);
  });
  const minPersistentTtl = minPersistentTtlOf(step.state);
  const entry = (key: xdr.LedgerKey, restored: boolean): FootprintEntry | null => {
    const bytes = key.toXdr();
    const stored = step.state.find(bytes);
    if (stored === null) return null;
    if (restored) {
      return {
        ...stored,
        liveUntil: step.ledger.sequence + minPersistentTtl - 1,
        uncompiled: evicted.has(toHex(bytes)),
      };
    }
    return isExpired(stored, step.ledger.sequence) && isTemporaryKey(stateKey(bytes)) ? null : stored;
  };
  return {
    ledger: step.ledger,
    hostFunction: hostFunction.toXdr(),
    resources: resources.toXdr(),
    restoredIndices,
    sourceAccount: operationSource(frame, operation).toXdr(),
    auth: auth.map((one) => one.toXdr()),
    entries: [
      ...resources.footprint.readOnly.map((key) => entry(key, false)),
      ...resources.footprint.readWrite.map((key, position) => entry(key, restoredIndices.includes(position))),
    ],
    prngSeed: prngSeed(close.txSetHash, index),
    diagnostics: true,
  };
}

function minPersistentTtlOf(state: RecordedState): number {
  for (const setting of state.settings()) {
    const decoded = xdr.ConfigSettingEntry.fromXdr(setting);
    if (decoded.type === "configSettingStateArchival") return decoded.stateArchivalSettings.minPersistentTtl;
  }
  throw new Error("the recording has no archival settings");
}

/** The network's seed of a transaction: sha256 of the transaction set's hash and the transaction's position (uint64). */
function prngSeed(txSetHash: Uint8Array, index: number): Uint8Array {
  const position = Buffer.alloc(8);
  position.writeBigUInt64BE(BigInt(index));
  return sha256(txSetHash, position);
}
