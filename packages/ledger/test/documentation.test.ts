/** What docs/ledger.md says of each method and operation: all are there, what is refused is told so, and the tests it names exist. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { xdr } from "@stellar/stellar-sdk";
import { describe, expect, it } from "vitest";
import { findOperation } from "../src/operations/registry";
import { decodeClose } from "../src/replay/recorded-transactions";
import { readRecording } from "../src/replay/recording";
import { recordedNetwork } from "../src/replay/vectors";
import { rpcMethods } from "../src/rpc/methods";

interface Row {
  readonly names: readonly string[];
  readonly here: string;
  readonly tests: readonly string[];
}

const page = readFileSync(fileURLToPath(new URL("../../../docs/ledger.md", import.meta.url)), "utf8");

/** The rows of the table whose first heading is `heading`. */
function rowsOf(heading: string): Row[] {
  const [, table = ""] = page.split(new RegExp(`^\\| ${heading} .*\\n\\|.*\\n`, "m"));
  const [rows = ""] = table.split("\n\n");
  return rows.split("\n").map((line) => {
    const [names = "", here = "", tests = ""] = line.split("|").slice(1);
    return {
      names: names
        .replace(/`.*?`/g, "")
        .split(",")
        .map((name) => name.trim()),
      here: here.trim(),
      tests: tests.split(";").map((test) => test.trim()),
    };
  });
}

const sources = new Map<string, string>();
function sourceOf(suite: string): string {
  const known = sources.get(suite);
  if (known !== undefined) return known;
  const kind = suite.endsWith("conservation") ? "prop" : "int";
  const source = readFileSync(new URL(`./${suite}.${kind}.test.ts`, import.meta.url), "utf8");
  sources.set(suite, source);
  return source;
}

const recording = readRecording(recordedNetwork);
const askedMethods = new Set(
  recording.exchanges.map(({ request }) => /"method":\s*"(\w+)"/.exec(request.body ?? "")?.[1]),
);
const appliedOperations = new Set<string>(
  recording.ledgers.flatMap((ledger) =>
    (decodeClose(ledger, recording.networkId)?.transactions ?? []).flatMap(({ frame }) =>
      frame.tx.operations.map(({ body }) => body.type),
    ),
  ),
);

function expectTests({ names, tests }: Row, recorded: ReadonlySet<string | undefined>): void {
  expect(tests.length).toBeGreaterThan(0);
  for (const test of tests) {
    if (test === "replay") {
      expect(names.filter((name) => !recorded.has(name))).toEqual([]);
      continue;
    }
    // A suite that is one test is named by itself.
    const [, suite = "", title = ""] = /^([a-z-]+)(?:: "(.+)")?$/.exec(test) ?? [];
    expect(sourceOf(suite), test).toContain(title === "" ? "it(" : `"${title}"`);
  }
}

describe("the table of methods", () => {
  const rows = rowsOf("method");

  it("has every method that is answered, and no other", () => {
    expect(rows.flatMap(({ names }) => names).sort()).toEqual([...rpcMethods.keys()].sort());
  });

  it.each(rows)("names tests of $names that exist", (row) => {
    expectTests(row, askedMethods);
  });
});

/** Of a body only the kind is looked at, to find its rules. */
const isKnown = (type: string) => findOperation({ type } as xdr.OperationBody) !== null;

describe("the table of operations", () => {
  const rows = rowsOf("operation");

  it("has every operation of the protocol", () => {
    const all = Object.values(xdr.OperationType).filter((type) => type instanceof xdr.OperationType);
    expect(rows.flatMap(({ names }) => names).sort()).toEqual(all.map(({ name }) => name).sort());
  });

  it.each(rows)("says of $names whether they are refused, and names tests that exist", (row) => {
    for (const name of row.names)
      expect(row.here.startsWith("refused with opNOT_SUPPORTED"), name).toBe(!isKnown(name));
    expectTests(row, appliedOperations);
  });
});
