import { describe, expect, it } from "vitest";
import type { LedgerSummary } from "./history";
import { TransactionIndex } from "./transaction-index";

/** A ledger with one transaction, whose reading of ids is counted. */
function ledger(sequence: number, reads: { count: number }): LedgerSummary {
  const position = { segment: 1, offset: 0, length: 0 };
  const fees = { classic: [], soroban: [] };
  const about = { sequence, closeTime: BigInt(sequence), position, transactions: 1, emitters: [], fees };
  return {
    ...about,
    get ids() {
      reads.count += 1;
      return [`tx ${sequence}`];
    },
  };
}

describe("the index of kept transactions", () => {
  const reads = { count: 0 };
  const kept = Array.from({ length: 1_000 }, (_, index) => ledger(index + 1, reads));
  const index = new TransactionIndex();

  it("knows the newest at once, without reading the others", () => {
    index.addKept(kept);
    expect(index.find("tx 1000")).toBe(kept[999]);
    expect(index.findRecent("tx 1")).toBeNull();
    expect(reads.count).toBeLessThan(100);
  });

  it("finds every other when it is asked for, reading each ledger once", () => {
    expect(index.find("tx 1")).toBe(kept[0]);
    expect(index.find("tx 500")).toBe(kept[499]);
    expect(index.find("nothing")).toBeNull();
    expect(reads.count).toBe(1_000);
  });

  it("forgets what is pruned", () => {
    const pruned = new TransactionIndex();
    pruned.addKept(kept);
    pruned.remove(kept[0]!);
    expect(pruned.find("tx 1")).toBeNull();
    expect(pruned.find("tx 2")).toBe(kept[1]);
  });
});
