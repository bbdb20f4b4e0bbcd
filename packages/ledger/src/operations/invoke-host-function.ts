import { xdr } from "@stellar/stellar-sdk/base";
import type { FootprintEntry, InvokeResult, InvokeSuccess } from "../host";
import { hasAllowedSize } from "../soroban/entry-size";
import { errorEvent, SorobanError, u64 } from "../soroban/diagnostics";
import { footprintOf, type Footprint } from "../soroban/footprint";
import { InvocationMetrics } from "../soroban/invocation-metrics";
import type { SorobanScope } from "../soroban/soroban-scope";
import { withLastModified } from "../state/ledger-entry";
import {
  EntryType,
  entryTypeOf,
  isSorobanKey,
  isTemporaryKey,
  keyXdr,
  type StateKey,
  stateKey,
  ttlKey,
} from "../state/ledger-key";
import { encodeTtlEntry, findLiveUntil } from "../state/ttl-entry";
import { concat, sha256 } from "../xdr/bytes";
import { array, u32 } from "../xdr/xdr-writer";
import {
  failed,
  type OperationOutcome,
  type OperationRules,
  type OperationScope,
  sorobanScope,
  succeeded,
} from "./operation";

type Body = Extract<xdr.OperationBody, { type: "invokeHostFunction" }>;
const result = (code: xdr.InvokeHostFunctionResult) => xdr.OperationResultTr.invokeHostFunction(code);

/** Ends an invocation with the code it fails with. */
class InvocationFailure extends Error {
  constructor(readonly code: xdr.InvokeHostFunctionResult) {
    super(code.type);
  }
}

const resourceLimitExceeded = () =>
  new InvocationFailure(xdr.InvokeHostFunctionResult.invokeHostFunctionResourceLimitExceeded());

export const invokeHostFunction: OperationRules<Body> = {
  threshold: () => "medium",

  check(body, { settings }) {
    const { hostFunction } = body.invokeHostFunctionOp;
    const tooLarge =
      hostFunction.type === "hostFunctionTypeUploadContractWasm" &&
      hostFunction.wasm.length > settings.contractMaxSizeBytes;
    return tooLarge ? result(xdr.InvokeHostFunctionResult.invokeHostFunctionMalformed()) : null;
  },

  apply(body, scope) {
    const soroban = sorobanScope(scope);
    const metrics = new InvocationMetrics();
    const started = process.hrtime.bigint();
    const outcome = invoke(body, scope, soroban, metrics);
    soroban.diagnostics.push(...metrics.asEvents(outcome.success, Number(process.hrtime.bigint() - started)));
    return outcome;
  },
};

function invoke(
  body: Body,
  scope: OperationScope,
  soroban: SorobanScope,
  metrics: InvocationMetrics,
): OperationOutcome {
  try {
    const footprint = footprintOf(soroban.data);
    const entries = readFootprint(footprint, scope, soroban, metrics);
    const output = callHost(body, entries, footprint, scope, soroban, metrics);
    recordChanges(output, footprint, scope, soroban, metrics);
    recordEvents(output, scope, soroban, metrics);
    if (!soroban.refundable.use(soroban.host, output.rentFee, metrics.eventBytes, soroban.diagnostics))
      throw new InvocationFailure(xdr.InvokeHostFunctionResult.invokeHostFunctionInsufficientRefundableFee());
    soroban.returnValue = output.returnValue;
    // sha256 of InvokeHostFunctionSuccessPreImage { returnValue, events<> }.
    const success = sha256(output.returnValue, array(output.events));
    return succeeded(result(xdr.InvokeHostFunctionResult.invokeHostFunctionSuccess(success)));
  } catch (failure) {
    if (failure instanceof InvocationFailure) return failed(result(failure.code));
    throw failure;
  }
}

/** Collects what the host may see, restoring archived entries that the transaction says it restores. */
function readFootprint(
  footprint: Footprint,
  scope: OperationScope,
  soroban: SorobanScope,
  metrics: InvocationMetrics,
): (FootprintEntry | null)[] {
  const restores = new Set(footprint.archived);
  const readOnly = footprint.readOnly.map((key) => readEntry(key, false, scope, soroban, metrics));
  const readWrite = footprint.readWrite.map((key, index) =>
    readEntry(key, restores.has(index), scope, soroban, metrics),
  );
  return [...readOnly, ...readWrite];
}

