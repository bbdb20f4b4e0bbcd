/**
 * Replays the recorded ledgers on the ledger's own engine: the same envelopes at the same close times on the state that the network had
 * before. Each ledger starts from the recorded state again, so that a difference counts where it arises and nowhere else; where
 * nothing differs, that is the state the engine arrived at.
 */
import { closeLedger } from "../engine/close-ledger";
import type { LedgerHead } from "../engine/closed-ledger";
import { genesis } from "../engine/genesis";
import { NO_SKIPS } from "../engine/ledger-header";
import type { SorobanHost } from "../host";
import { readNetworkSettings } from "../settings/network-settings";
import { StateSize } from "../soroban/state-size";
import { isTemporaryKey, type StateKey, stateKey, ttlKey } from "../state/ledger-key";
import { LedgerState } from "../state/ledger-state";
import { compareTransaction } from "./compare-transaction";
import { changesOf, entriesAfterGap } from "./entries-after-gap";
import { deltaOf } from "./recorded-state";
import { decodeClose, type RecordedClose, type RecordedTransaction } from "./recorded-transactions";
import type { Recording } from "./recording";
import type { Tally } from "./tally";

export function replayLedgers(host: SorobanHost, recording: Recording, tally: Tally): void {
  const { networkId } = recording;
  const closes = recording.ledgers.map((ledger) => decodeClose(ledger, networkId));
  const state = new LedgerState(genesis(networkId, 0n).entries.filter(([key]) => !key.startsWith("AAAACA")));
  for (const [position, close] of closes.entries()) {
    const previous = recording.ledgers[position - 1];
    if (previous === undefined) continue;
    if (close === null) state.apply(entriesAfterGap(closes.slice(position + 1), state));
    else replayLedger(host, headBefore(close), close, state, recording, tally);
  }
}

/** What the ledger before left to this one, as far as this one's own header tells. */
function headBefore({ header }: RecordedClose): LedgerHead {
  const hash = header.previousLedgerHash.value;
  return {
    ledger: { sequence: header.ledgerSeq - 1, closeTime: 0n, hash, header: new Uint8Array() },
    totals: { feePool: 0n, totalCoins: header.totalCoins, idPool: header.idPool },
    stateHash: hash,
    skipList: NO_SKIPS,
    baseFee: header.baseFee,
    baseReserve: header.baseReserve,
    protocolVersion: header.ledgerVersion,
    maxTransactions: header.maxTxSetSize,
    liveSorobanState: 0n,
  };
}

function replayLedger(
  host: SorobanHost,
  head: LedgerHead,
  close: RecordedClose,
  state: LedgerState,
  { names, networkId }: Recording,
  tally: Tally,
): void {
  if (close.transactions.length > 0) {
    const settings = readNetworkSettings(state);
    host.configure(settings.raw);
    const at = { sequence: close.header.ledgerSeq, closeTime: close.header.scpValue.closeTime };
    const frames = close.transactions.map(({ frame }) => frame);
    const onFault = (fault: unknown): never => {
      throw fault;
    };
    const scope = { state, settings, host, networkId, stateSize: StateSize.of(host, []), onFault };
    const closed = closeLedger(head, frames, at, scope);
    for (const recorded of close.transactions) {
      const found = closed.transactions.find(({ id }) => id === recorded.frame.id);
      if (found === undefined) throw new Error(`transaction ${recorded.frame.id} got lost`);
      // Not a step of the scenario, and not to be repeated.
      if (!names.has(recorded.frame.id) && usesUnrecordedCode(recorded, state)) continue;
      compareTransaction(names.get(recorded.frame.id) ?? recorded.frame.id, recorded, found, tally);
    }
  }
  for (const change of changesOf(close)) state.apply(deltaOf([change]));
  state.apply(new Map(close.evictedKeys.flatMap((key) => evictionOf(stateKey(key)))));
}

/** The recording leaves out the Wasm of the contract with which its settings were upgraded, so calls of it cannot be repeated. */
function usesUnrecordedCode({ frame }: RecordedTransaction, state: LedgerState): boolean {
  const keys = frame.sorobanData?.resources.footprint.readOnly ?? [];
  return keys.some((key) => key.type === "contractCode" && state.get(stateKey(key.toXdr())) === undefined);
}

/** Temporary entries vanish; persistent ones go to the archive, which is no other place here. */
function evictionOf(key: StateKey): [StateKey, null][] {
  return isTemporaryKey(key)
    ? [
        [key, null],
        [ttlKey(key), null],
      ]
    : [];
}
