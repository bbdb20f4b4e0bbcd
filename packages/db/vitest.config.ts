import { defineConfig } from "vitest/config";
import { patience } from "../../tooling/src/test-settings.ts";

export default defineConfig({
  test: {
    globalSetup: "test/global-setup.ts",
    include: ["{src,test}/**/*.test.ts"],
    ...patience,
  },
});
