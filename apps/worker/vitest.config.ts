import { defineConfig } from "vitest/config";
import { patience } from "../../tooling/src/test-settings.ts";

export default defineConfig({
  test: {
    globalSetup: "test/global-setup.ts",
    include: ["{src,test}/**/*.test.ts"],
    ...patience,
    // Stories by seed, each with a ledger of its own: more than half of one is waiting for what was cut.
    maxConcurrency: 8,
    // graphile-worker prints where it was when a connection was cut, which is what these tests do.
    // The same promise that src/main.ts hears of: graphile-worker's, dropped when the database goes away.
    onUnhandledError: (error) => !(error.stack ?? "").includes("graphile-worker/dist/sql/"),
    onConsoleLog: (log) => !/^Trace: .*\n[^]*graphile-worker/.test(log),
  },
});
