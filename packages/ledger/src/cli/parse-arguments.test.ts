import { expect, it } from "vitest";
import { parseArguments, UsageError } from "./parse-arguments";

it("keeps the ledger in memory when nothing is said", () => {
  expect(parseArguments([])).toMatchObject({ verb: "start", dataDir: null, port: 8000, quiet: false });
});

it("forks from a ledger that is named", () => {
  expect(parseArguments(["--fork-url", "https://rpc.example", "--fork-ledger", "7"])).toMatchObject({
    forkUrl: "https://rpc.example",
    forkLedger: 7,
  });
});

it.each([
  [["--in-memory", "--data-dir", "x"], "either --data-dir DIR or --in-memory"],
  [["--port", "many"], "--port must be a whole number from 0 to 65535"],
  [["--colour"], "--colour"],
  [["--fork-ledger", "7"], "give that too"],
  [["--fork-url", "somewhere"], "--fork-url must be a URL"],
  [["--fork-url", "http://a", "--snapshot", "b"], "either from --snapshot or from --fork-url"],
  [["copy"], 'there is no command "copy"'],
  [["export", "file"], "either --url URL or --data-dir DIR"],
  [["import", "--url", "http://a"], "import wants one file"],
  [["export", "file", "--url", "http://a", "--format", "xml"], "--format must be ajo or soroban"],
])("refuses %j and says what would make sense", (args, message) => {
  expect(() => parseArguments(args)).toThrow(UsageError);
  expect(() => parseArguments(args)).toThrow(message);
});