function readEntry(
  key: StateKey,
  restore: boolean,
  scope: OperationScope,
  soroban: SorobanScope,
  metrics: InvocationMetrics,
): FootprintEntry | null {
  const entry = scope.state.get(key);
  if (!isSorobanKey(key)) {
    meterDiskRead(key, entry?.length ?? 0, soroban, metrics);
    return entry === undefined ? null : { entry, liveUntil: null };
  }
  const liveUntil = findLiveUntil(scope.state, key);
  if (entry === undefined || liveUntil === null) {
    metrics.noteRead();
    return null;
  }
  if (liveUntil >= scope.ledger.sequence) {
    if (!hasAllowedSize(key, entry.length, scope.settings, soroban.diagnostics))
      throw resourceLimitExceeded();
    metrics.noteRead();
    return { entry, liveUntil, uncompiled: soroban.uncompiled.has(key) };
  }
  if (isTemporaryKey(key)) {
    metrics.noteRead();
    return null;
  }
  if (!restore) {
    soroban.diagnostics.push(archivedEvent(key));
    throw new InvocationFailure(xdr.InvokeHostFunctionResult.invokeHostFunctionEntryArchived());
  }
  return restoreEntry(key, entry, scope, soroban, metrics);
}

function restoreEntry(
  key: StateKey,
  entry: Uint8Array,
  { state, ledger, settings }: OperationScope,
  soroban: SorobanScope,
  metrics: InvocationMetrics,
): FootprintEntry {
  if (!hasAllowedSize(key, entry.length, settings, soroban.diagnostics)) throw resourceLimitExceeded();
  meterDiskRead(key, entry.length, soroban, metrics);
  const liveUntil = ledger.sequence + settings.minPersistentTtl - 1;
  const restored = withLastModified(entry, ledger.sequence);
  const ttl = ttlKey(key);
  const restoredTtl = withLastModified(encodeTtlEntry(ttl, liveUntil), ledger.sequence);
  state.put(key, restored);
  state.put(ttl, restoredTtl);
  state.noteRestored(key, restored);
  state.noteRestored(ttl, restoredTtl);
  if (entryTypeOf(key) === EntryType.contractCode) soroban.uncompiled.add(key);
  return { entry: restored, liveUntil, uncompiled: true };
}

function meterDiskRead(
  key: StateKey,
  entryBytes: number,
  soroban: SorobanScope,
  metrics: InvocationMetrics,
): void {
  metrics.noteDiskRead(entryTypeOf(key) === EntryType.contractCode, keyXdr(key).length, entryBytes);
  const limit = soroban.data.resources.diskReadBytes;
  if (metrics.readBytes <= limit) return;
  const message = "operation byte-read resources exceeds amount specified";
  soroban.diagnostics.push(
    errorEvent(SorobanError.budgetExceeded(), message, u64(metrics.readBytes), u64(limit)),
  );
  throw resourceLimitExceeded();
}

function archivedEvent(key: StateKey): Uint8Array {
  const decoded = xdr.LedgerKey.fromXdr(keyXdr(key));
  if (decoded.type === "contractData") {
    const { contract, key: dataKey } = decoded.contractData;
    const message = "trying to access an archived contract data entry";
    return errorEvent(SorobanError.valueInvalid(), message, xdr.ScVal.scvAddress(contract), dataKey);
  }
  const hash = decoded.type === "contractCode" ? decoded.contractCode.hash.value : new Uint8Array();
  return errorEvent(
    SorobanError.valueInvalid(),
    "trying to access an archived contract code entry",
    xdr.ScVal.scvBytes(hash),
  );
}

