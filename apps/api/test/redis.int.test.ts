import { RedisCache } from "@ajo/router/redis";
import { hasRedis, startRedis, type RedisServer } from "@ajo/testing";
import { Redis } from "ioredis";
import pino from "pino";
import superjson from "superjson";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { environmentSchema } from "../src/env";
import { startApi, type Api } from "../src/start-api";
import { createFlappingProxy } from "./flapping-proxy";
import { beginProjection, memberOf, projectJoining, projectNewGroup } from "./sample-group";
import { createTestDatabase, testEnvironment } from "./start-test-api";
import { TestChain } from "./test-chain";

/** However busy the machine is. */
const PATIENT_MS = 10_000;
const silent = { warn: () => undefined };

// Without Redis on this machine these are skipped by name; .ci/run installs it.
describe.skipIf(!hasRedis)("the cache that servers share (redis-server)", () => {
  let server: RedisServer;
  const caches: RedisCache[] = [];
  beforeAll(async () => {
    server = await startRedis();
  });
  afterEach(async () => {
    for (const cache of caches.splice(0)) await cache.close();
  });
  afterAll(() => server.stop());

  /** A server's connection to the cache, ready. */
  async function connect(prefix: string, url = server.url, patienceMs = PATIENT_MS): Promise<RedisCache> {
    const cache = new RedisCache({ url, prefix, patienceMs, log: silent });
    caches.push(cache);
    await expect.poll(() => cache.isUsed).toBe(true);
    return cache;
  }
  const tokenOf = async (cache: RedisCache, key: string, tags: string[]) => {
    const answer = await cache.get(key, tags);
    if (answer === null || !("token" in answer))
      throw new Error(`expected a miss: ${JSON.stringify(answer)}`);
    return answer.token;
  };

  it("gives one server what another has put", async () => {
    const [one, other] = [await connect("given"), await connect("given")];
    one.put("answer", ["a"], await tokenOf(one, "answer", ["a"]), "v1");
    expect(await one.get("answer", ["a"])).toEqual({ value: "v1" });
    expect(await other.get("answer", ["a"])).toEqual({ value: "v1" });
    expect(await (await connect("another Ajo")).get("answer", ["a"])).not.toHaveProperty("value");
  });

  it("forgets an answer with whatever it stands under, and nothing else", async () => {
    const cache = await connect("forgets");
    cache.put("list", ["registry", "group:A"], await tokenOf(cache, "list", ["groups"]), "v1");
    cache.invalidate(["group:B"]);
    expect(await cache.get("list", ["groups"])).toEqual({ value: "v1" });
    cache.invalidate(["group:A"]);
    expect(await cache.get("list", ["groups"])).toHaveProperty("token");
  });

  it("takes no answer whose load began before a change", async () => {
    const [slow, other] = [await connect("slow"), await connect("slow")];
    const token = await tokenOf(slow, "answer", ["a"]);
    other.invalidate(["a"]);
    expect(await other.get("answer", ["a"])).toHaveProperty("token");
    slow.put("answer", ["a"], token, "old");
    expect(await slow.get("answer", ["a"])).toHaveProperty("token");

    const all = await tokenOf(slow, "answer", ["a"]);
    other.invalidateAll();
    await expect.poll(() => other.isUsed).toBe(true);
    slow.put("answer", ["a"], all, "old");
    expect(await slow.get("answer", ["a"])).toHaveProperty("token");
  });

  it("gives nothing whose version Redis has forgotten", async () => {
    const cache = await connect("evicted");
    cache.put("answer", ["a"], await tokenOf(cache, "answer", ["a"]), "v1");
    expect(await cache.get("answer", ["a"])).toEqual({ value: "v1" });
    const redis = new Redis(server.url);
    await redis.del("ajo:{evicted}:version:a");
    redis.disconnect();
    expect(await cache.get("answer", ["a"])).toHaveProperty("token");
  });

  it("is emptied when a server joins, because it may have missed changes", async () => {
    const cache = await connect("joined");
    cache.put("answer", ["a"], await tokenOf(cache, "answer", ["a"]), "v1");
    expect(await cache.get("answer", ["a"])).toEqual({ value: "v1" });
    await connect("joined");
    expect(await cache.get("answer", ["a"])).toHaveProperty("token");
  });

  it("is not asked while it does not answer, and holds nothing from before when it does again", async () => {
    const own = await startRedis();
    const [cache, other] = [await connect("paused", own.url, 2_000), await connect("paused", own.url, 2_000)];
    other.put("answer", ["a"], await tokenOf(other, "answer", ["a"]), "old");
    expect(await cache.get("answer", ["a"])).toEqual({ value: "old" });
    own.pause();
    cache.invalidate(["a"]);
    expect(await cache.get("answer", ["a"])).toBeNull();
    own.resume();
    await expect.poll(() => cache.isUsed, { timeout: 10_000 }).toBe(true);
    expect(await cache.get("answer", ["a"])).toHaveProperty("token");
    await own.stop();
    await expect.poll(() => cache.isUsed, { timeout: 10_000 }).toBe(false);
    expect(await cache.get("answer", ["a"])).toBeNull();
  });

  it("that has fallen silent is left alone, however much is asked and changes, until it answers", async () => {
    const way = await createFlappingProxy(server.url);
    const cache = await connect("silent", way.url, 50);
    const other = await connect("silent");
    await expect.poll(() => cache.isUsed).toBe(true);
    other.put("answer", ["a"], await tokenOf(other, "answer", ["a"]), "v1");
    expect(await cache.get("answer", ["a"])).toEqual({ value: "v1" });
    way.silence();
    expect(await cache.get("answer", ["a"])).toBeNull();
    const before = way.sent;
    for (let round = 0; round < 1_000; round += 1) {
      cache.invalidate(["a", `b${round}`]);
      expect(await cache.get("answer", ["a"])).toBeNull();
    }
    way.speak();
    await expect.poll(() => cache.isUsed, { timeout: 10_000 }).toBe(true);
    // A word now and then to see whether it answers again, and not one for each question.
    expect(way.sent - before).toBeLessThan(20_000);
    expect(await cache.get("answer", ["a"])).toHaveProperty("token");
    expect(await other.get("answer", ["a"])).toHaveProperty("token");
    await cache.close();
    await way.close();
  });

  it("that does not answer one question in time keeps what it has", async () => {
    const way = await createFlappingProxy(server.url);
    const cache = await connect("hiccup", way.url, 50);
    cache.put("answer", ["a"], await tokenOf(cache, "answer", ["a"]), "v1");
    expect(await cache.get("answer", ["a"])).toEqual({ value: "v1" });
    way.silence();
    expect(await cache.get("answer", ["a"])).toBeNull();
    expect(cache.isUsed).toBe(false);
    way.speak();
    await expect.poll(() => cache.isUsed, { timeout: 10_000 }).toBe(true);
    expect(await cache.get("answer", ["a"])).toEqual({ value: "v1" });
    await cache.close();
    await way.close();
  });

  it("that comes and goes all the time never brings back what was before a change that was heard", async () => {
    const way = await createFlappingProxy(server.url);
    const environment = environmentSchema.parse({
      ...testEnvironment(await createTestDatabase()),
      REDIS_URL: way.url,
    });
    const servers: Api[] = [];
    for (let index = 0; index < 2; index += 1)
      servers.push(await startApi(environment, pino({ level: "silent" }), new TestChain().port));
    const { database } = servers[0]!;
    await beginProjection(database);
    const read = async (api: Api, groupId: string) => {
      const input = encodeURIComponent(JSON.stringify(superjson.serialize({ groupId })));
      return (await fetch(`${api.url}/trpc/group.byId?input=${input}`)).text();
    };
    const crash = vi.fn();
    process.on("unhandledRejection", crash);
    const flapping = way.flap();
    try {
      for (let round = 0; round < 25; round += 1) {
        const groupId = await projectNewGroup(database, `Flapping ${round}`);
        for (const api of servers) for (let times = 0; times < 3; times += 1) await read(api, groupId);
        for (const [seat, name] of [
          [1, "Bayo"],
          [2, "Chidi"],
        ] as const) {
          const ledger = await projectJoining(database, groupId, name, seat);
          for (const api of servers) {
            await expect
              .poll(() => api.dependencies.cache.ledger, { timeout: 20_000 })
              .toBeGreaterThanOrEqual(ledger);
            for (let times = 0; times < 3; times += 1)
              expect(await read(api, groupId)).toContain(memberOf(name));
          }
        }
      }
    } finally {
      process.off("unhandledRejection", crash);
      await flapping.stop();
      for (const api of servers) await api.stop();
      await way.close();
    }
    expect(crash).not.toHaveBeenCalled();
    expect(way.cuts).toBeGreaterThan(5);
  });

  describe("under two servers of the API", () => {
    let own: RedisServer;
    const apis: Api[] = [];
    beforeAll(async () => {
      own = await startRedis();
      const settings = {
        ...testEnvironment(await createTestDatabase()),
        REDIS_URL: own.url,
        REDIS_TIMEOUT_MS: String(PATIENT_MS),
      };
      const environment = environmentSchema.parse(settings);
      for (let index = 0; index < 2; index++)
        apis.push(await startApi(environment, pino({ level: "silent" }), new TestChain().port));
      await beginProjection(apis[0]!.database);
    });
    afterAll(async () => {
      for (const api of apis) await api.stop();
      await own.stop();
    });

    const read = async (api: Api, groupId: string) => {
      const input = encodeURIComponent(JSON.stringify(superjson.serialize({ groupId })));
      const response = await fetch(`${api.url}/trpc/group.byId?input=${input}`);
      return response.text();
    };
    const metrics = async (api: Api) => (await fetch(`${api.url}/metrics`)).text();
    const counts = (api: Api) => ({ ...api.dependencies.cache.counts });

    it("one loads and the other finds, with the same bytes", async () => {
      const [one, other] = [apis[0]!, apis[1]!];
      const groupId = await projectNewGroup(one.database, "Shared");
      // Both have heard of it when memory vouches for the list that shows it.
      const ledger = (await one.database.projection.getCursor())?.ledger;
      for (const api of apis) await expect.poll(() => api.dependencies.cache.ledger).toBe(ledger);
      // And what was told while they found their way to Redis has been emptied there.
      for (const api of apis) await expect.poll(() => metrics(api)).toContain("ajo_shared_cache_used 1");
      await read(one, groupId);
      const before = counts(other);
      await read(other, groupId);
      expect(counts(other)).toMatchObject({ shared: before.shared + 1, loads: before.loads });
      // Now both answer from memory, and a third way of asking, past all caches of bytes, is no different.
      expect(await read(other, groupId)).toBe(await read(one, groupId));
    });

    it("both show a change, and go on when Redis is lost", async () => {
      const [one, other] = [apis[0]!, apis[1]!];
      const groupId = await projectNewGroup(one.database, "Changing");
      for (const api of apis) await read(api, groupId);
      await projectJoining(one.database, groupId, "Bayo", 1);
      for (const api of apis)
        await expect.poll(async () => (await read(api, groupId)).includes(memberOf("Bayo"))).toBe(true);
      await own.stop();
      await projectJoining(one.database, groupId, "Chidi", 2);
      for (const api of apis)
        await expect.poll(async () => (await read(api, groupId)).includes(memberOf("Chidi"))).toBe(true);
      expect(await read(other, groupId)).toContain("Changing");
    });
  });
});
