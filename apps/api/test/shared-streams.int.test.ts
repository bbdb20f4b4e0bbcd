import { appRouter, createContext } from "@ajo/router";
import type { GroupId } from "@ajo/schemas";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { groupIdOf, projectJoining, projectNewGroup } from "./sample-group";
import { startTestApi, type TestApi } from "./start-test-api";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.end());

const pathOf = (groupId: GroupId) =>
  `/trpc/group.onChange?input=${encodeURIComponent(JSON.stringify({ json: { groupId } }))}`;
const idsIn = (text: string) => [...text.matchAll(/^id: (.*)$/gm)].map(([, id]) => id);

interface OpenStream {
  headers: Record<string, string | undefined>;
  text: () => string;
  close: () => void;
}

/** As the API streams it. */
async function openOurs(groupId: GroupId, lastEventId?: string): Promise<OpenStream> {
  const headers = {
    accept: "text/event-stream",
    ...(lastEventId === undefined ? {} : { "last-event-id": lastEventId }),
  };
  const request = get(`${api.url}${pathOf(groupId)}`, { headers });
  const [response] = (await once(request, "response")) as [IncomingMessage];
  let text = "";
  response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  response.on("error", () => undefined);
  return {
    headers: response.headers as Record<string, string | undefined>,
    text: () => text,
    close: () => response.destroy(),
  };
}

/** As tRPC itself streams it, one subscriber at a time. */
async function openPlain(groupId: GroupId, lastEventId?: string): Promise<OpenStream> {
  const abort = new AbortController();
  const noCookies = () => undefined;
  const response = await fetchRequestHandler({
    endpoint: "/trpc",
    router: appRouter,
    req: new Request(`http://api.test${pathOf(groupId)}`, {
      headers: {
        accept: "text/event-stream",
        ...(lastEventId === undefined ? {} : { "last-event-id": lastEventId }),
      },
      signal: abort.signal,
    }),
    createContext: () =>
      createContext(
        api.dependencies,
        { id: "plain", ip: "192.0.2.1", accessToken: null, refreshToken: null },
        {
          setHeader: () => undefined,
          setSessionCookies: noCookies,
          clearSessionCookies: noCookies,
          streamShared: null,
          admit: null,
        },
      ),
  });
  let text = "";
  const decoder = new TextDecoder();
  const reading = (async () => {
    for await (const chunk of response.body ?? [])
      text += decoder.decode(chunk as Uint8Array, { stream: true });
  })();
  reading.catch(() => undefined);
  return {
    headers: Object.fromEntries(response.headers),
    text: () => text,
    close: () => abort.abort(),
  };
}

const subscribers = (count: number) => expect.poll(() => api.dependencies.changes.subscribers).toBe(count);

/** Each arrives in pieces of its own. */
const sameText = (one: OpenStream, other: OpenStream) =>
  vi.waitFor(() => expect(one.text()).toBe(other.text()), { timeout: 20_000 });

describe("a stream that many are written", () => {
  it("is byte for byte the one that tRPC would make for each", async () => {
    const groupId = await projectNewGroup(api.database, "Same stream");
    const streams = [await openOurs(groupId), await openPlain(groupId), await openOurs(groupId)];
    await subscribers(3);
    await projectJoining(api.database, groupId, "Bayo", 1);
    await projectJoining(api.database, groupId, "Chidi", 2);
    await expect.poll(() => streams.map(({ text }) => idsIn(text()).length)).toEqual([2, 2, 2]);
    for (const stream of [streams[0]!, streams[2]!]) await sameText(stream, streams[1]!);
    const ours = streams[0]!.text();
    const told = ({ headers }: OpenStream) =>
      ["content-type", "cache-control", "x-accel-buffering", "connection"].map((name) => headers[name]);
    expect(told(streams[0]!)).toEqual(told(streams[1]!));
    expect(streams[0]!.headers["x-content-type-options"]).toBe("nosniff");

    const resumed = [await openOurs(groupId, idsIn(ours)[0]), await openPlain(groupId, idsIn(ours)[0])];
    const wanted = [[idsIn(ours)[1]], [idsIn(ours)[1]]];
    await expect.poll(() => resumed.map(({ text }) => idsIn(text()))).toEqual(wanted);
    await sameText(resumed[0]!, resumed[1]!);
    for (const stream of [...streams, ...resumed]) stream.close();
    await subscribers(0);
  });

  it("says by the same bytes why there is none", async () => {
    const nowhere = groupIdOf("No stream");
    const [ours, plain] = [await openOurs(nowhere), await openPlain(nowhere)];
    await expect.poll(() => plain.text()).toContain("UnknownGroup");
    await sameText(ours, plain);
  });
});
