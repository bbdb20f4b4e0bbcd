import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: "test/global-setup.ts",
    include: ["{src,test}/**/*.test.ts"],
    // A world starts a database and a ledger and deploys contracts, and the machine may be busy with other tests.
    hookTimeout: 120_000,
    testTimeout: 60_000,
    // graphile-worker prints where it was when a connection was cut, which is what these tests do.
    onConsoleLog: (log) => !/^Trace: .*\n[^]*graphile-worker/.test(log),
  },
});
