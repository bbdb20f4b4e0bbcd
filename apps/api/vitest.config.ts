import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: "test/global-setup.ts",
    include: ["{src,test}/**/*.test.ts"],
    // A first start prepares a whole PostgreSQL cluster, and the machine may be busy with other packages' tests.
    hookTimeout: 120_000,
    testTimeout: 60_000,
  },
});
