import type { xdr } from "@stellar/stellar-sdk/base";
import type { InvokeResult, InvokeSuccess } from "../host";
import { withLastModified } from "../state/ledger-entry";
import { type StateKey, stateKey, ttlKey } from "../state/ledger-key";
import { encodeTtlEntry } from "../state/ttl-entry";
import { bytesEqual, toBase64 } from "../xdr/bytes";
import type { HostStep } from "./host-step";
import { keyOf } from "../entries/key-of-entry";
import { entryOf } from "./recorded-state";
import { outcomeOf, type Tally } from "./tally";

/** Compares an invocation's counters, result, diagnostics and effects with what was recorded. */
export function compareInvocation(step: HostStep, invoked: InvokeResult, tally: Tally): void {
  tally.add("host: counters", step.name, outcomeOf(compareCounters(step, invoked)));
  tally.add("host: diagnostic events", step.name, outcomeOf(compareDiagnostics(step, invoked)));
  if (step.split.status === "SUCCESS") {
    const details = invoked.ok
      ? compareEffects(step, invoked)
      : [`failed with ${invoked.message.split("\n", 1)[0] ?? ""}`];
    tally.add("host: effects", step.name, outcomeOf(details));
  } else {
    tally.add("host: failures", step.name, outcomeOf(compareFailure(step, invoked)));
  }
}

function compareCounters(step: HostStep, invoked: InvokeResult): string[] {
  const { cpu_insn: instructions, mem_byte: memory } = step.split.metrics ?? {};
  const details: string[] = [];
  if (invoked.cpuInstructions !== instructions)
    details.push(`${invoked.cpuInstructions} instructions, recorded ${instructions ?? "none"}`);
  if (invoked.memoryBytes !== memory)
    details.push(`${invoked.memoryBytes} bytes of memory, recorded ${memory ?? "none"}`);
  return details;
}

/** The network adds events of its own behind those of the host. */
function compareDiagnostics(step: HostStep, invoked: InvokeResult): string[] {
  const recorded = step.transaction.meta.diagnosticEvents;
  const details = invoked.diagnosticEvents.flatMap((event, index) => {
    const other = recorded[index];
    if (other !== undefined && bytesEqual(event, other.toXdr())) return [];
    return [
      `diagnostic event ${index} is ${toBase64(event)}, recorded ${other === undefined ? "none" : other.toXdr("base64")}`,
    ];
  });
  const next = recorded[invoked.diagnosticEvents.length];
  if (next !== undefined && next.event.contractId !== null)
    details.push(`an event of the host is missing: ${next.toXdr("base64")}`);
  return details;
}

/** The host may succeed where the network then finds that too much was written, emitted or due. */
function compareFailure(step: HostStep, invoked: InvokeResult): string[] {
  const trapped = resultCode(step) === "invokeHostFunctionTrapped";
  if (!trapped) return [];
  return invoked.ok ? ["succeeded, recorded as trapped"] : [];
}

function resultCode({ transaction }: HostStep): string {
  const { result } = transaction.result;
  const results =
    result.type === "txSuccess" || result.type === "txFailed" ? result.results : innerResults(result);
  const [first] = results;
  if (first?.type !== "opInner" || first.tr.type !== "invokeHostFunction") return "other";
  return first.tr.invokeHostFunctionResult.type;
}

function innerResults(result: xdr.TransactionResultResult): xdr.OperationResult[] {
  if (result.type !== "txFeeBumpInnerSuccess" && result.type !== "txFeeBumpInnerFailed") return [];
  const inner = result.innerResultPair.result.result;
  return inner.type === "txSuccess" || inner.type === "txFailed" ? inner.results : [];
}

function compareEffects(step: HostStep, invoked: InvokeSuccess): string[] {
  const { meta } = step.transaction;
  const [operation] = meta.operations;
  if (operation === undefined) return ["no operation was recorded"];
  const details: string[] = [];
  const returned = meta.sorobanMeta?.returnValue?.toXdr();
  if (returned === undefined || !bytesEqual(returned, invoked.returnValue))
    details.push(`returned ${toBase64(invoked.returnValue)}`);
  const events = operation.events.map((event) => event.toXdr("base64")).join();
  if (events !== invoked.events.map(toBase64).join()) details.push("other events");
  return [...details, ...compareChanges(step, invoked, operation.changes)];
}

/** Compares what the changed keys hold afterwards. */
function compareChanges(step: HostStep, invoked: InvokeSuccess, recorded: xdr.LedgerEntryChange[]): string[] {
  const expected = new Map<StateKey, string>();
  for (const change of recorded) {
    if (change.type === "ledgerEntryRemoved") expected.set(stateKey(change.removed.toXdr()), "removed");
    else if (change.type !== "ledgerEntryState")
      expected.set(stateKey(keyOf(entryOf(change))), entryOf(change).toXdr("base64"));
  }
  const found = new Map<StateKey, string>();
  const put = (key: StateKey, entry: Uint8Array): Map<StateKey, string> =>
    found.set(key, toBase64(withLastModified(entry, step.ledger.sequence)));
  invoked.changes.forEach(({ key: bytes, readOnly, newEntry, ttl }) => {
    const key = stateKey(bytes);
    if (!readOnly && newEntry !== null) put(key, newEntry);
    if (ttl !== null && ttl.newLiveUntil > ttl.oldLiveUntil)
      put(ttlKey(key), encodeTtlEntry(ttlKey(key), ttl.newLiveUntil));
    if (!readOnly && newEntry === null && step.state.find(bytes) !== null) {
      found.set(key, "removed");
      found.set(ttlKey(key), "removed");
    }
  });
  const keys = new Set([...expected.keys(), ...found.keys()]);
  return [...keys].flatMap((key) =>
    expected.get(key) === found.get(key)
      ? []
      : [`${key} is ${found.get(key) ?? "untouched"}, recorded ${expected.get(key) ?? "untouched"}`],
  );
}
