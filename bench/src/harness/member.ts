import type { AppRouter } from "@ajo/router";
import type { PreparedTransaction, Receipt } from "@ajo/schemas";
import { Keypair, rpc, TransactionBuilder } from "@stellar/stellar-sdk";
import { createTRPCClient, httpLink } from "@trpc/client";
import superjson from "superjson";

export type ApiClient = ReturnType<typeof connect>;

/** The API as any integrator would call it. */
export function connect(apiUrl: string) {
  return createTRPCClient<AppRouter>({
    links: [httpLink({ url: `${apiUrl}/trpc`, transformer: superjson })],
  });
}

/** Somebody with a funded account of the network's native coin and a wallet. */
export async function newMember(rpcUrl: string): Promise<Keypair> {
  const keypair = Keypair.random();
  await new rpc.Server(rpcUrl, { allowHttp: true }).fundAddress(keypair.publicKey());
  return keypair;
}

/** Signs what was prepared, submits it and returns the receipt. */
export async function signAndSubmit(
  api: ApiClient,
  prepared: PreparedTransaction,
  keypair: Keypair,
): Promise<Receipt> {
  const transaction = TransactionBuilder.fromXdr(prepared.xdr, prepared.networkPassphrase);
  transaction.sign(keypair);
  const outcome = await api.transaction.submit.mutate({ xdr: transaction.toXdr() });
  if (outcome.status !== "confirmed") throw new Error(`the transaction is ${JSON.stringify(outcome)}`);
  return outcome.receipt;
}
