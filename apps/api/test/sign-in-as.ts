import type { AppRouter } from "@ajo/router";
import { walletAddressSchema } from "@ajo/schemas";
import { TransactionBuilder, type Keypair } from "@stellar/stellar-sdk";
import { createTRPCClient, httpLink } from "@trpc/client";
import superjson from "superjson";

/** A client of the API at `url`, as anybody or as who holds `accessToken`. */
export const clientAt = (url: string, accessToken?: string, fetcher: typeof fetch = fetch) =>
  createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: `${url}/trpc`,
        transformer: superjson,
        fetch: fetcher,
        headers: accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` },
      }),
    ],
  });

/** Signs in by a challenge, as a wallet does. */
export async function signInAs(keypair: Keypair, url: string) {
  const cookies: [name: string, value: string][] = [];
  const keeping: typeof fetch = async (...request) => {
    const response = await fetch(...request);
    cookies.push(...response.headers.getSetCookie().map(cookieOf));
    return response;
  };
  const { auth } = clientAt(url, undefined, keeping);
  const address = walletAddressSchema.parse(keypair.publicKey());
  const challenge = await auth.challenge.mutate({ address });
  const transaction = TransactionBuilder.fromXdr(challenge.xdr, challenge.networkPassphrase);
  transaction.sign(keypair);
  const { accessToken } = await auth.verify.mutate({ xdr: transaction.toXdr() });
  return { address, accessToken, cookies, client: clientAt(url, accessToken) };
}

/** Of a set-cookie header. */
export function cookieOf(header: string): [name: string, value: string] {
  const [name = "", value = ""] = (header.split(";", 1)[0] ?? "").split("=", 2);
  return [name, value];
}
