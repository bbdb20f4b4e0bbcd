import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test, type Browser, type Page } from "@playwright/test";
import { environment } from "../support/env";
import { startStillSite } from "../support/still-site";

const SAMPLE = path.resolve(import.meta.dirname, "../still/sample.png");
const LETTERS = path.resolve(
  import.meta.dirname,
  "../../apps/web/node_modules/@fontsource-variable/nunito-sans/files/nunito-sans-latin-wght-normal.woff2",
);

const VIEWS = {
  wide: { width: 1280, colorScheme: "light" },
  phone: { width: 390, colorScheme: "dark" },
} as const;

// What people meet first, with data and clock kept still. A change that was meant: `npm run stills`, look, and commit.
test("the pages look as they did: landing, groups, an invitation, a group and a receipt", async ({
  browser,
}) => {
  const tolerance = await findTolerance(browser);
  const site = await startStillSite();
  const page = await openPage(browser, site.url);
  const shoot = async (name: string, view: keyof typeof VIEWS, fullPage: boolean) => {
    const { width, colorScheme } = VIEWS[view];
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await expect(page.locator("html")).toHaveClass(new RegExp(`\\b${colorScheme}\\b`));
    // Nothing is under the pointer, and the letters are there.
    await page.mouse.move(0, 0);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    await expect.soft(page).toHaveScreenshot(`${name}-${view}.png`, { fullPage, ...tolerance });
  };

  await page.goto("/");
  await shoot("landing", "phone", false);

  await page.goto("/groups");
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Ada" }).click();
  await expect(page.getByRole("button", { name: /^Pay / }).first()).toBeVisible();
  await expect(page.getByRole("heading", { name: "All groups" })).toBeVisible();
  await shoot("groups", "phone", true);

  const { forming, active } = await groupsOf(page);
  await page.goto(`/join/${forming}`);
  await expect(page.getByRole("button", { name: /^Take seat/ })).toBeVisible();
  await shoot("join", "phone", true);

  await page.goto(`/groups/${active}`);
  await expect(page.getByRole("button", { name: /^Pay / }).first()).toBeVisible();
  await shoot("group", "phone", true);
  await shoot("group", "wide", true);

  await page.getByRole("button", { name: /^Pay / }).first().click();
  const sheet = page.getByRole("dialog");
  await sheet.getByRole("button", { name: /^Pay / }).click();
  await expect(sheet.getByRole("heading", { name: "Paid" })).toBeVisible();
  await shoot("receipt", "phone", false);

  await page.context().close();
  await site.stop();
});

/**
 * What may differ from the pictures. Another Chromium, or another machine, may draw the edges of letters otherwise: 0.8 %
 * of a picture at most between versions 147 and 156. Whether it does, a sample shows. The size of a page, and where
 * everything is on it, have to be the same in all.
 */
async function findTolerance(browser: Browser) {
  const sample = await drawSample(browser);
  if (environment.stills === "refresh") {
    mkdirSync(path.dirname(SAMPLE), { recursive: true });
    writeFileSync(SAMPLE, sample);
  }
  const drawsAlike = existsSync(SAMPLE) && readFileSync(SAMPLE).equals(sample);
  return drawsAlike ? { threshold: 0.1, maxDiffPixels: 5 } : { threshold: 0.2, maxDiffPixelRatio: 0.015 };
}

/** Letters, ours and the machine's, and shapes as the pages have them, at their sizes; nothing of the pages themselves. */
async function drawSample(browser: Browser): Promise<Buffer> {
  const page = await browser.newPage({
    deviceScaleFactor: 0.5,
    viewport: { width: 400, height: 560 },
    colorScheme: "light",
  });
  const text = "Pay 200 USDC for round 2 by 3 February: ← ✓ · … é Ada & Bayo";
  const sizes = [12, 15, 16, 20, 28].map(
    (size, index) => `<p style="font-size:${size}px;font-weight:${400 + 100 * index}">${text}</p>`,
  );
  await page.setContent(`<style>
    @font-face { font-family: sample; font-weight: 200 800; font-display: block;
      src: url(data:font/woff2;base64,${readFileSync(LETTERS).toString("base64")}) }
    body { font-family: sample, system-ui, sans-serif; margin: 8px; color: #223 }
    p { margin: 4px 0; line-height: 1.4 }
  </style>${sizes.join("")}
  <details><summary>Need more time?</summary></details><p style="font-family:system-ui">${text}</p>
  <svg width="120" height="80"><circle cx="40" cy="40" r="30" fill="#fb3" stroke="#223" stroke-dasharray="3 2"/></svg>
  <div style="width:200px;height:30px;border-radius:9px;border:1px solid #889;background:#33a"></div>`);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const sample = await page.screenshot({ scale: "device" });
  await page.close();
  return sample;
}

/** A browser without a past, whose letters are there before the page is drawn. */
async function openPage(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({
    baseURL: url,
    // Half as large as on a screen: plenty to see what has moved, and small enough to be kept.
    deviceScaleFactor: 0.5,
    reducedMotion: "reduce",
    serviceWorkers: "block",
    timezoneId: "Africa/Lagos",
    locale: "en-NG",
  });
  await context.addCookies([{ name: "ajo_time_zone", value: "Africa/Lagos", url }]);
  const page = await context.newPage();
  // "optional" lets a slow first visit keep the device's letters; here the page waits for its own.
  await page.route("**/*.css", async (route) => {
    const response = await route.fetch();
    const own = (await response.text()).replaceAll(/font-display:\s*optional/g, "font-display:block");
    // Codes are written in whatever a machine has for them: here in the letters that come along.
    await route.fulfill({ response, body: `${own} code { font-family: inherit !important }` });
  });
  return page;
}

async function groupsOf(page: Page): Promise<{ forming: string; active: string }> {
  const input = encodeURIComponent(JSON.stringify({ json: { limit: 50 } }));
  const text = await page.evaluate(
    async (address) => (await fetch(address)).text(),
    `/api/trpc/group.list?input=${input}`,
  );
  const answer = JSON.parse(text) as {
    result: { data: { json: { data: { items: { id: string; status: string; name: string }[] } } } };
  };
  const find = (status: string) =>
    answer.result.data.json.data.items.find((group) => group.status === status)?.id ?? "";
  return { forming: find("forming"), active: find("active") };
}
