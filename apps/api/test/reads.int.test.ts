import type { AppRouter } from "@ajo/router";
import { ChainModel } from "@ajo/schemas/testing";
import { createTRPCClient, httpBatchLink, httpBatchStreamLink, httpLink } from "@trpc/client";
import { request } from "node:http";
import superjson from "superjson";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FACTORY_ID, groupIdOf, memberOf, projectJoining, projectNewGroup, TOKEN } from "./sample-group";
import { startTestApi, WEB_ORIGIN, type TestApi } from "./start-test-api";

let api: TestApi;
let base: string;
beforeAll(async () => {
  api = await startTestApi();
  base = `${api.url}/trpc`;
});
afterAll(() => api.end());

const transformer = superjson;
const clientOf = (link: typeof httpLink | typeof httpBatchLink | typeof httpBatchStreamLink) =>
  createTRPCClient<AppRouter>({ links: [link({ url: base, transformer })] });
const urlOf = (path: string, input: object) =>
  `${base}/${path}?input=${encodeURIComponent(JSON.stringify(superjson.serialize(input)))}`;

/** Asks until memory vouches for the answer: what was announced before has then been heard. */
async function warm(url: string): Promise<void> {
  await expect
    .poll(async () => (await (await fetch(url)).text()).includes('"memory"'), { timeout: 10_000 })
    .toBe(true);
}

describe("the same answer over every link", () => {
  it("keeps amounts and dates exact", async () => {
    const groupId = await projectNewGroup(api.database, "Every link");
    for (const link of [httpLink, httpBatchLink, httpBatchStreamLink]) {
      const { data, freshness } = await clientOf(link).group.byId.query({ groupId });
      expect(data).toMatchObject({
        id: groupId,
        name: "Every link",
        contribution: 25_0000000n,
        status: "forming",
      });
      expect(data.members).toMatchObject([{ address: memberOf("Ada"), displayName: "Ada", turn: 1 }]);
      expect(freshness.asOf).toBeInstanceOf(Date);
      const members = await clientOf(link).group.members.query({ groupId });
      expect(members.data).toEqual(data.members);
    }
  });

  it("lists groups by pages that neither repeat nor miss one", async () => {
    const names = ["Page one", "Page two", "Page three"];
    for (const name of names) await projectNewGroup(api.database, name);
    const client = clientOf(httpLink);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { data } = await client.group.list.query({ limit: 2, cursor });
      seen.push(...data.items.map((group) => group.name));
      cursor = data.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(names));
  });

  it("tells a member's groups", async () => {
    const groupId = await projectNewGroup(api.database, "Bayo's");
    await projectJoining(api.database, groupId, "Bayo", 1);
    const { data } = await clientOf(httpLink).member.groups.query({ address: memberOf("Bayo") });
    expect(data).toMatchObject([
      { group: { id: groupId }, member: { address: memberOf("Bayo"), turn: 2 }, payoutRound: 2 },
    ]);
  });

  it("tells a group's history", async () => {
    const groupId = await projectNewGroup(api.database, "History");
    const { data } = await clientOf(httpLink).group.activity.query({ groupId });
    expect(data.items.map(({ name }) => name)).toEqual(["member_joined", "group_opened"]);
    expect((await clientOf(httpLink).group.contributions.query({ groupId })).data.items).toEqual([]);
  });
});

it("answers a batch that names many procedures", async () => {
  const groupId = await projectNewGroup(api.database, "Long batch");
  const { group, network } = clientOf(httpBatchLink);
  const calls = Array.from({ length: 12 }, () => group.contributions.query({ groupId }));
  expect((await Promise.all([...calls, network.info.query()])).length).toBe(13);
});

/** But for what belongs to this request alone, or to the caller's limit: that is no part of the answer. */
const headersOf = (response: Response) =>
  [...response.headers]
    .filter(([name]) => !/^(date|x-request-id|keep-alive|connection|ratelimit-.*)$/.test(name))
    .sort();

