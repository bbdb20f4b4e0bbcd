import { describe, expect, it } from "vitest";
import { jobKey, parsePayload } from "./jobs";

const GROUP = "CAS3J7GYLGXMF6TDJBBYYSE3HQ6BBSMLNUQ34T6TZMYMW2EVH34XOWMA";

describe("settle_round", () => {
  it("is the same job for the same round of the same group only", () => {
    const first = parsePayload("settle_round", { groupId: GROUP, round: 1 });
    const second = { ...first, round: 2 };
    expect(jobKey("settle_round", first)).toBe(jobKey("settle_round", { ...first }));
    expect(jobKey("settle_round", first)).not.toBe(jobKey("settle_round", second));
  });

  it.each([{ groupId: "nobody", round: 1 }, { groupId: GROUP, round: 0 }, { groupId: GROUP }, null])(
    "refuses %j, which no version of Ajo has written",
    (payload) => {
      expect(() => parsePayload("settle_round", payload)).toThrow();
    },
  );
});
