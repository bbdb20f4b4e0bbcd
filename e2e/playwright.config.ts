import { defineConfig } from "@playwright/test";
import { environment } from "./support/env";

// Started by `npm test` (tooling/src/e2e/run-journeys.ts), which gives the journeys a stack of their own.
export default defineConfig({
  testDir: "journeys",
  workers: 1,
  retries: 0,
  timeout: 180_000,
  expect: {
    timeout: 20_000,
    toHaveScreenshot: { animations: "disabled", caret: "hide", scale: "device" },
  },
  snapshotPathTemplate: "still/{arg}{ext}",
  reporter: [["list"]],
  outputDir: "test-results/failures",
  use: {
    baseURL: environment.webUrl,
    browserName: "chromium",
    headless: true,
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    timezoneId: "Africa/Lagos",
    locale: "en-NG",
    launchOptions: {
      executablePath: environment.chromiumPath,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // Letters are drawn alike whatever a machine's settings of fonts.
        "--font-render-hinting=none",
        "--disable-lcd-text",
      ],
    },
  },
});
