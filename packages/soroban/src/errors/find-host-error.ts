import { StrKey } from "@stellar/stellar-sdk/base";
import type { DiagnosticEvent, ScError } from "@stellar/stellar-sdk/xdr";

/** An error that the host reports, and the contract in which it arose (null: outside of any). */
export interface HostError {
  error: ScError;
  contractId: string | null;
}

/**
 * Why a call failed, told by its diagnostic events.
 *
 * The host reports an error in the frame where it arises and again in each frame it passes through. So the errors
 * of the failure are the last ones in a row; errors before that were caught. Within the row, a new ScError begins a
 * new stage; the last contract error is the one that ended the call, and its first report names the contract it
 * comes from. Without a contract error the first of the row is the cause, and what follows its consequence. A row
 * that ends in an authorisation failure is just that: the contract error before it is an account's own code.
 */
export function findHostError(events: readonly DiagnosticEvent[]): HostError | null {
  const stages: HostError[] = [];
  for (const event of lastErrorsInARow(events)) {
    const previous = stages.at(-1);
    if (previous === undefined || !previous.error.equals(event.error)) stages.push(event);
  }
  const last = stages.at(-1);
  if (last?.error.type === "sceAuth") return last;
  return stages.findLast(({ error }) => error.type === "sceContract") ?? stages[0] ?? null;
}

function lastErrorsInARow(events: readonly DiagnosticEvent[]): HostError[] {
  const row: HostError[] = [];
  for (const { event } of events.toReversed()) {
    const error = errorOf(event.body.v0.topics);
    if (error !== null) {
      const contractId = event.contractId === null ? null : StrKey.encodeContract(event.contractId.toBytes());
      row.unshift({ error, contractId });
    } else if (!isMetric(event.body.v0.topics)) {
      if (row.length > 0) break;
    }
  }
  return row;
}

type Topics = DiagnosticEvent["event"]["body"]["v0"]["topics"];

function errorOf(topics: Topics): ScError | null {
  const [name, error] = topics;
  if (name?.type !== "scvSymbol" || name.sym.toString() !== "error") return null;
  return error?.type === "scvError" ? error.error : null;
}

/** stellar-core ends the diagnostics of an applied transaction with its measurements. */
function isMetric([name]: Topics): boolean {
  return name?.type === "scvSymbol" && name.sym.toString() === "core_metrics";
}
