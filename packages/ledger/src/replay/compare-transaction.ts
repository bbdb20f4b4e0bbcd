import { xdr } from "@stellar/stellar-sdk/base";
import type { ClosedTransaction } from "../engine/closed-ledger";
import { toBase64 } from "../xdr/bytes";
import type { RecordedTransaction } from "./recorded-transactions";
import { outcomeOf, type Tally } from "./tally";

interface Encodable {
  toXdr(format: "base64"): string;
}

/** Compares all that a ledger tells of a transaction. Lists of changes are sets: their order is not canonical. */
export function compareTransaction(
  name: string,
  recorded: RecordedTransaction,
  found: ClosedTransaction,
  tally: Tally,
): void {
  const meta = xdr.TransactionMeta.fromXdr(found.meta);
  if (meta.type !== "v4") throw new Error("the ledger writes meta version 4");
  const { v4 } = meta;
  const unsupported = unsupportedOperations(recorded, found);
  const compare = (family: string, details: string[]): void => {
    const known = details.length > 0 && unsupported !== "";
    tally.add(family, name, known ? { kind: "not implemented", reason: unsupported } : outcomeOf(details));
  };
  compare(
    "ledger: results",
    differing("result", [toBase64(found.result)], [recorded.result.toXdr("base64")]),
  );
  compare(
    "ledger: fees taken",
    differing("change", found.feeChanges.map(toBase64).sort(), encoded(recorded.feeProcessing).sort()),
  );
  compare(
    "ledger: refunds",
    differing("change", found.refundChanges.map(toBase64).sort(), encoded(recorded.postFeeProcessing).sort()),
  );
  compare(
    "ledger: changes before",
    differing("change", encoded(v4.txChangesBefore).sort(), encoded(recorded.meta.txChangesBefore).sort()),
  );
  compare(
    "ledger: operation changes",
    compareOperations(v4, recorded.meta, ({ changes }) => encoded(changes).sort()),
  );
  compare(
    "ledger: operation events",
    compareOperations(v4, recorded.meta, ({ events }) => encoded(events)),
  );
  compare(
    "ledger: transaction events",
    differing("event", encoded(v4.events), encoded(recorded.meta.events)),
  );
  compare(
    "ledger: Soroban meta",
    differing("meta", optional(v4.sorobanMeta), optional(recorded.meta.sorobanMeta)),
  );
  compare(
    "ledger: diagnostic events",
    differing("event", v4.diagnosticEvents.map(withoutTime), recorded.meta.diagnosticEvents.map(withoutTime)),
  );
}

/** The operations that the ledger refuses with opNOT_SUPPORTED where the network knows them. */
function unsupportedOperations({ frame }: RecordedTransaction, found: ClosedTransaction): string {
  const { result } = xdr.TransactionResult.fromXdr(found.result);
  if (result.type !== "txFailed") return "";
  const refused = frame.tx.operations.filter((_, index) => result.results[index]?.type === "opNotSupported");
  return refused.map(({ body }) => body.type).join(", ");
}

const encoded = (values: readonly Encodable[]): string[] => values.map((value) => value.toXdr("base64"));
const optional = (value: Encodable | null): string[] => (value === null ? [] : [value.toXdr("base64")]);

function differing(what: string, found: readonly string[], recorded: readonly string[]): string[] {
  const length = Math.max(found.length, recorded.length);
  return Array.from({ length }, (_, index) => index)
    .filter((index) => found[index] !== recorded[index])
    .map(
      (index) => `${what} ${index} is ${found[index] ?? "missing"}, recorded ${recorded[index] ?? "none"}`,
    );
}

function compareOperations(
  found: xdr.TransactionMetaV4,
  recorded: xdr.TransactionMetaV4,
  part: (operation: xdr.OperationMetaV2) => string[],
): string[] {
  const count = Math.max(found.operations.length, recorded.operations.length);
  return Array.from({ length: count }, (_, index) => index).flatMap((index) => {
    const [ours, theirs] = [found.operations[index], recorded.operations[index]];
    return differing(
      `operation ${index}`,
      ours === undefined ? [] : part(ours),
      theirs === undefined ? [] : part(theirs),
    );
  });
}

/** The event that holds how long the invocation took is never the same twice. */
function withoutTime(event: xdr.DiagnosticEvent): string {
  const { topics } = event.event.body.v0;
  const isTime = topics.some(
    (topic) => topic.type === "scvSymbol" && topic.sym.toString() === "invoke_time_nsecs",
  );
  return isTime ? "invoke_time_nsecs" : event.toXdr("base64");
}
