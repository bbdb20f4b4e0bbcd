import { appRouter, createContext } from "@ajo/router";
import { walletAddressSchema } from "@ajo/schemas";
import { Keypair } from "@stellar/stellar-sdk";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { createTRPCClient, httpLink } from "@trpc/client";
import type { AppRouter } from "@ajo/router";
import superjson from "superjson";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { groupIdOf, memberOf, projectNewGroup } from "./sample-group";
import { signInAs } from "./sign-in-as";
import { createTestDatabase, startTestApi, type TestApi } from "./start-test-api";

let api: TestApi;
let another: TestApi;
beforeAll(async () => {
  const databaseUrl = await createTestDatabase();
  [api, another] = [await startTestApi(databaseUrl), await startTestApi(databaseUrl)];
  await projectNewGroup(api.database, "Plain");
});
afterAll(async () => {
  await api.end();
  await another.end();
});

const get = (path: string, input?: unknown) =>
  input === undefined
    ? `/trpc/${path}`
    : `/trpc/${path}?input=${encodeURIComponent(JSON.stringify(superjson.serialize(input)))}`;
const hash = "ab".repeat(32);

const signIn = (keypair = Keypair.random()) => signInAs(keypair, api.url);

const bearer = (accessToken: string | null): Record<string, string> =>
  accessToken === null ? {} : { authorization: `Bearer ${accessToken}` };

async function askOurs(url: string, accessToken: string | null, at = api) {
  const response = await fetch(`${at.url}${url}`, { headers: bearer(accessToken) });
  return { status: response.status, type: response.headers.get("content-type"), body: await response.text() };
}

/** As tRPC's own resolver answers it, from the same dependencies. */
async function askPlain(url: string, accessToken: string | null) {
  const nothing = () => undefined;
  const response = await fetchRequestHandler({
    endpoint: "/trpc",
    router: appRouter,
    req: new Request(`http://api.test${url}`),
    createContext: () =>
      createContext(
        api.dependencies,
        { id: "plain", ip: "192.0.2.1", accessToken, refreshToken: null },
        {
          setHeader: nothing,
          setSessionCookies: nothing,
          clearSessionCookies: nothing,
          streamShared: null,
          admit: null,
        },
      ),
  });
  return { status: response.status, type: response.headers.get("content-type"), body: await response.text() };
}

/** An unsigned transaction that the account prepared. */
const prepare = (address: string, number: number, expiresAt = new Date(Date.now() + 600_000)) =>
  another.database.intents.prepare({
    hash: number.toString(16).padStart(64, "0") as never,
    source: walletAddressSchema.parse(address),
    expiresAt,
    summary: { kind: "leave", groupId: groupIdOf("Plain") } as never,
  });

describe("a query by itself", () => {
  it.each([
    ["who is signed in", get("auth.session"), true],
    ["that nobody is", get("auth.session"), false],
    ["one's transactions", get("transaction.mine", { open: false }), true],
    ["a refusal to who is not signed in", get("transaction.mine", {}), false],
    ["an account", get("network.account", { address: memberOf("Ada") }), false],
    ["the network", get("network.info"), false],
    ["a transaction that nobody knows", get("transaction.status", { hash }), false],
    ["an input that does not fit", get("group.byId", { groupId: "G" }), false],
    ["an input that is missing", get("group.byId"), false],
    ["an empty input", "/trpc/group.byId?input=", false],
    ["an input that is no JSON", "/trpc/group.byId?input=%7B", false],
    ["an input that the transformer does not know", "/trpc/group.byId?input=7", false],
    ["a query that does not exist", get("group.nothing", {}), false],
    ["a mutation", get("transaction.submit", { xdr: "AAAA" }), false],
    ["a name that every object has", "/trpc/constructor", false],
  ])("says %s in the bytes of tRPC's resolver", async (_what, url, isSignedIn) => {
    const { accessToken, address } = await signIn();
    await prepare(address, Math.floor(Math.random() * 1e12));
    const token = isSignedIn ? accessToken : null;
    const plain = await askPlain(url, token);
    expect(await askOurs(url, token)).toEqual(plain);
    expect(await askOurs(url, token)).toEqual(plain);
  });

  it("is kept by nobody on its way when it is somebody's own", async () => {
    const { accessToken } = await signIn();
    const response = await fetch(`${api.url}${get("auth.session")}`, { headers: bearer(accessToken) });
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("etag")).toBeNull();
  });
});

describe("what is somebody's own", () => {
  const mine = get("transaction.mine", {});
  const count = (body: string) => [...body.matchAll(/"state":/g)].length;
  const loads = (at: TestApi) => at.dependencies.personal.counts.loads;

  it("is asked of the database once, and again when another server has changed it", async () => {
    const { accessToken, address } = await signIn();
    const loadsToAsk = async () => {
      const before = loads(api);
      await askOurs(mine, accessToken);
      return loads(api) - before;
    };
    // The word that somebody signed in may still be on its way, and what it names is asked for once more.
    await expect.poll(loadsToAsk).toBe(0);
    await prepare(address, 1);
    await expect.poll(async () => count((await askOurs(mine, accessToken)).body)).toBe(1);
    await another.database.users.setDisplayName(walletAddressSchema.parse(address), "Somebody");
    await expect
      .poll(async () => (await askOurs(get("auth.session"), accessToken)).body)
      .toContain("Somebody");
  });

  it("is given to nobody else", async () => {
    const [one, other] = [await signIn(), await signIn()];
    await prepare(one.address, 2);
    await expect.poll(async () => count((await askOurs(mine, one.accessToken)).body)).toBe(1);
    expect(count((await askOurs(mine, other.accessToken)).body)).toBe(0);
    expect((await askOurs(mine, null)).status).toBe(401);
  });

  it("ends with the session on every server, whichever ended it", async () => {
    const { accessToken } = await signIn();
    for (const at of [api, another]) expect((await askOurs(mine, accessToken, at)).status).toBe(200);
    const { auth } = createTRPCClient<AppRouter>({
      links: [httpLink({ url: `${api.url}/trpc`, transformer: superjson, headers: bearer(accessToken) })],
    });
    await auth.signOut.mutate({});
    expect((await askOurs(mine, accessToken)).status).toBe(401);
    await expect.poll(async () => (await askOurs(mine, accessToken, another)).status).toBe(401);
  });

  it("does not list as open what was not signed in time", async () => {
    const { accessToken, address } = await signIn();
    const expiresAt = Date.now() + 60_000;
    await prepare(address, 3, new Date(expiresAt));
    await expect.poll(async () => count((await askOurs(mine, accessToken)).body)).toBe(1);
    vi.useFakeTimers({ toFake: ["Date"], now: expiresAt });
    onTestFinished(() => void vi.useRealTimers());
    expect(count((await askOurs(mine, accessToken)).body)).toBe(0);
  });
});
