import { AjoError, type PreparedTransaction, type Receipt } from "@ajo/schemas";
import type { Keypair } from "@stellar/stellar-sdk/base";
import type { SorobanClient } from "../soroban-client";
import { signEnvelope } from "./sign-envelope";

/**
 * Signs what was prepared and sees it through; for scripts, the worker and tests, whose keys are at hand. Rejects
 * with the error of the outcome: of the chain when it failed, `TransactionExpired`, or `ChainUnavailable` while
 * nothing is certain.
 */
export async function signAndSubmit(
  client: Pick<SorobanClient, "submit">,
  { xdr, hash, networkPassphrase }: Pick<PreparedTransaction, "xdr" | "networkPassphrase"> & { hash: string },
  keypair: Keypair,
): Promise<Receipt> {
  const outcome = await client.submit(signEnvelope(xdr, keypair, networkPassphrase));
  switch (outcome.status) {
    case "confirmed":
      return outcome.receipt;
    case "failed":
      throw new AjoError(outcome.error.code, outcome.error.message, { data: outcome.error.data });
    case "expired":
      throw new AjoError("TransactionExpired", `transaction ${hash} was not applied in time`);
    case "unknown":
      throw new AjoError("ChainUnavailable", `nothing is certain about transaction ${hash} yet`);
  }
}
