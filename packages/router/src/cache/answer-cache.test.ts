import { AjoError } from "@ajo/schemas";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { SharedCachePort } from "../ports/shared-cache";
import { AnswerCache, type Loaded, type Read } from "./answer-cache";

const TAG = "group:A";
const at = (ledger: number) => new Date(ledger * 5_000);

/** A load that the test finishes by hand, and that counts how often it was begun. */
function source(tags: readonly string[] = [TAG]) {
  const waiting: { resolve: (loaded: Loaded<string>) => void; reject: (error: Error) => void }[] = [];
  let begun = 0;
  const read: Read<string> = {
    key: "answer",
    tags,
    load: () => {
      begun += 1;
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
  };
  const loaded = (data: string, asOfLedger: number): Loaded<string> => ({
    data,
    asOfLedger,
    asOf: at(asOfLedger),
    source: "database",
  });
  return {
    read,
    begun: () => begun,
    answer: (data: string, asOfLedger: number) => waiting.shift()!.resolve(loaded(data, asOfLedger)),
    fail: (error: Error) => waiting.shift()!.reject(error),
  };
}

function cacheInTouch(options: ConstructorParameters<typeof AnswerCache>[0] = {}) {
  const cache = new AnswerCache(options);
  cache.setInTouch(true);
  return cache;
}

/** Reads once with the value at hand. */
async function fill(cache: AnswerCache, from: ReturnType<typeof source>, data: string, asOfLedger: number) {
  const answer = cache.read(from.read);
  from.answer(data, asOfLedger);
  return answer;
}

const unavailable = () => new AjoError("DatabaseUnavailable", "no connection");

describe("one load for many readers", () => {
  it("asks the source once for a thousand readers that miss together", async () => {
    const cache = cacheInTouch();
    const database = source();
    const answers = Array.from({ length: 1000 }, () => cache.read(database.read));
    database.answer("v1", 7);
    const all = await Promise.all(answers);
    expect(database.begun()).toBe(1);
    expect(new Set(all.map((answer) => answer.data))).toEqual(new Set(["v1"]));
  });

  it("shares a failure, and asks again after it", async () => {
    const cache = cacheInTouch();
    const database = source();
    const both = [cache.read(database.read), cache.read(database.read)];
    database.fail(unavailable());
    for (const read of await Promise.allSettled(both))
      expect(read).toMatchObject({ status: "rejected", reason: { code: "DatabaseUnavailable" } });
    expect((await fill(cache, database, "v1", 7)).data).toBe("v1");
    expect(database.begun()).toBe(2);
  });
});

describe("a memory hit", () => {
  it("says that it comes from memory, as of the newest announced ledger", async () => {
    const cache = cacheInTouch();
    const database = source();
    const first = await fill(cache, database, "v1", 7);
    expect(first.freshness).toEqual({ asOfLedger: 7, asOf: at(7), source: "database", stale: false });

    cache.advance(9, at(9));
    const second = await cache.read(database.read);
    expect(second).toEqual({
      data: "v1",
      freshness: { asOfLedger: 9, asOf: at(9), source: "memory", stale: false },
    });
    expect(database.begun()).toBe(1);
  });

  it("is the same object until something changes", async () => {
    const cache = cacheInTouch();
    await fill(cache, source(), "v1", 7);
    const hit = cache.peek("answer");
    expect(hit).not.toBeNull();
    expect(cache.peek("answer")).toBe(hit);
    cache.advance(8, at(8));
    expect(cache.peek("answer")).not.toBe(hit);
  });

  it("is stale while the chain cannot be asked", async () => {
    const cache = cacheInTouch();
    await fill(cache, source(), "v1", 7);
    cache.setChainReachable(false);
    expect(cache.peek("answer")?.freshness.stale).toBe(true);
    cache.setChainReachable(true);
    expect(cache.peek("answer")?.freshness.stale).toBe(false);
  });

  it("ends with its greatest age", async () => {
    let now = 0;
    const cache = cacheInTouch({ maxAgeMs: 1000, now: () => now });
    const database = source();
    await fill(cache, database, "v1", 7);
    now = 999;
    expect(cache.peek("answer")).not.toBeNull();
    now = 1000;
    expect((await fill(cache, database, "v2", 7)).data).toBe("v2");
  });
});

describe("invalidation", () => {
  it("makes the next reader load again", async () => {
    const cache = cacheInTouch();
    const database = source();
    await fill(cache, database, "v1", 7);
    cache.invalidate([TAG]);
    expect((await fill(cache, database, "v2", 8)).data).toBe("v2");
  });

  it("does not touch answers under other tags", async () => {
    const cache = cacheInTouch();
    await fill(cache, source(), "v1", 7);
    cache.invalidate(["group:B"]);
    expect(cache.peek("answer")?.data).toBe("v1");
  });

  it("never lets a slow reader put an old answer back", async () => {
    const cache = cacheInTouch();
    const database = source();
    const slow = cache.read(database.read);
    cache.invalidate([TAG]);
    const later = cache.read(database.read);
    database.answer("old", 7);
    expect((await slow).data).toBe("old");
    expect(cache.peek("answer")).toBeNull();

    database.answer("new", 8);
    expect((await later).data).toBe("new");
    expect(cache.peek("answer")?.data).toBe("new");
    expect(database.begun()).toBe(2);
  });

  it("keeps the newer answer when the older load ends last", async () => {
    const cache = cacheInTouch();
    const answers: ((loaded: Loaded<string>) => void)[] = [];
    const read: Read<string> = {
      key: "answer",
      tags: [TAG],
      load: () => new Promise((resolve) => answers.push(resolve)),
    };
    const older = cache.read(read);
    cache.invalidate([TAG]);
    const newer = cache.read(read);
    answers[1]!({ data: "new", asOfLedger: 8, asOf: at(8), source: "database" });
    await newer;
    answers[0]!({ data: "old", asOfLedger: 7, asOf: at(7), source: "database" });
    await older;
    expect(cache.peek("answer")?.data).toBe("new");
  });

  it("gives nobody a load that began before it", async () => {
    const cache = cacheInTouch();
    const database = source();
    void cache.read(database.read);
    cache.invalidate([TAG]);
    void cache.read(database.read);
    expect(database.begun()).toBe(2);
  });

  it("drops what a source behind the announcements brings", async () => {
    const cache = cacheInTouch();
    cache.advance(9, at(9));
    const laggingNode = source();
    const answer = await fill(cache, laggingNode, "v1", 7);
    expect(answer.freshness.asOfLedger).toBe(7);
    expect(cache.peek("answer")).toBeNull();
  });

  it("drops it, too, when a change was told whose ledger is not announced as a whole yet", async () => {
    const cache = cacheInTouch();
    cache.advance(9, at(9));
    cache.invalidate([TAG], 10);
    await fill(cache, source(), "old", 9);
    cache.advance(10, at(10));
    expect(cache.peek("answer")).toBeNull();
    await fill(cache, source(), "new", 10);
    expect(cache.peek("answer")?.data).toBe("new");
  });
});

describe("servers that share a cache", () => {
  /** As Redis would, of one answer under one tag. */
  class OneAnswer implements SharedCachePort {
    #version = 0;
    #kept: { value: string; version: number } | null = null;
    get = async () =>
      this.#kept?.version === this.#version ? { value: this.#kept.value } : { token: String(this.#version) };
    put(_key: string, _tags: readonly string[], token: string, value: string): void {
      if (token === String(this.#version)) this.#kept = { value, version: this.#version };
    }
    invalidate(): void {
      this.#version += 1;
    }
    invalidateAll(): void {
      this.#version += 1;
    }
  }
  const shared = (given: Loaded<string>["source"], asOfLedger: number, data: string) => {
    let loads = 0;
    const read: Read<string> = {
      ...{ key: "answer", tags: [TAG], schema: z.string() },
      load: async () => ((loads += 1), { data, asOfLedger, asOf: at(asOfLedger), source: given }),
    };
    return { read, loads: () => loads };
  };
  const twoServers = () => {
    const between = new OneAnswer();
    const caches = [new AnswerCache({}, between), new AnswerCache({}, between)] as const;
    for (const cache of caches) cache.setInTouch(true);
    return caches;
  };

  it("load once what the database says", async () => {
    const [one, other] = twoServers();
    await one.read(shared("database", 9, "v1").read);
    const again = shared("database", 9, "v1");
    expect((await other.read(again.read)).data).toBe("v1");
    expect(again.loads()).toBe(0);
  });

  it("never put an old answer of a node that lags before one that has heard of the change", async () => {
    const [slow, quick] = twoServers();
    for (const cache of [slow, quick]) cache.advance(9, at(9));
    quick.invalidate([TAG], 10);
    quick.advance(10, at(10));
    // Not heard here yet, and asked of a node that does not have that ledger yet.
    await slow.read(shared("chain", 9, "old").read);
    const fresh = shared("chain", 10, "new");
    expect((await quick.read(fresh.read)).data).toBe("new");
    slow.invalidate([TAG], 10);
    slow.advance(10, at(10));
    expect(quick.peek("answer")?.data).toBe("new");
  });
});

describe("an answer that shows what its load has found", () => {
  /** A list of whatever groups there are; it happens to show group A. */
  const listing = () => {
    const database = source(["groups"]);
    const load = async () => ({ ...(await database.read.load()), tags: ["registry", TAG] });
    return { ...database, read: { ...database.read, load } };
  };

  it("outlives changes of groups that it does not show", async () => {
    const cache = cacheInTouch();
    await fill(cache, listing(), "v1", 7);
    cache.invalidate(["group:B", "groups"]);
    expect(cache.peek("answer")?.data).toBe("v1");
    cache.invalidate([TAG, "groups"]);
    expect(cache.peek("answer")).toBeNull();
  });

  it("is kept when another group changed while it was loaded, but given to nobody who asked after that", async () => {
    const cache = cacheInTouch();
    const database = listing();
    const early = cache.read(database.read);
    cache.invalidate(["group:B", "groups"]);
    void cache.read(database.read);
    expect(database.begun()).toBe(2);
    database.answer("v1", 7);
    await early;
    expect(cache.peek("answer")?.data).toBe("v1");
  });

  it("is not kept when a group that it shows changed meanwhile", async () => {
    const cache = cacheInTouch();
    const database = listing();
    const early = cache.read(database.read);
    cache.invalidate([TAG, "groups"]);
    database.answer("v1", 7);
    await early;
    expect(cache.peek("answer")).toBeNull();
  });
});

describe("an answer that has been kept for long", () => {
  it("is loaded again once, while readers still get it", async () => {
    let now = 0;
    const cache = cacheInTouch({ refreshAfterMs: 1000, now: () => now });
    const database = source();
    await fill(cache, database, "v1", 7);
    now = 1000;
    for (let times = 0; times < 3; times++) expect((await cache.read(database.read)).data).toBe("v1");
    expect(database.begun()).toBe(2);
    database.answer("v2", 7);
    await expect.poll(() => cache.peek("answer")?.data).toBe("v2");
  });

  it("is loaded again when the projection is far behind the network, if the load can ask the chain", async () => {
    const cache = cacheInTouch({ maxLagMs: 60_000 });
    const fromChain = source();
    const read = { ...fromChain.read, reachesChain: true };
    const first = cache.read(read);
    fromChain.answer("v1", 7);
    await first;
    cache.setNetworkTime(new Date(at(7).getTime() + 60_000));
    expect(cache.peek("answer")?.data).toBe("v1");
    cache.setNetworkTime(new Date(at(7).getTime() + 60_001));
    expect(cache.peek("answer")).toBeNull();
    cache.advance(8, at(8));
    expect(cache.peek("answer")?.data).toBe("v1");
  });
});

describe("what does not exist", () => {
  const unknownGroup = () => new AjoError("UnknownGroup", "no such group");

  it("is remembered briefly", async () => {
    let now = 0;
    const cache = cacheInTouch({ unknownMs: 1000, now: () => now });
    const chain = source();
    const first = cache.read(chain.read);
    chain.fail(unknownGroup());
    await expect(first).rejects.toMatchObject({ code: "UnknownGroup" });
    await expect(cache.read(chain.read)).rejects.toMatchObject({ code: "UnknownGroup" });
    expect(chain.begun()).toBe(1);

    now = 1000;
    expect((await fill(cache, chain, "born", 8)).data).toBe("born");
  });

  it("exists from its first announcement on", async () => {
    const cache = cacheInTouch();
    const chain = source();
    const first = cache.read(chain.read);
    chain.fail(unknownGroup());
    await first.catch(() => undefined);
    cache.invalidate([TAG]);
    expect((await fill(cache, chain, "born", 8)).data).toBe("born");
  });

  it("is not remembered when it was announced during the question", async () => {
    const cache = cacheInTouch();
    const chain = source();
    const first = cache.read(chain.read);
    cache.invalidate([TAG]);
    chain.fail(unknownGroup());
    await first.catch(() => undefined);
    expect((await fill(cache, chain, "born", 8)).data).toBe("born");
  });
});

describe("when the source cannot be asked", () => {
  it("gives the older answer and says that it is stale", async () => {
    const cache = cacheInTouch();
    const database = source();
    await fill(cache, database, "v1", 7);
    cache.invalidate([TAG]);
    const answer = cache.read(database.read);
    database.fail(unavailable());
    expect(await answer).toEqual({
      data: "v1",
      freshness: { asOfLedger: 7, asOf: at(7), source: "memory", stale: true },
    });
  });

  it("gives the older answer when the source is too slow, and the new one once it is there", async () => {
    const cache = cacheInTouch({ patienceMs: 0 });
    const database = source();
    await fill(cache, database, "v1", 7);
    cache.invalidate([TAG]);
    expect(await cache.read(database.read)).toMatchObject({ data: "v1", freshness: { stale: true } });
    database.answer("v2", 8);
    await expect.poll(() => cache.peek("answer")?.data).toBe("v2");
    expect(database.begun()).toBe(2);
  });

  it("does not hide other failures behind an older answer", async () => {
    const cache = cacheInTouch();
    const database = source();
    await fill(cache, database, "v1", 7);
    cache.invalidate([TAG]);
    const answer = cache.read(database.read);
    database.fail(new AjoError("Internal", "a bug"));
    await expect(answer).rejects.toMatchObject({ code: "Internal" });
  });

  it("trusts nothing from memory while announcements do not arrive, and forgets it after", async () => {
    const cache = cacheInTouch();
    const database = source();
    await fill(cache, database, "v1", 7);
    cache.setInTouch(false);
    expect((await fill(cache, database, "v2", 8)).data).toBe("v2");
    cache.setInTouch(true);
    expect((await fill(cache, database, "v3", 9)).data).toBe("v3");
    expect(cache.peek("answer")?.data).toBe("v3");
  });

  it("believes a chain that has begun anew", async () => {
    const cache = cacheInTouch();
    const database = source();
    cache.advance(900, at(900));
    await fill(cache, database, "v1", 900);
    cache.invalidateAll();
    expect((await fill(cache, database, "v2", 3)).freshness.asOfLedger).toBe(3);
    expect(cache.peek("answer")?.freshness.asOfLedger).toBe(3);
  });
});

it("keeps no more rows than it may", async () => {
  const cache = cacheInTouch({ maxRows: 10 });
  for (let index = 0; index < 5; index++)
    await cache.read({
      key: `answer${index}`,
      tags: [TAG],
      load: async () => ({ data: index, rows: 3, asOfLedger: 1, asOf: at(1), source: "database" }),
    });
  const kept = [0, 1, 2, 3, 4].filter((index) => cache.peek(`answer${index}`) !== null);
  expect(kept).toEqual([3, 4]);
});
