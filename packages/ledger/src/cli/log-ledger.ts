import type { ClosedLedger } from "../engine/closed-ledger";
import { parseTransaction } from "../engine/transaction-frame";

/** Hashes are known already, so any network id does for taking an envelope apart. */
const ANY_NETWORK = new Uint8Array(32);

/** A line for each transaction of a ledger: when, where, whether it succeeded, what it did, and its hash. */
export function ledgerLog({ head, transactions }: ClosedLedger): string[] {
  const { sequence, closeTime } = head.ledger;
  const time = new Date(Number(closeTime) * 1000).toISOString();
  return transactions.map(({ id, success, envelope }) => {
    const operations = parseTransaction(envelope, ANY_NETWORK).tx.operations.map(({ body }) =>
      describe(body),
    );
    return `${time} ledger ${sequence} ${success ? "SUCCESS" : "FAILED "} ${operations.join(", ")} ${id}`;
  });
}

type Body = ReturnType<typeof parseTransaction>["tx"]["operations"][number]["body"];

function describe(body: Body): string {
  if (body.type !== "invokeHostFunction") return body.type;
  const { hostFunction } = body.invokeHostFunctionOp;
  if (hostFunction.type !== "hostFunctionTypeInvokeContract") return hostFunction.type;
  return `call ${hostFunction.invokeContract.functionName.toString()}`;
}
