import type { AppRouter } from "@ajo/router";
import { walletAddressSchema } from "@ajo/schemas";
import { TransactionBuilder } from "@stellar/stellar-sdk";
import { createTRPCClient, httpLink } from "@trpc/client";
import superjson from "superjson";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keyOf } from "./sample-group";
import { startTestApi, type TestApi } from "./start-test-api";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.end());

const ada = keyOf("Ada");
const address = walletAddressSchema.parse(ada.publicKey());

/** A client that keeps cookies, as a browser does, or sends a token. */
function clientOf(options: { bearer?: string } = {}) {
  const jar = { header: "", setCookie: "" };
  const client = createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: `${api.url}/trpc`,
        transformer: superjson,
        headers: options.bearer === undefined ? {} : { authorization: `Bearer ${options.bearer}` },
        fetch: async (url, init) => {
          const request = new Request(String(url), init);
          if (jar.header !== "") request.headers.set("cookie", jar.header);
          const response = await fetch(request);
          const [setCookie] = response.headers.getSetCookie();
          if (setCookie !== undefined) {
            jar.setCookie = setCookie;
            jar.header = setCookie.includes("Expires=Thu, 01 Jan 1970")
              ? ""
              : (setCookie.split(";")[0] ?? "");
          }
          return response;
        },
      }),
    ],
  });
  return { client, jar };
}

async function signIn(client: ReturnType<typeof clientOf>["client"]) {
  const challenge = await client.auth.challenge.mutate({ address });
  const transaction = TransactionBuilder.fromXdr(challenge.xdr, challenge.networkPassphrase);
  transaction.sign(ada);
  return { xdr: transaction.toXdr(), ...(await client.auth.verify.mutate({ xdr: transaction.toXdr() })) };
}

describe("signing in over HTTP", () => {
  it("sets a cookie that scripts cannot read and other sites do not send", async () => {
    const { client, jar } = clientOf();
    expect(await client.auth.session.query()).toBeNull();
    const { session } = await signIn(client);
    expect(jar.setCookie).toMatch(/^ajo_session=[\w-]{43}; .*Path=\/.*HttpOnly.*SameSite=Lax/);
    expect(await client.auth.session.query()).toEqual(session);
    expect(session).toMatchObject({ address, displayName: "Ada" });
  });

  it("ends with signing out, on the server as well", async () => {
    const { client, jar } = clientOf();
    await signIn(client);
    const stolen = jar.header;
    expect(await client.auth.signOut.mutate()).toEqual({ signedOut: true });
    expect(jar.header).toBe("");
    const answer = await fetch(`${api.url}/trpc/auth.session`, { headers: { cookie: stolen } });
    expect(await answer.json()).toMatchObject({ result: { data: { json: null } } });
  });

  it("gives a token to clients without cookies", async () => {
    const { accessToken, session } = await signIn(clientOf().client);
    expect(await clientOf({ bearer: accessToken }).client.auth.session.query()).toEqual(session);
  });

  it("takes a challenge once, also after a while", async () => {
    const { client } = clientOf();
    const { xdr } = await signIn(client);
    await expect(client.auth.verify.mutate({ xdr })).rejects.toMatchObject({
      data: { httpStatus: 401, ajo: { code: "ChallengeUsed" } },
    });
  });

  it("gives one session for one challenge, however many ask at once", async () => {
    const { client } = clientOf();
    const { xdr: challenge, networkPassphrase } = await client.auth.challenge.mutate({ address });
    const transaction = TransactionBuilder.fromXdr(challenge, networkPassphrase);
    transaction.sign(ada);
    const xdr = transaction.toXdr();
    const asked = await Promise.allSettled(
      Array.from({ length: 8 }, () => client.auth.verify.mutate({ xdr })),
    );
    expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});
