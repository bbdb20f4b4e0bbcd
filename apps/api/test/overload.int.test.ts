import superjson from "superjson";
import pino from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import { environmentSchema } from "../src/env";
import { startApi, type Api } from "../src/start-api";
import { beginProjection, memberOf, projectNewGroup } from "./sample-group";
import { openEventStream } from "./server-sent-events";
import { createTestDatabase, testEnvironment, WEB_ORIGIN } from "./start-test-api";
import { TestChain } from "./test-chain";
import { connectTo } from "./web-socket-client";

const chain = new TestChain();
let api: Api;
let asked = 0;
let answerAll: () => void = () => undefined;

beforeAll(async () => {
  const answered = new Promise<void>((resolve) => (answerAll = resolve));
  chain.port.getAccount = async () => {
    asked += 1;
    await answered;
    return { exists: false, nativeBalance: 0n, balances: [], asOfLedger: 3 };
  };
  const environment = environmentSchema.parse({
    ...testEnvironment(await createTestDatabase()),
    MAX_ACTIVE_CALLS: "2",
  });
  api = await startApi(environment, pino({ level: "silent" }), chain.port);
  await beginProjection(api.database);
});
afterAll(async () => {
  answerAll();
  await api.stop();
});

const json = JSON.stringify(superjson.serialize({ address: memberOf("Ada") }));
const post = { method: "POST", body: json, headers: { "content-type": "application/json" } };
const withOrigin = (origin: string) => ({ headers: { origin } });
type Request = [path: string, init?: RequestInit];
const spelled = (path: string, init?: RequestInit): [early: Request, late: Request] => [
  [path, init],
  // The same to the router, but nothing that is refused before it.
  [path.replaceAll(".", "%2E"), init],
];
const SPELLED_TWICE: [what: string, early: Request, late: Request][] = [
  ["a query", ...spelled(`network.account?input=${encodeURIComponent(json)}`)],
  ["one without the input that it needs", ...spelled("network.account")],
  ["a mutation", ...spelled("auth.challenge", post)],
  ["a batch", ...spelled("network.account,network.info?batch=1&input=%7B%7D")],
  ["a batch of one", ...spelled("network.info?batch=1")],
  ["a batch of mutations", ...spelled("auth.challenge,auth.signOut?batch=1", post)],
  ["a page of the web app", ...spelled("network.account", withOrigin(WEB_ORIGIN))],
  [
    "a page of the web app that sends",
    ...spelled("auth.challenge", { ...post, headers: { ...post.headers, origin: WEB_ORIGIN } }),
  ],
  ["somebody else's page", ...spelled("network.account", withOrigin("https://elsewhere.test"))],
];

/** What is said to one who is refused, but for what belongs to this reply alone. */
async function refusal([path, init]: Request) {
  const response = await fetch(`${api.url}/trpc/${path}`, init);
  expect(response.headers.get("x-request-id")).toBeTruthy();
  const ofReply = /^(date|x-request-id|content-length|transfer-encoding|keep-alive|connection)$/;
  const headers = [...response.headers].filter(([name]) => !ofReply.test(name)).sort();
  return { status: response.status, headers, body: await response.text() };
}

async function metric(name: string): Promise<number> {
  const text = await (await fetch(`${api.url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\d+)$`, "m").exec(text)?.[1]);
}

const get = (path: string, input: object) =>
  fetch(`${api.url}/trpc/${path}?input=${encodeURIComponent(JSON.stringify(superjson.serialize(input)))}`);

it("refuses at once, and in the router's own words, what is more than it can do; kept bytes go on being given", async () => {
  const groupId = await projectNewGroup(api.database, "Busy");
  await expect
    .poll(async () => (await (await get("group.byId", { groupId })).text()).includes('"memory"'))
    .toBe(true);
  const slow = ["Ada", "Bayo"].map((name) => get("network.account", { address: memberOf(name) }));
  await expect.poll(() => asked).toBe(2);

  const refusedBefore = await metric("ajo_calls_refused");
  const refused = await get("network.account", { address: memberOf("Ada") });
  expect(refused.status).toBe(429);
  expect(refused.headers.get("retry-after")).toBe("1");
  expect(await refused.json()).toMatchObject({
    error: { json: { data: { ajo: { code: "RateLimited", data: { retryAfterSeconds: "1" } } } } },
  });
  expect(await metric("ajo_calls_refused")).toBe(refusedBefore + 1);
  expect(await metric("ajo_calls_active")).toBe(2);
  expect((await get("group.byId", { groupId })).status).toBe(200);
  for (const [what, early, late] of SPELLED_TWICE)
    expect(await refusal(early), what).toEqual(await refusal(late));

  // Also over a WebSocket, which goes on.
  const { client, close } = connectTo(api.url);
  const refusedThere = { data: { ajo: { code: "RateLimited", data: { retryAfterSeconds: "1" } } } };
  await expect(client.network.account.query({ address: memberOf("Ada") })).rejects.toMatchObject(
    refusedThere,
  );

  // Nor is a stream opened, which reads before it waits; one that is open is no call.
  const open = () =>
    openEventStream(
      `${api.url}/trpc/group.onChange?input=${encodeURIComponent(JSON.stringify(superjson.serialize({ groupId })))}`,
    );
  const stream = await open();
  await expect(stream.nextChange()).rejects.toThrow(/RateLimited/);
  await stream.ended;
  await expect.poll(() => api.dependencies.changes.subscribers).toBe(0);

  answerAll();
  for (const response of await Promise.all(slow)) expect(response.status).toBe(200);
  expect((await client.network.account.query({ address: memberOf("Ada") })).exists).toBe(false);
  close();
  const streams = [await open(), await open(), await open()];
  await expect.poll(() => api.dependencies.changes.subscribers).toBe(3);
  await expect.poll(() => metric("ajo_calls_active")).toBe(0);
  for (const each of streams) each.close();
  expect((await get("network.account", { address: memberOf("Ada") })).status).toBe(200);
});
