import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { testSettings } from "../../tooling/src/test-settings.ts";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL("src", import.meta.url)) } },
  test: { ...testSettings, include: ["src/**/*.test.{ts,tsx}"], environment: "node" },
});
