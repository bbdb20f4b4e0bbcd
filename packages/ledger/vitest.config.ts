import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    // Starting processes and compiling the host takes its time on a busy machine.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
