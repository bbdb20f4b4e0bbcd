/** Replays the recorded simulations on the host alone, each on the ledger that it was answered from. */
import { accountOf, operationSource, parseTransaction } from "../engine/transaction-frame";
import type { LedgerInfo, SimulateInvokeResult, SimulateTtlResult, SorobanHost, StoredEntry } from "../host";
import { isTemporaryKey, stateKey } from "../state/ledger-key";
import { fromBase64, toBase64 } from "../xdr/bytes";
import { maskNonces } from "./mask-nonces";
import { isExpired, type RecordedState } from "./recorded-state";
import { outcomeOf, type Tally } from "./tally";
import type { RecordedSimulation } from "./recorded-simulations";

/** stellar-rpc takes the base reserve for granted. */
const RPC_BASE_RESERVE = 5_000_000;

/** What is compared of an answer, as text for each part. */
type Answer = Record<string, string | undefined>;

export function replaySimulation(
  host: SorobanHost,
  simulation: RecordedSimulation,
  ledger: LedgerInfo,
  state: RecordedState,
  tally: Tally,
): void {
  const { result: recorded } = simulation.response;
  const found = simulate(host, simulation, { ...ledger, baseReserve: RPC_BASE_RESERVE }, state);
  if (found === null) return;
  const expected: Answer = {
    error: recorded.error?.split("\n\nStack backtrace", 1)[0],
    transactionData: recorded.transactionData,
    minResourceFee: recorded.minResourceFee,
    returnValue: recorded.results?.[0]?.xdr,
    auth: recorded.results?.[0]?.auth.join(" "),
    events: recorded.events?.join(" "),
    stateChanges: recorded.stateChanges
      ?.map(({ key, before, after }) => `${key} ${before ?? "-"} ${after ?? "-"}`)
      .join("\n"),
  };
  const [maskedFound, maskedExpected] = [maskNonces(found), maskNonces(expected)];
  const details = Object.keys(expected).flatMap((part) =>
    (maskedFound[part] ?? "") === (maskedExpected[part] ?? "")
      ? []
      : [`${part} is ${maskedFound[part] ?? "missing"}, recorded ${maskedExpected[part] ?? "missing"}`],
  );
  tally.add("host: simulations", simulation.name, outcomeOf(details));
}

/** Null for what stellar-rpc refuses before it asks the host. */
function simulate(
  host: SorobanHost,
  simulation: RecordedSimulation,
  ledger: LedgerInfo,
  state: RecordedState,
): Answer | null {
  const frame = parseTransaction(fromBase64(simulation.requestXdr), ledger.networkId);
  const [operation] = frame.tx.operations;
  if (operation === undefined || frame.tx.operations.length > 1 || frame.tx.memo.type !== "memoNone")
    return null;
  // stellar-core, which stellar-rpc asks, hides expired temporary entries.
  const getEntry = (key: Uint8Array): StoredEntry | null => {
    const stored = state.find(key);
    return isExpired(stored, ledger.sequence) && isTemporaryKey(stateKey(key)) ? null : stored;
  };
  const footprint = frame.sorobanData?.resources.footprint;
  switch (operation.body.type) {
    case "invokeHostFunction": {
      const { hostFunction, auth } = operation.body.invokeHostFunctionOp;
      const {
        authMode = auth.length > 0 ? "enforce" : "record",
        useUpgradedAuth = false,
        resourceConfig,
      } = simulation.params;
      return invokeAnswer(
        host.simulateInvoke({
          ledger,
          hostFunction: hostFunction.toXdr(),
          sourceAccount: (operation.sourceAccount === null
            ? accountOf(frame.tx.sourceAccount)
            : operationSource(frame, operation)
          ).toXdr(),
          auth:
            authMode === "enforce"
              ? { mode: "enforce", entries: auth.map((entry) => entry.toXdr()) }
              : {
                  mode: "record",
                  allowNonRoot: authMode === "record_allow_nonroot",
                  addressV2: useUpgradedAuth,
                },
          getEntry,
          instructionLeeway: resourceConfig?.instructionLeeway ?? 0,
          prngSeed: new Uint8Array(32),
          diagnostics: true,
        }),
      );
    }
    case "extendFootprintTtl": {
      const keys = footprint?.readOnly.map((key) => key.toXdr()) ?? [];
      return ttlAnswer(
        host.simulateExtendTtl({
          ledger,
          keys,
          getEntry,
          extendTo: operation.body.extendFootprintTtlOp.extendTo,
        }),
      );
    }
    case "restoreFootprint": {
      const keys = footprint?.readWrite.map((key) => key.toXdr()) ?? [];
      return ttlAnswer(host.simulateRestore({ ledger, keys, getEntry }));
    }
    default:
      return null;
  }
}

function invokeAnswer(result: SimulateInvokeResult): Answer {
  const events = result.diagnosticEvents.map(toBase64).join(" ");
  if (!result.ok) return { error: result.message, events };
  return {
    events,
    transactionData: toBase64(result.transactionData),
    minResourceFee: result.minResourceFee.toString(),
    returnValue: toBase64(result.returnValue),
    auth: result.auth.map(toBase64).join(" "),
    stateChanges: result.stateChanges
      .map(({ key, before, after }) =>
        [key, before, after].map((bytes) => (bytes === null ? "-" : toBase64(bytes))).join(" "),
      )
      .join("\n"),
  };
}

function ttlAnswer(result: SimulateTtlResult): Answer {
  if (!result.ok) return { error: result.message };
  return {
    transactionData: toBase64(result.transactionData),
    minResourceFee: result.minResourceFee.toString(),
  };
}
