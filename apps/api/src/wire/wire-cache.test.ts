import type { SharedAnswer } from "@ajo/router";
import { describe, expect, it } from "vitest";
import { WireCache, type WireReply } from "./wire-cache";

const URL = "/trpc/group.byId?input=a";

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

/** A cache that has learned that the path is public. */
function cacheOfPublic() {
  const wire = new WireCache(1_000_000);
  wire.offer("/trpc/group.byId?input=other", reply("other"), [vouched()]);
  return wire;
}

describe("replies that are being made", () => {
  it("are given to everybody who asked meanwhile", async () => {
    const wire = cacheOfPublic();
    expect(wire.underway(URL)).toBeUndefined();
    wire.begin(URL);
    const [one, another] = [wire.underway(URL), wire.underway(URL)];
    const made = reply("made");
    wire.offer(URL, made, [vouched()]);
    expect([await one, await another]).toEqual([made, made]);
    expect(wire.underway(URL)).toBeUndefined();
    expect(wire.find(URL)).toBe(made);
  });

  it("are made again by who waited when something changed meanwhile", async () => {
    const wire = cacheOfPublic();
    wire.begin(URL);
    const waiting = wire.underway(URL);
    const answer = vouched();
    answer.outdate();
    wire.offer(URL, reply("old"), [answer]);
    expect(await waiting).toBeNull();
    expect(wire.find(URL)).toBeNull();
  });

  it("are given but not kept when they say that they are stale", async () => {
    const wire = cacheOfPublic();
    wire.begin(URL);
    const waiting = wire.underway(URL);
    const answer = vouched(true);
    answer.outdate();
    const stale = reply("stale");
    wire.offer(URL, stale, [answer]);
    expect(await waiting).toBe(stale);
    expect(wire.find(URL)).toBeNull();
  });

  it("leave nobody waiting when the request ends without one", async () => {
    const wire = cacheOfPublic();
    const land = wire.begin(URL);
    const waiting = wire.underway(URL);
    land();
    expect(await waiting).toBeNull();
    expect(wire.underway(URL)).toBeUndefined();
  });

  it("are waited for only where answers are known to be for everybody", () => {
    const wire = cacheOfPublic();
    wire.begin("/trpc/auth.session");
    expect(wire.underway("/trpc/auth.session")).toBeUndefined();
  });
});
