import { randomBytes } from "node:crypto";
import type { xdr } from "@stellar/stellar-sdk/base";
import type { Ledger } from "../engine/ledger";
import type { GetEntry, LedgerInfo, SimulateInvokeResult, SimulationAuth } from "../host";
import { isSorobanKey, isTemporaryKey, stateKey } from "../state/ledger-key";
import { findLiveUntil } from "../state/ttl-entry";

/** The ledger that a simulation runs in: the latest one, closed as it is, and not the next. So does stellar-rpc. */
export function simulationLedger({ head, networkId }: Ledger): LedgerInfo {
  const { protocolVersion, baseReserve, ledger } = head;
  return { protocolVersion, sequence: ledger.sequence, timestamp: ledger.closeTime, networkId, baseReserve };
}

/** Entries of the latest ledger as the host asks for them: archived ones are there, expired temporary ones are not. */
export function entryGetter({ state, head }: Ledger): GetEntry {
  return (key) => {
    const name = stateKey(key);
    const entry = state.get(name);
    if (entry === undefined) return null;
    const liveUntil = isSorobanKey(name) ? findLiveUntil(state, name) : null;
    const expired = liveUntil !== null && liveUntil < head.ledger.sequence;
    return expired && isTemporaryKey(name) ? null : { entry, liveUntil };
  };
}

/** Runs a host function on the latest ledger without changing anything. */
export function simulateInvocation(
  ledger: Ledger,
  invocation: {
    hostFunction: xdr.HostFunction;
    source: xdr.PublicKey;
    auth: SimulationAuth;
    instructionLeeway: number;
  },
): SimulateInvokeResult {
  return ledger.host.simulateInvoke({
    ledger: simulationLedger(ledger),
    hostFunction: invocation.hostFunction.toXdr(),
    sourceAccount: invocation.source.toXdr(),
    auth: invocation.auth,
    getEntry: entryGetter(ledger),
    instructionLeeway: invocation.instructionLeeway,
    prngSeed: randomBytes(32),
    diagnostics: true,
  });
}
