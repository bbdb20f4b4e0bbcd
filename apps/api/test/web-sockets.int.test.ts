import type { GroupChange } from "@ajo/schemas";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { connect as connectSocket, type AddressInfo, type Socket } from "node:net";
import pg from "pg";
import pino from "pino";
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { WebSocket } from "ws";
import { Admission } from "../src/http/admission";
import { cutOffSlow, serveWebSockets, SESSION_ENDED } from "../src/trpc/web-sockets";
import { groupIdOf, keyOf, memberOf, projectJoining, projectNewGroup } from "./sample-group";
import { cookieOf, signInAs } from "./sign-in-as";
import { connectTo } from "./web-socket-client";
import { createTestDatabase, startTestApi, WEB_ORIGIN, type TestApi } from "./start-test-api";

let api: TestApi;
let databaseUrl: string;
const opened: { close(): void }[] = [];
beforeAll(async () => {
  databaseUrl = await createTestDatabase();
  api = await startTestApi(databaseUrl);
});
afterEach(() => {
  for (const socket of opened.splice(0)) socket.close();
});
afterAll(() => api.end());

function connect(headers: Record<string, string> = {}) {
  return connectAs({ headers });
}

function connectAs(connecting: Parameters<typeof connectTo>[1]) {
  const connection = connectTo(api.url, connecting);
  opened.push(connection);
  return connection.client;
}

/** Their access tokens are good for so long from now, and servers hear that something of theirs has changed. */
async function endTokensOf(address: string, interval: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("update sessions set expires_at = now() + $2::interval where address = $1", [
    address,
    interval,
  ]);
  await client.query("select pg_notify('ajo_changes', $1)", [JSON.stringify({ kind: "personal", address })]);
  await client.end();
}

type Heard = GroupChange & { close: () => void };

/** The first change that a subscription tells. */
const firstChange = (
  subscribe: (options: {
    onData: (event: { data: GroupChange }) => void;
    onError: (error: unknown) => void;
  }) => {
    unsubscribe(): void;
  },
) =>
  new Promise<Heard>((resolve, reject) => {
    const subscription = subscribe({
      onData: ({ data }) => resolve({ ...data, close: () => subscription.unsubscribe() }),
      onError: reject,
    });
  });

