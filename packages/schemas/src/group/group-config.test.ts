import { describe, expect, test } from "vitest";
import { groupConfigSchema } from "./group-config";

const config = {
  name: "Market women of Balogun",
  token: "CA3D5KRYM6CB7OWQ6TWYRR3Z4T7GNZLKERYNZGGA5SOAOPIFY6YQGAXE",
  contribution: 50_0000000n,
  frequencySeconds: 604_800,
  graceSeconds: 86_400,
  maxMembers: 5,
  startRule: "whenFull",
};

describe("a group's configuration", () => {
  test("accepts what the contract accepts", () =>
    expect(groupConfigSchema.safeParse(config).success).toBe(true));

  test.each([
    ["name", { name: "  " }],
    ["name", { name: "é".repeat(33) }],
    ["token", { token: "CBAD" }],
    ["contribution", { contribution: 0n }],
    ["contribution", { contribution: 2n ** 126n }],
    ["frequencySeconds", { frequencySeconds: 59, graceSeconds: 0 }],
    ["graceSeconds", { graceSeconds: 604_800 / 4 + 1 }],
    ["maxMembers", { maxMembers: 1 }],
    ["maxMembers", { maxMembers: 51 }],
    ["startRule", { startRule: "never" }],
  ])("refuses a bad %s and says so", (field, change) => {
    const result = groupConfigSchema.safeParse({ ...config, ...change });
    expect(result.error?.issues.map((issue) => issue.path[0])).toEqual([field]);
  });
});
