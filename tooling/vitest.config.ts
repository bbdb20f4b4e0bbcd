import { defineConfig } from "vitest/config";
import { testSettings } from "./src/test-settings.ts";

export default defineConfig({ test: testSettings });