describe("the router over a WebSocket", () => {
  it("answers as over HTTP, values and named errors alike", async () => {
    const groupId = await projectNewGroup(api.database, "Socket");
    const client = connect();
    const { data } = await client.group.byId.query({ groupId });
    expect(data).toMatchObject({ name: "Socket", contribution: 25_0000000n });
    expect(data.createdAt).toBeInstanceOf(Date);
    await expect(client.group.byId.query({ groupId: groupIdOf("Nowhere") })).rejects.toMatchObject({
      data: { ajo: { code: "UnknownGroup" } },
    });
  });

  it("tells changes of a group and of a member's groups", async () => {
    const groupId = await projectNewGroup(api.database, "Told");
    const client = connect();
    const ofGroup = firstChange((options) => client.group.onChange.subscribe({ groupId }, options));
    const ofMember = firstChange((options) =>
      client.member.onChange.subscribe({ address: memberOf("Ada") }, options),
    );
    await expect.poll(() => api.dependencies.changes.subscribers).toBe(2);
    const ledger = await projectJoining(api.database, groupId, "Bayo", 1);
    for (const change of await Promise.all([ofGroup, ofMember])) {
      expect(change).toMatchObject({ groupId, name: "member_joined", ledger });
      change.close();
    }
    await expect.poll(() => api.dependencies.changes.subscribers).toBe(0);
  });

  it("tells a member who just got the first seat", async () => {
    const groupId = await projectNewGroup(api.database, "First seat");
    const client = connect();
    const told = firstChange((options) =>
      client.member.onChange.subscribe({ address: memberOf("Newcomer") }, options),
    );
    await expect.poll(() => api.dependencies.changes.subscribers).toBe(1);
    await projectJoining(api.database, groupId, "Newcomer", 1);
    expect((await told).groupId).toBe(groupId);
    (await told).close();
  });

  it("knows who calls for as long as the session lasts, and no longer", async () => {
    const { accessToken, client } = await signInAs(keyOf("Ada"), api.url);
    const closed = vi.fn();
    const connected = connectAs({ headers: { authorization: `Bearer ${accessToken}` }, onClosed: closed });
    expect(await connected.auth.session.query()).toMatchObject({ address: memberOf("Ada") });
    await client.auth.signOut.mutate({ everywhere: false });
    await expect.poll(() => closed.mock.calls).toEqual([[SESSION_ENDED]]);
    expect(await connected.auth.session.query()).toBeNull();
    await expect(connected.notification.unread.query()).rejects.toMatchObject({
      data: { ajo: { code: "NotSignedIn" } },
    });
  });

  it("is closed when the token ends, and a page's session goes on with the connection that the client makes by itself", async () => {
    const { address, accessToken, cookies } = await signInAs(keyOf("Ada"), api.url);
    const browser = new Map(cookies);
    const [closed, opened] = [vi.fn(), vi.fn()];
    const client = connectAs({
      headers: () => ({
        origin: WEB_ORIGIN,
        cookie: [...browser].map(([name, value]) => `${name}=${value}`).join("; "),
      }),
      onOpened: (reply) => {
        opened();
        for (const cookie of reply.headers["set-cookie"] ?? []) browser.set(...cookieOf(cookie));
      },
      onClosed: closed,
    });
    const told = vi.fn();
    const subscription = client.notification.onChange.subscribe(undefined, { onData: told });
    await expect.poll(() => told.mock.calls.length).toBe(1);
    await endTokensOf(address, "1 second");
    await expect.poll(() => closed.mock.calls, { timeout: 10_000 }).toEqual([[SESSION_ENDED]]);
    await expect.poll(() => opened.mock.calls.length).toBe(2);
    expect(browser.get("ajo_session")).not.toBe(accessToken);
    expect(await client.auth.session.query()).toMatchObject({ address });
    await expect.poll(() => told.mock.calls.length).toBeGreaterThan(1);
    subscription.unsubscribe();
  });

  it("asks a client without cookies for another token, and says so when it is signed out", async () => {
    const first = await signInAs(keyOf("Bayo"), api.url);
    const second = await signInAs(keyOf("Bayo"), api.url);
    const closed = vi.fn();
    let { accessToken } = first;
    const client = connectAs({ connectionParams: () => ({ accessToken }), onClosed: closed });
    expect(await client.auth.session.query()).toMatchObject({ address: first.address });
    accessToken = second.accessToken;
    await first.client.auth.signOut.mutate({ everywhere: false });
    await expect.poll(() => closed.mock.calls).toEqual([[SESSION_ENDED]]);
    expect(await client.auth.session.query()).toMatchObject({ address: second.address });
  });

  it("is not there under another path", async () => {
    const socket = new WebSocket(`${api.url.replace("http", "ws")}/elsewhere`);
    const answer = await new Promise((resolve) => socket.on("error", resolve));
    expect(String(answer)).toContain("404");
  });

  it("outlives who is refused and resets the connection", async () => {
    const server = createServer();
    const { dependencies } = api;
    const sockets = serveWebSockets(server, {
      dependencies,
      log: pino({ level: "silent" }),
      webOrigin: WEB_ORIGIN,
      admission: new Admission(1),
      trustProxy: "loopback",
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    onTestFinished(async () => {
      await sockets.close();
      server.close();
    });
    const crash = vi.fn();
    process.once("uncaughtExceptionMonitor", crash);
    onTestFinished(() => void process.off("uncaughtExceptionMonitor", crash));
    const upgrading = once(server, "upgrade") as Promise<[IncomingMessage, Socket]>;
    const client = connectSocket((server.address() as AddressInfo).port, "127.0.0.1");
    client.write("GET /elsewhere HTTP/1.1\r\nHost: ajo\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
    const [, refused] = await upgrading;
    await once(client, "data");
    client.resetAndDestroy();
    if (!refused.closed) await new Promise<void>((closed) => refused.on("close", closed));
    expect(crash).not.toHaveBeenCalled();
  });
});

it("cuts off who does not read, and nobody else", () => {
  const cut: string[] = [];
  const client = (name: string, bufferedAmount: number) => ({
    bufferedAmount,
    terminate: () => void cut.push(name),
  });
  cutOffSlow([client("slow", 2 * 1024 * 1024), client("fast", 0)]);
  expect(cut).toEqual(["slow"]);
});
