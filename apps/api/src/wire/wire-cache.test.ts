import type { SharedAnswer } from "@ajo/router";
import { describe, expect, it } from "vitest";
import { WireCache, type WireReply } from "./wire-cache";

const ask = (url = "/trpc/group.byId?input=a") => ({ url });
const URL = ask().url;

function reply(text: string): WireReply {
  return { status: 200, body: Buffer.from(text), etag: `"${text}"`, contentType: "application/json" };
}

/** An answer that memory vouches for until `outdate`. */
function vouched(stale = false): SharedAnswer & { outdate: () => void } {
  const freshness = { asOfLedger: 1, asOf: new Date(0), source: "memory" as const, stale };
  const answer = { data: null, freshness };
  let current: typeof answer | null = answer;
  return { answer, current: () => current, outdate: () => (current = null) };
}

/** A cache beside a memory that counts what is invalidated; answers about groups are for everybody. */
function cacheOfPublic() {
  const memory = { invalidations: 0 };
  const wire = new WireCache(1_000_000, memory, (path) => path.startsWith("group."));
  return { wire, memory };
}

/** An answer as its load gave it: memory has it as another object, which names another source. */
const loaded = (): SharedAnswer => ({ ...vouched(), current: vouched().current });

describe("replies that are being made", () => {
  it("are given to everybody who asked meanwhile", async () => {
    const { wire } = cacheOfPublic();
    const first = ask();
    expect(wire.underway(URL)).toBeUndefined();
    wire.begin(first);
    const [one, another] = [wire.underway(URL), wire.underway(URL)];
    const made = reply("made");
    wire.offer(first, made, [vouched()]);
    expect([await one, await another]).toEqual([made, made]);
    expect(wire.underway(URL)).toBeUndefined();
    expect(wire.find(URL)).toBe(made);
  });

  it("are given to them when they were loaded, or changed meanwhile, but not kept", async () => {
    for (const answer of [loaded(), vouched(true)]) {
      const { wire, memory } = cacheOfPublic();
      const first = ask();
      wire.begin(first);
      const waiting = wire.underway(URL);
      memory.invalidations += 1;
      const made = reply("made");
      wire.offer(first, made, [{ ...answer, current: () => null }]);
      expect(await waiting).toBe(made);
      expect(wire.find(URL)).toBeNull();
    }
  });

  it("are given to nobody who asks after anything was invalidated", async () => {
    const { wire, memory } = cacheOfPublic();
    const [first, second] = [ask(), ask()];
    const landFirst = wire.begin(first);
    const before = wire.underway(URL);
    memory.invalidations += 1;
    expect(wire.underway(URL)).toBeUndefined();
    wire.begin(second);
    const after = wire.underway(URL);
    const [old, fresh] = [reply("old"), reply("fresh")];
    wire.offer(first, old, [loaded()]);
    landFirst();
    expect(wire.underway(URL)).toBe(after);
    wire.offer(second, fresh, [loaded()]);
    expect([await before, await after]).toEqual([old, fresh]);
  });

  it("are given to them although whoever asked first has left meanwhile", async () => {
    const { wire } = cacheOfPublic();
    const first = ask();
    const left = wire.begin(first);
    const waiting = wire.underway(URL);
    const answered = wire.answering(first);
    left();
    expect(wire.underway(URL)).toBeDefined();
    const made = reply("made");
    wire.offer(first, made, [loaded()]);
    answered();
    expect(await waiting).toBe(made);
  });

  it("leave nobody waiting when the router makes none, whether or not somebody has left", async () => {
    for (const leaves of [true, false]) {
      const { wire } = cacheOfPublic();
      const first = ask();
      const left = wire.begin(first);
      const waiting = wire.underway(URL);
      const answered = wire.answering(first);
      if (leaves) left();
      answered();
      expect(await waiting).toBeNull();
      expect(wire.underway(URL)).toBeUndefined();
    }
  });

  it("leave nobody waiting when the request ends without one", async () => {
    const { wire } = cacheOfPublic();
    const land = wire.begin(ask());
    const waiting = wire.underway(URL);
    land();
    expect(await waiting).toBeNull();
    expect(wire.underway(URL)).toBeUndefined();
  });

  it("are waited for only where answers are known to be for everybody", () => {
    const { wire } = cacheOfPublic();
    for (const url of ["/trpc/auth.session", "/trpc/group.byId,auth.session?batch=1"]) {
      wire.begin(ask(url));
      expect(wire.underway(url)).toBeUndefined();
    }
  });
});
