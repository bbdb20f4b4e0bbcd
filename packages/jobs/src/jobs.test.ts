import { describe, expect, it } from "vitest";
import { channelOf, jobKey, jobQueue, parsePayload } from "./jobs";

const GROUP = "CAS3J7GYLGXMF6TDJBBYYSE3HQ6BBSMLNUQ34T6TZMYMW2EVH34XOWMA";

describe("settle_round", () => {
  const first = parsePayload("settle_round", { groupId: GROUP, round: 1 });

  it("is the same job for the same round of the same group only", () => {
    const second = { ...first, round: 2 };
    expect(jobKey("settle_round", first)).toBe(jobKey("settle_round", { ...first }));
    expect(jobKey("settle_round", first)).not.toBe(jobKey("settle_round", second));
  });

  it("waits for other calls through the same channel, whatever their kind, and for no others", () => {
    expect(jobQueue("settle_round", first, 8)).toBe(`channel-${channelOf(GROUP, 8)}`);
    expect(jobQueue("extend_lifetime", { groupId: first.groupId }, 8)).toBe(
      jobQueue("settle_round", first, 8),
    );
    expect(jobQueue("prune", {}, 8)).toBe("prune");
  });

  it.each([{ groupId: "nobody", round: 1 }, { groupId: GROUP, round: 0 }, { groupId: GROUP }, null])(
    "refuses %j, which no version of Ajo has written",
    (payload) => {
      expect(() => parsePayload("settle_round", payload)).toThrow();
    },
  );
});

describe("channels", () => {
  it("share the groups about evenly", () => {
    const counts = new Array<number>(8).fill(0);
    for (let n = 0; n < 800; n++) {
      const channel = channelOf(GROUP.slice(0, -6) + n.toString(32).padStart(6, "A").toUpperCase(), 8);
      counts[channel] = (counts[channel] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(50);
    expect(Math.max(...counts)).toBeLessThan(150);
  });
});
