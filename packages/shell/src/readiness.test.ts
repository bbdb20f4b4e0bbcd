import { describe, expect, it } from "vitest";
import { checkReadiness } from "./readiness";

const sources = (projected: number | null | Error, network: number | Error) => ({
  projectedLedger: async () => {
    if (projected instanceof Error) throw projected;
    return projected;
  },
  networkLedger: async () => {
    if (network instanceof Error) throw network;
    return network;
  },
  maxIndexerLag: 10,
});
const down = new Error("down");

describe("readiness", () => {
  it("is given while the projection keeps up", async () => {
    expect(await checkReadiness(sources(95, 100))).toEqual({
      ready: true,
      checks: {
        database: { ok: true, detail: "answers" },
        chain: { ok: true, detail: "at ledger 100" },
        indexer: { ok: true, detail: "at ledger 95, 5 behind" },
      },
    });
  });

  it.each([
    ["the projection is far behind", 80, 100, "indexer"],
    ["nothing is projected yet", null, 100, "indexer"],
    ["the database is away", down, 100, "database"],
    ["the chain is away", 95, down, "chain"],
  ] as const)("is refused, and says why, when %s", async (_why, projected, network, culprit) => {
    const { ready, checks } = await checkReadiness(sources(projected, network));
    expect(ready).toBe(false);
    expect(checks[culprit].ok).toBe(false);
  });

  it("is refused for want of what else the process cannot do without", async () => {
    const changes = { ok: false, detail: "cannot be heard" };
    const { ready, checks } = await checkReadiness({ ...sources(95, 100), more: () => ({ changes }) });
    expect({ ready, changes: checks["changes"] }).toEqual({ ready: false, changes });
  });

  it("does not call the projection ahead of a lagging node late", async () => {
    expect((await checkReadiness(sources(120, 100))).checks.indexer.detail).toBe("at ledger 120, 0 behind");
  });
});
