import { Account, Operation, TransactionBuilder } from "@stellar/stellar-sdk/base";
import type { ScVal } from "@stellar/stellar-sdk/xdr";
import { toNative } from "./contract-data";
import type { Rpc } from "./rpc";
import { simulateTransaction } from "./simulate-transaction";

/** Simulations do not look at their source; this account (32 zero bytes) has no key. */
const NOBODY = "GAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAWHF";

export type ViewAnswer =
  { succeeded: true; ledger: number; value: unknown } | { succeeded: false; error: string };

/** Asks a contract without a transaction. The value is plain and untrusted. */
export async function callView(
  rpc: Rpc,
  networkPassphrase: string,
  contract: string,
  method: string,
  args: ScVal[],
): Promise<ViewAnswer> {
  const transaction = new TransactionBuilder(new Account(NOBODY, "0"), { fee: "100", networkPassphrase })
    .addOperation(Operation.invokeContractFunction({ contract, function: method, args }))
    .setTimeout(0)
    .build();
  const simulation = await simulateTransaction(rpc, transaction);
  if (!simulation.succeeded) return { succeeded: false, error: simulation.error };
  return { succeeded: true, ledger: simulation.ledger, value: toNative(simulation.returnValue) };
}
