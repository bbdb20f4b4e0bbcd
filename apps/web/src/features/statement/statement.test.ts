import type { Activity } from "@ajo/schemas";
import { describe, expect, test } from "vitest";
import { ADA, HASH, USDC } from "@/testing/make-group";
import { activityCsv } from "./activity-csv";
import { toCsv } from "./csv";
import { fileName } from "./download";

describe("csv", () => {
  test("quotes what needs it, and nothing else", () => {
    expect(toCsv([["a", 'say "hi"', "x,y", "two\nlines", "-5.5"]])).toBe(
      'a,"say ""hi""","x,y","two\nlines",-5.5\r\n',
    );
  });

  test("gives no spreadsheet a formula to run", () => {
    expect(toCsv([["=1+1", "@cmd", "+44", "-x"]])).toBe("'=1+1,'@cmd,'+44,'-x\r\n");
  });
});

test("a history is told oldest first, in plain numbers", () => {
  const paid = {
    ...{ at: new Date("2026-03-12T10:00:00Z"), name: "contributed", round: 2, member: ADA, payer: ADA },
    ...{ amount: 125_000_000n, kind: "late", held: null, ledger: 7, txHash: HASH },
  } as unknown as Activity;
  const opened = {
    ...paid,
    at: new Date("2026-03-01T10:00:00Z"),
    name: "group_opened",
    amount: null,
    round: null,
  };
  const lines = activityCsv(
    [paid, { ...opened, kind: null, member: null, payer: null } as Activity],
    USDC,
  ).split("\r\n");
  expect(lines[1]).toBe(`2026-03-01T10:00:00.000Z,group_opened,,,,,,,7,${HASH}`);
  expect(lines[2]).toBe(`2026-03-12T10:00:00.000Z,contributed,2,${ADA},${ADA},12.5,USDC,late,7,${HASH}`);
});

test("files are named after their group in any script", () => {
  expect(fileName("Sunday circle!", "csv")).toBe("ajo-sunday-circle.csv");
  expect(fileName("王芳", "csv")).toBe("ajo-王芳.csv");
  expect(fileName("???", "pdf")).toBe("ajo-group.pdf");
});
