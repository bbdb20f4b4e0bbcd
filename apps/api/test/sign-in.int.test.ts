import type { AppRouter } from "@ajo/router";
import { walletAddressSchema } from "@ajo/schemas";
import { TransactionBuilder } from "@stellar/stellar-sdk";
import { createTRPCClient, httpLink } from "@trpc/client";
import superjson from "superjson";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keyOf, projectNewGroup } from "./sample-group";
import { startTestApi, type TestApi } from "./start-test-api";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.end());

const ada = keyOf("Ada");
const address = walletAddressSchema.parse(ada.publicKey());

/** Cookies as a browser keeps them. */
class CookieJar {
  /** What the server said last, by name. */
  readonly said = new Map<string, string>();
  readonly #values = new Map<string, string>();

  get header(): string {
    return [...this.#values].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  keep(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.said.set(name, line);
      if (line.includes("Expires=Thu, 01 Jan 1970")) this.#values.delete(name);
      else this.#values.set(name, value);
    }
  }

  /** What a browser does when a cookie's time is over. */
  forget(name: string): void {
    this.#values.delete(name);
  }

  get(name: string): string | undefined {
    return this.#values.get(name);
  }
}

/** A client that keeps cookies, as a browser does, or sends a token. */
function clientOf(options: { bearer?: string } = {}) {
  const jar = new CookieJar();
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
          jar.keep(response);
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
    expect(jar.said.get("ajo_session")).toMatch(
      /^ajo_session=[\w-]{43}; Max-Age=900; .*Path=\/.*HttpOnly.*SameSite=Lax/,
    );
    expect(jar.said.get("ajo_refresh")).toMatch(
      /^ajo_refresh=[\w-]{43}; Max-Age=2592000; .*Path=\/.*HttpOnly.*SameSite=Strict/,
    );
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

  it("goes on by itself when the browser has only the refresh token left, which works once", async () => {
    const { client, jar } = clientOf();
    const { session } = await signIn(client);
    const [access, refresh] = [jar.get("ajo_session"), jar.get("ajo_refresh")];
    jar.forget("ajo_session");
    expect(await client.auth.session.query()).toMatchObject({ address: session.address });
    expect(jar.get("ajo_session")).not.toBe(access);
    expect(jar.get("ajo_refresh")).not.toBe(refresh);
    expect(await client.auth.session.query()).not.toBeNull();
  });

  it("goes on for streamed and batched calls that come at once", async () => {
    const { client, jar } = clientOf();
    await signIn(client);
    jar.forget("ajo_session");
    const answers = await Promise.all([1, 2, 3].map(() => client.auth.session.query()));
    for (const answer of answers) expect(answer).toMatchObject({ address });
  });

  it("goes on also along with a stream, which loses none of the new cookies", async () => {
    const { jar, client } = clientOf();
    await signIn(client);
    const groupId = await projectNewGroup(api.database, "Streamed on");
    const leaving = new AbortController();
    const response = await fetch(
      `${api.url}/trpc/group.onChange?input=${encodeURIComponent(JSON.stringify({ json: { groupId } }))}`,
      {
        headers: { accept: "text/event-stream", cookie: `ajo_refresh=${jar.get("ajo_refresh") ?? ""}` },
        signal: leaving.signal,
      },
    );
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    expect(response.headers.getSetCookie().map((line) => line.split("=", 1)[0])).toEqual(
      expect.arrayContaining(["ajo_session", "ajo_refresh"]),
    );
    leaving.abort();
  });

  it("is over when the refresh token is worth nothing, and the browser is told", async () => {
    const response = await fetch(`${api.url}/trpc/auth.session`, {
      headers: { cookie: "ajo_refresh=guess" },
    });
    expect(await response.json()).toMatchObject({ result: { data: { json: null } } });
    expect(response.headers.getSetCookie()).toHaveLength(2);
    for (const line of response.headers.getSetCookie()) expect(line).toContain("Expires=Thu, 01 Jan 1970");
  });

  it("is over on every device after signing out everywhere", async () => {
    const [one, other] = [clientOf(), clientOf()];
    await signIn(one.client);
    await signIn(other.client);
    expect(await one.client.auth.signOut.mutate({ everywhere: true })).toEqual({ signedOut: true });
    expect(await other.client.auth.session.query()).toBeNull();
    other.jar.forget("ajo_session");
    expect(await other.client.auth.session.query()).toBeNull();
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
