import { defineConfig } from "vitest/config";
import { patience } from "../../tooling/src/test-settings.ts";

export default defineConfig({
  // A whole group's life is some fifty transactions, each simulated, signed and applied for real.
  test: {
    ...patience,
    testTimeout: 120_000,
    // Simulating and decoding leave much behind that is soon garbage: with room for it little is moved about.
    execArgv: ["--max-semi-space-size=64"],
  },
});
