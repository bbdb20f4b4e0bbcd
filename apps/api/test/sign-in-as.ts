import type { AppRouter } from "@ajo/router";
import { walletAddressSchema } from "@ajo/schemas";
import { TransactionBuilder, type Keypair } from "@stellar/stellar-sdk";
import { createTRPCClient, httpLink } from "@trpc/client";
import superjson from "superjson";

/** A client of the API at `url`, as anybody or as who holds `accessToken`. */
export const clientAt = (url: string, accessToken?: string) =>
  createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: `${url}/trpc`,
        transformer: superjson,
        headers: accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` },
      }),
    ],
  });

/** Signs in by a challenge, as a wallet does. */
export async function signInAs(keypair: Keypair, url: string) {
  const { auth } = clientAt(url);
  const address = walletAddressSchema.parse(keypair.publicKey());
  const challenge = await auth.challenge.mutate({ address });
  const transaction = TransactionBuilder.fromXdr(challenge.xdr, challenge.networkPassphrase);
  transaction.sign(keypair);
  const { accessToken } = await auth.verify.mutate({ xdr: transaction.toXdr() });
  return { address, accessToken, client: clientAt(url, accessToken) };
}