describe("kept bytes", () => {
  it("are what the router says, byte for byte", async () => {
    const groupId = await projectNewGroup(api.database, "Bytes");
    const url = urlOf("group.byId", { groupId });
    await warm(url);
    const kept = await fetch(url);
    // Another spelling of the same input is another URL, so it goes the long way.
    const made = await fetch(`${url}&`);
    expect(await kept.text()).toBe(await made.text());
    expect(headersOf(kept)).toEqual(headersOf(made));
  });

  it("are given without asking router or database", async () => {
    const groupId = await projectNewGroup(api.database, "Hot");
    const url = urlOf("group.byId", { groupId });
    await warm(url);
    const before = await wireHits();
    for (let times = 0; times < 5; times++) await (await fetch(url)).text();
    expect((await wireHits()) - before).toBe(5);
  });

  it("serve batches, too", async () => {
    const groupId = await projectNewGroup(api.database, "Batch");
    const input = encodeURIComponent(
      JSON.stringify({ 0: superjson.serialize({ groupId }), 1: superjson.serialize({ groupId }) }),
    );
    const url = `${base}/group.byId,group.members?batch=1&input=${input}`;
    await warm(url);
    const before = await wireHits();
    const kept = await (await fetch(url)).text();
    expect((await wireHits()) - before).toBe(1);
    expect(kept).toBe(await (await fetch(`${url}&`)).text());
  });

  it("change with the group", async () => {
    const groupId = await projectNewGroup(api.database, "Changing");
    const url = urlOf("group.byId", { groupId });
    await warm(url);
    const first = await fetch(url);
    await projectJoining(api.database, groupId, "Bayo", 1);
    await expect.poll(async () => (await (await fetch(url)).text()).includes(memberOf("Bayo"))).toBe(true);
    expect((await fetch(url)).headers.get("etag")).not.toBe(first.headers.get("etag"));
  });

  it("need not be sent to who has them", async () => {
    const groupId = await projectNewGroup(api.database, "Tagged");
    const url = urlOf("group.byId", { groupId });
    await warm(url);
    const etag = (await fetch(url)).headers.get("etag") ?? "";
    expect(etag).toMatch(/^"[\w-]{27}"$/);
    const has = { headers: { "if-none-match": `W/${etag}, "other"`, origin: WEB_ORIGIN } };
    const [kept, made] = [await fetch(url, has), await fetch(`${url}&`, has)];
    for (const again of [kept, made])
      expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", etag]);
    expect(headersOf(kept)).toEqual(headersOf(made));
    expect(headersOf(kept)).toContainEqual(["access-control-allow-origin", WEB_ORIGIN]);
    expect((await fetch(url, { headers: { "if-none-match": '"other"' } })).status).toBe(200);
  });

  describe("while nobody has them", () => {
    /** A group that is on the chain and nowhere else; the chain answers when it is told to. */
    async function onTheChainAlone(name: string) {
      await warm(urlOf("group.byId", { groupId: await projectNewGroup(api.database, `Before ${name}`) }));
      const groupId = groupIdOf(name);
      const model = new ChainModel().createGroup(name).snapshot();
      const config = { ...model.config, token: TOKEN.contractId };
      const ledger = { asOfLedger: api.dependencies.cache.ledger, asOf: new Date(0) };
      api.chain.groups.set(groupId, { ...model, id: groupId, factoryId: FACTORY_ID, config, ...ledger });
      const { answer, reads } = api.chain.holdBack();
      const url = urlOf("group.byId", { groupId });
      const before = { calls: await calls(), waited: await waited() };
      const ask = async () => {
        const response = await fetch(url);
        expect(response.status).toBe(200);
        return response.text();
      };
      return { groupId, ask, answer, reads, before };
    }

    const waiting = (before: { waited: number }, count: number) =>
      expect.poll(async () => (await waited()) - before.waited, { timeout: 10_000 }).toBe(count);

    it("are made once for all who ask", async () => {
      const { ask, answer, reads, before } = await onTheChainAlone("Stampede");
      const bodies = Array.from({ length: 200 }, ask);
      await waiting(before, 199);
      answer();
      const [body, ...others] = new Set(await Promise.all(bodies));
      expect([body?.includes("Stampede"), others]).toEqual([true, []]);
      expect([reads(), (await calls()) - before.calls]).toEqual([1, 1]);
    });

    it("are given to those who wait, also when whoever asked first has left", async () => {
      const { groupId, ask, answer, reads, before } = await onTheChainAlone("Left alone");
      const first = request(urlOf("group.byId", { groupId })).end();
      // It is told that it was hung up on, and then that it is over.
      const left = new Promise((over) => first.on("error", () => undefined).on("close", over));
      await expect.poll(reads).toBe(1);
      const bodies = Array.from({ length: 20 }, ask);
      await waiting(before, 20);
      first.destroy();
      await left;
      answer();
      const [body, ...others] = new Set(await Promise.all(bodies));
      expect([body?.includes("Left alone"), others]).toEqual([true, []]);
      expect([reads(), (await calls()) - before.calls]).toEqual([1, 1]);
    });

    it("are made once more for those who ask after an invalidation", async () => {
      const { groupId, ask, answer, before } = await onTheChainAlone("Stampede in two");
      const early = Array.from({ length: 5 }, ask);
      await waiting(before, 4);
      api.dependencies.cache.invalidate([`group:${groupId}`]);
      const late = Array.from({ length: 5 }, ask);
      await waiting(before, 8);
      answer();
      await Promise.all([...early, ...late]);
      expect((await calls()) - before.calls).toBe(2);
    });
  });

  it("stay when a group changes that is not in them", async () => {
    const shown = await projectNewGroup(api.database, "Shown");
    const url = urlOf("group.list", { limit: 1 });
    await warm(url);
    const before = await wireHits();
    expect(await (await fetch(url)).text()).toContain(shown);
    expect((await wireHits()) - before).toBe(1);
    const [, other] = (await clientOf(httpLink).group.list.query({ limit: 2 })).data.items;
    api.dependencies.cache.invalidate([`group:${other!.id}`, "groups"]);
    await (await fetch(url)).text();
    expect((await wireHits()) - before).toBe(2);
    api.dependencies.cache.invalidate([`group:${shown}`, "groups"]);
    await (await fetch(url)).text();
    expect((await wireHits()) - before).toBe(2);
  });

  it("never hold what is somebody's own", async () => {
    const url = `${base}/auth.session`;
    const response = await fetch(url);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("etag")).toBeNull();
    const before = await wireHits();
    await (await fetch(url)).text();
    expect((await wireHits()) - before).toBe(0);
  });

  const wireHits = () => metric("ajo_wire_hits");
  const waited = () => metric("ajo_wire_waited");
  /** How often the router was asked for a group. */
  const calls = () => metric('ajo_calls_total{path="group.byId",outcome="ok"}');

  async function metric(name: string): Promise<number> {
    const metrics = await (await fetch(`${api.url}/metrics`)).text();
    const line = metrics.split("\n").find((line) => line.startsWith(`${name} `));
    return Number(line?.slice(name.length + 1));
  }
});

describe("an unknown group", () => {
  it("is asked of the chain once, then remembered", async () => {
    const client = clientOf(httpLink);
    const before = api.chain.groupReads;
    const ask = () => client.group.byId.query({ groupId: groupIdOf("Nowhere") });
    await expect(ask()).rejects.toMatchObject({ data: { httpStatus: 404, ajo: { code: "UnknownGroup" } } });
    await expect(ask()).rejects.toMatchObject({ data: { ajo: { code: "UnknownGroup" } } });
    expect(api.chain.groupReads - before).toBe(1);
  });

  it("is told from kept bytes as the router tells it, and no longer once it exists", async () => {
    const url = urlOf("group.byId", { groupId: groupIdOf("Not yet") });
    const first = await fetch(url);
    const kept = await fetch(url);
    expect([kept.status, kept.headers.get("cache-control"), kept.headers.get("etag")]).toEqual([
      404,
      "no-store",
      null,
    ]);
    expect(await kept.text()).toBe(await first.text());
    await projectNewGroup(api.database, "Not yet");
    await expect.poll(async () => (await fetch(url)).status).toBe(200);
  });
});
