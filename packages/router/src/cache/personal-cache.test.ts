import { walletAddressSchema, type WalletAddress } from "@ajo/schemas";
import { describe, expect, it } from "vitest";
import { keyOf } from "../../test/ports";
import { PersonalCache } from "./personal-cache";

const [ada, bayo] = ["Ada", "Bayo"].map((name) => walletAddressSchema.parse(keyOf(name).publicKey())) as [
  WalletAddress,
  WalletAddress,
];

/** A cache before a source that a test answers by hand, or at once with what it says now. */
function cacheOf() {
  let now = 0;
  let ledger = 7;
  const cache = new PersonalCache(
    () => now,
    () => ledger,
  );
  cache.setInTouch(true);
  const source = { loads: 0, ledger: 7, value: "first", slow: [] as ((value: string) => void)[] };
  const read = (owner: WalletAddress | null, key = "key", slowly = false, ledgerOf?: () => number) =>
    cache.read({
      key,
      ...(ledgerOf === undefined ? {} : { ledgerOf }),
      ownerOf: () => owner,
      load: async () => {
        source.loads += 1;
        return slowly ? new Promise<string>((resolve) => source.slow.push(resolve)) : source.value;
      },
    });
  /** As of the ledger that the source stood at when it was asked. */
  const balance = (slowly = false) => {
    const askedAt = source.ledger;
    return read(ada, "balance", slowly, () => (slowly ? askedAt : source.ledger));
  };
  const hearOf = (next: number) => (ledger = next);
  const close = (next: number) => (source.ledger = hearOf(next));
  return {
    cache,
    source,
    read,
    balance,
    hearOf,
    close,
    pass: (milliseconds: number) => (now += milliseconds),
  };
}

describe("what is somebody's own", () => {
  it("is loaded once, until something of theirs changes", async () => {
    const { cache, source, read } = cacheOf();
    expect([await read(ada), await read(ada)]).toEqual(["first", "first"]);
    expect(source.loads).toBe(1);
    source.value = "second";
    cache.invalidate(bayo);
    expect(await read(ada)).toBe("first");
    cache.invalidate(ada);
    expect(await read(ada)).toBe("second");
  });

  it("is not kept when a change has overtaken its load, and not given to who asks after the change", async () => {
    const { cache, source, read } = cacheOf();
    const early = read(ada, "key", true);
    await Promise.resolve();
    cache.invalidate(ada);
    source.value = "new";
    expect(await read(ada)).toBe("new");
    source.slow[0]!("old");
    expect(await early).toBe("old");
    expect(await read(ada)).toBe("new");
  });

  it("is not kept while announcements are not heard, nor given when they come back", async () => {
    const { cache, source, read } = cacheOf();
    await read(ada);
    cache.setInTouch(false);
    await read(ada);
    await read(ada);
    expect(source.loads).toBe(3);
    source.value = "after";
    cache.setInTouch(true);
    expect(await read(ada)).toBe("after");
  });

  it("is loaded again after half a minute, whatever was heard", async () => {
    const { source, read, pass } = cacheOf();
    await read(ada);
    pass(29_999);
    await read(ada);
    expect(source.loads).toBe(1);
    pass(1);
    await read(ada);
    expect(source.loads).toBe(2);
  });

  it("is nobody's when nobody owns it: not kept", async () => {
    const { source, read } = cacheOf();
    await read(null);
    await read(null);
    expect(source.loads).toBe(2);
  });
});

describe("what the chain says of an account", () => {
  it("is asked once for each ledger, however many ask", async () => {
    const { source, balance, close } = cacheOf();
    const all = await Promise.all(Array.from({ length: 1_000 }, () => balance()));
    expect(new Set([...all, await balance()])).toEqual(new Set(["first"]));
    expect(source.loads).toBe(1);
    source.value = "second";
    close(8);
    expect(await balance()).toBe("second");
    expect(source.loads).toBe(2);
  });

  it("is not kept when a ledger has overtaken the question, and not given to who asks after that", async () => {
    const { source, balance, close } = cacheOf();
    const early = balance(true);
    close(8);
    source.value = "new";
    expect(await balance()).toBe("new");
    source.slow[0]!("old");
    expect(await early).toBe("old");
    expect(await balance()).toBe("new");
  });

  it("does not come back when a node that lags is heard", async () => {
    const { source, balance, close, hearOf } = cacheOf();
    await balance();
    source.value = "new";
    close(8);
    await balance();
    hearOf(7);
    expect(await balance()).toBe("new");
  });

  it("is not kept from a node that lags, and is from one that is ahead of what was heard", async () => {
    const { source, balance, hearOf } = cacheOf();
    hearOf(8);
    expect(await balance()).toBe("first");
    source.value = "second";
    source.ledger = 9;
    expect(await balance()).toBe("second");
    hearOf(9);
    await balance();
    expect(source.loads).toBe(2);
    hearOf(10);
    await balance();
    expect(source.loads).toBe(3);
  });

  it("is asked again after five seconds in which no ledger was heard of, and when the owner has done something", async () => {
    const { cache, source, balance, pass } = cacheOf();
    await balance();
    pass(4_999);
    await balance();
    expect(source.loads).toBe(1);
    pass(1);
    await balance();
    expect(source.loads).toBe(2);
    cache.invalidate(ada);
    await balance();
    expect(source.loads).toBe(3);
  });
});
