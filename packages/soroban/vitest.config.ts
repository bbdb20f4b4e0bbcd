import { defineConfig } from "vitest/config";
import { testSettings } from "../../tooling/src/test-settings.ts";

export default defineConfig({ test: testSettings });
