import { once } from "node:events";
import pino from "pino";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { environmentSchema } from "../src/env";
import { startApi, type Api } from "../src/start-api";
import { beginProjection, memberOf, projectJoining, projectNewGroup } from "./sample-group";
import { openEventStream } from "./server-sent-events";
import { createTestDatabase, testEnvironment } from "./start-test-api";
import { TestChain } from "./test-chain";
import { connectTo } from "./web-socket-client";

const MOST = 3;
const opened: { close(): void }[] = [];
const closeOpened = () => {
  for (const each of opened.splice(0)) each.close();
};

async function start(streamsPerCaller: number): Promise<Api> {
  const settings = { STREAMS_PER_CALLER: String(streamsPerCaller), MAX_ACTIVE_CALLS: "2000" };
  const environment = environmentSchema.parse({
    ...testEnvironment(await createTestDatabase()),
    ...settings,
  });
  const api = await startApi(environment, pino({ level: "silent" }), new TestChain().port);
  await beginProjection(api.database);
  return api;
}

const subscribers = (api: Api, count: number) =>
  expect.poll(() => api.dependencies.changes.subscribers, { timeout: 20_000 }).toBe(count);

/** As a proxy on this machine passes on a caller of another address. */
const from = (address: string) => ({ "x-forwarded-for": address });

async function stream(api: Api, path: string, input: object, headers: Record<string, string> = {}) {
  const url = `${api.url}/trpc/${path}?input=${encodeURIComponent(JSON.stringify({ json: input }))}`;
  const opening = await openEventStream(url, undefined, headers);
  opened.push(opening);
  return opening;
}

function connect(api: Api, headers?: Record<string, string>) {
  const connection = connectTo(api.url, headers === undefined ? {} : { headers });
  opened.push(connection);
  return connection.client;
}

type Client = ReturnType<typeof connect>;

/** A subscription that has begun; rejects with why not. */
function subscribe({ group }: Client, groupId: string) {
  const heard: string[] = [];
  return new Promise<{ heard: string[]; close: () => void }>((begun, refused) => {
    const subscription = group.onChange.subscribe(
      { groupId },
      {
        onStarted: () => begun({ heard, close: () => subscription.unsubscribe() }),
        onData: ({ data }) => heard.push(data.name),
        onError: refused,
      },
    );
  });
}

/** Told by name within the stream, as tRPC tells all that a subscription fails with; then it is over. */
async function expectRefused(opening: ReturnType<typeof stream>): Promise<void> {
  const refused = await opening;
  await expect(refused.nextChange()).rejects.toThrow(/RateLimited/);
  await refused.ended;
}

const RATE_LIMITED = { data: { ajo: { code: "RateLimited" } } };

describe("who has as many subscriptions open as one may", () => {
  let api: Api;
  beforeAll(async () => {
    api = await start(MOST);
  });
  afterEach(async () => {
    closeOpened();
    await subscribers(api, 0);
  });
  afterAll(() => api.stop());

  it("gets no further stream, keeps those that are open, and gets one again for each that is closed", async () => {
    const groupId = await projectNewGroup(api.database, "Streams");
    const open = [
      await stream(api, "group.onChange", { groupId }),
      await stream(api, "group.onChange", { groupId }),
      await stream(api, "member.onChange", { address: memberOf("Ada") }),
    ];
    await subscribers(api, MOST);
    for (const [path, input] of [
      ["group.onChange", { groupId }],
      ["member.onChange", { address: memberOf("Ada") }],
    ] as const)
      await expectRefused(stream(api, path, input));
    await projectJoining(api.database, groupId, "Bayo", 1);
    for (const each of open.slice(0, 2)) expect((await each.nextChange()).id).toBeTruthy();

    open[2]?.close();
    await subscribers(api, MOST - 1);
    await stream(api, "group.onChange", { groupId });
  });

  it("does not take the places of callers of another address, though a proxy stands between", async () => {
    const groupId = await projectNewGroup(api.database, "Neighbours");
    for (let count = 0; count < MOST; count += 1)
      await stream(api, "group.onChange", { groupId }, from("192.0.2.1"));
    await subscribers(api, MOST);
    await expectRefused(stream(api, "group.onChange", { groupId }, from("192.0.2.1")));
    await stream(api, "group.onChange", { groupId }, from("192.0.2.2"));
    await subscribe(connect(api, from("192.0.2.3")), groupId);
  });

  it("is refused on a WebSocket by name, and goes on there", async () => {
    const groupId = await projectNewGroup(api.database, "Sockets");
    const client = connect(api);
    const open = [];
    for (let count = 0; count < MOST; count += 1) open.push(await subscribe(client, groupId));
    await subscribers(api, MOST);
    await expect(subscribe(client, groupId)).rejects.toMatchObject(RATE_LIMITED);
    await expectRefused(stream(api, "group.onChange", { groupId }));
    expect((await client.group.byId.query({ groupId })).data.name).toBe("Sockets");
    await projectJoining(api.database, groupId, "Bayo", 1);
    for (const { heard } of open) await expect.poll(() => heard).toEqual(["member_joined"]);

    open[0]?.close();
    await subscribers(api, MOST - 1);
    await subscribe(client, groupId);
  });

  it("opens no further WebSocket either, until one is closed", async () => {
    const open = async () => {
      // Of an address of its own: a socket of the test before may not be closed yet.
      const headers = from("192.0.2.4");
      const socket = new WebSocket(`${api.url.replace("http", "ws")}/trpc`, { headers });
      opened.push({ close: () => socket.terminate() });
      await once(socket, "open");
      return socket;
    };
    const [first] = [await open(), await open(), await open()];
    await expect(open()).rejects.toThrow("429");
    first.close();
    await expect.poll(() => open().then(() => "open", String), { timeout: 20_000 }).toBe("open");
  });
});

it("one WebSocket has at most a hundred subscriptions, whatever its caller may have", async () => {
  const api = await start(0);
  try {
    const groupId = await projectNewGroup(api.database, "Hundred");
    const client = connect(api);
    const subscribeTimes = (count: number) =>
      Promise.allSettled(Array.from({ length: count }, () => subscribe(client, groupId)));
    // Not all at once: on a busy machine the server begins no more than 64 calls at a time.
    const outcomes = [await subscribeTimes(50), await subscribeTimes(55)].flat();
    await subscribers(api, 100);
    for (const outcome of outcomes)
      if (outcome.status === "rejected") expect(outcome.reason).toMatchObject(RATE_LIMITED);
    closeOpened();
    await subscribers(api, 0);
  } finally {
    await api.stop();
  }
});
