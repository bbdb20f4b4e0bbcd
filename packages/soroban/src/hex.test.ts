import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { fromHex, toHex } from "./hex";

it("writes and reads bytes as Buffer does", () => {
  const bytes = Uint8Array.of(0, 1, 15, 16, 255);
  expect(toHex(bytes)).toBe("00010f10ff");
  expect(fromHex("00010f10ff")).toEqual(bytes);
  expect(fromHex("")).toEqual(new Uint8Array());
});

it("nothing that browsers run needs Node's Buffer", () => {
  const found = execFileSync("grep", ["-rl", "--include=*.ts", "\\bBuffer\\b", import.meta.dirname], {
    encoding: "utf8",
  });
  const files = found
    .split("\n")
    .filter((file) => !/\/deploy\/|\.test\.ts$|\.gen\.ts$|\/hex\.ts$/.test(file));
  expect(files).toEqual([""]);
});