function callHost(
  { invokeHostFunctionOp: op }: Body,
  entries: readonly (FootprintEntry | null)[],
  footprint: Footprint,
  scope: OperationScope,
  soroban: SorobanScope,
  metrics: InvocationMetrics,
): InvokeSuccess {
  const output: InvokeResult = soroban.host.invoke({
    ledger: {
      protocolVersion: scope.ledger.protocolVersion,
      sequence: scope.ledger.sequence,
      timestamp: scope.ledger.closeTime,
      networkId: scope.ledger.networkId,
      baseReserve: scope.ledger.baseReserve,
    },
    hostFunction: op.hostFunction.toXdr(),
    resources: soroban.data.resources.toXdr(),
    restoredIndices: restoredIndices(footprint, scope),
    sourceAccount: scope.source.toXdr(),
    auth: op.auth.map((entry) => entry.toXdr()),
    entries,
    prngSeed: soroban.prngSeed,
    diagnostics: true,
  });
  metrics.cpuInstructions = output.cpuInstructions;
  metrics.memoryBytes = output.memoryBytes;
  soroban.diagnostics.push(...output.diagnosticEvents);
  if (output.ok) return output;
  if (output.internal) throw new Error(`the Soroban host failed: ${output.message}`);
  const declared = soroban.data.resources.instructions;
  if (output.cpuInstructions > declared) {
    const message = "operation instructions exceeds amount specified";
    soroban.diagnostics.push(
      errorEvent(SorobanError.budgetExceeded(), message, u64(output.cpuInstructions), u64(declared)),
    );
    throw resourceLimitExceeded();
  }
  if (output.memoryBytes > scope.settings.txMemoryLimit) {
    const message = "operation memory usage exceeds network config limit";
    soroban.diagnostics.push(
      errorEvent(
        SorobanError.budgetExceeded(),
        message,
        u64(output.memoryBytes),
        u64(scope.settings.txMemoryLimit),
      ),
    );
    throw resourceLimitExceeded();
  }
  throw new InvocationFailure(xdr.InvokeHostFunctionResult.invokeHostFunctionTrapped());
}

/** Of the entries declared archived those that were: a live one among them is no error, and not restored either. */
function restoredIndices(footprint: Footprint, { state }: OperationScope): number[] {
  return footprint.archived.filter((index) => {
    const key = footprint.readWrite[index];
    return key !== undefined && state.isRestored(key);
  });
}

/** Writes what the host changed; a read-write key that the host does not return was deleted. */
function recordChanges(
  output: InvokeSuccess,
  footprint: Footprint,
  { state, settings }: OperationScope,
  soroban: SorobanScope,
  metrics: InvocationMetrics,
): void {
  const written = new Set<StateKey>();
  for (const change of output.changes) {
    const key = stateKey(change.key);
    if (change.newEntry !== null) {
      written.add(key);
      if (!hasAllowedSize(key, change.newEntry.length, settings, soroban.diagnostics))
        throw resourceLimitExceeded();
      const isCode = entryTypeOf(key) === EntryType.contractCode;
      metrics.noteWrite(isCode, change.key.length, change.newEntry.length);
      const limit = soroban.data.resources.writeBytes;
      if (metrics.writeBytes > limit) {
        const message = "operation byte-write resources exceeds amount specified";
        soroban.diagnostics.push(
          errorEvent(SorobanError.budgetExceeded(), message, u64(metrics.writeBytes), u64(limit)),
        );
        throw resourceLimitExceeded();
      }
      if (isCode && state.get(key) === undefined) soroban.uncompiled.add(key);
      state.put(key, change.newEntry);
    }
    if (change.ttl !== null && change.ttl.newLiveUntil > change.ttl.oldLiveUntil) {
      const ttl = stateKey(concat(u32(EntryType.ttl), change.ttl.keyHash));
      state.put(ttl, encodeTtlEntry(ttl, change.ttl.newLiveUntil));
    }
  }
  for (const key of footprint.readWrite) {
    if (written.has(key) || state.get(key) === undefined) continue;
    state.delete(key);
    if (isSorobanKey(key)) state.delete(ttlKey(key));
  }
}

function recordEvents(
  output: InvokeSuccess,
  { settings, events }: OperationScope,
  soroban: SorobanScope,
  metrics: InvocationMetrics,
): void {
  const checkSize = (message: string): void => {
    if (metrics.eventBytes <= settings.txMaxEventsBytes) return;
    soroban.diagnostics.push(
      errorEvent(
        SorobanError.budgetExceeded(),
        message,
        u64(metrics.eventBytes),
        u64(settings.txMaxEventsBytes),
      ),
    );
    throw resourceLimitExceeded();
  };
  for (const event of output.events) {
    metrics.noteEvent(event.length);
    checkSize("total events size exceeds network config maximum");
  }
  metrics.eventBytes += output.returnValue.length;
  checkSize("return value pushes events size above network config maximum");
  events.push(...output.events);
}
