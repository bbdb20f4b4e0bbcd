import { defineConfig } from "@playwright/test";
import journeys from "./playwright.config";

// Started by `npm run gallery`: pictures to look at, of every page and its main states. Nothing is compared.
export default defineConfig({
  ...journeys,
  testDir: "gallery",
  timeout: 900_000,
  outputDir: "test-results/gallery-failures",
  use: { ...journeys.use, trace: "off", screenshot: "off" },
});
