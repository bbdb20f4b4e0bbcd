import type { GroupCall, PreparedTransaction, WalletAddress } from "@ajo/schemas";
import type { ApiUtils } from "./make-money-ports";
import type { MoneyIntent } from "./money-intent";

/** Every call has its procedure, and each answers with a transaction: anything else does not compile here. */
type Procedures = {
  [Call in GroupCall | "prepareCreate"]: { mutate: (input: never) => Promise<PreparedTransaction> };
};

/** Has the server build and simulate the transaction of an intent; `source` signs and pays the fee. */
export function prepareIntent(
  client: ApiUtils["client"],
  intent: MoneyIntent,
  source: WalletAddress,
): Promise<PreparedTransaction> {
  if (intent.kind === "trustline")
    return client.transaction.prepareTrustline.mutate({ source, token: intent.token });
  const { kind, ...asked } = intent;
  const procedures: Procedures = client.group;
  // An intent is its procedure's input but for the source (see MoneyIntent); the union of 31 forgets which is whose.
  return procedures[procedureOf(kind)].mutate({ ...asked, source } as never);
}

function procedureOf<Kind extends string>(kind: Kind): `prepare${Capitalize<Kind>}` {
  const first = kind.charAt(0).toUpperCase();
  // The compiler does not follow letters.
  return `prepare${first}${kind.slice(1)}` as `prepare${Capitalize<Kind>}`;
}
