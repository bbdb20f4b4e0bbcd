import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test, type Browser, type Page } from "@playwright/test";
import { environment } from "../support/env";
import { startStillSite, type StillSite } from "../support/still-site";

const MADE_BY = path.resolve(import.meta.dirname, "../still/browser.txt");

const VIEWS = {
  wide: { width: 1280, colorScheme: "light" },
  dark: { width: 1280, colorScheme: "dark" },
  phone: { width: 390, colorScheme: "light" },
} as const;

// Pictures of the pages that people meet first, with data and clock kept still. Letters are drawn a little differently
// by every version of Chromium, so they are compared in the one that they were made with.
test.describe("the pages look as they did", () => {
  let site: StillSite | null = null;
  test.beforeAll(async ({ browser }) => {
    const version = `Chromium ${browser.version().split(".")[0]}`;
    if (environment.stills === "refresh") writeFileSync(MADE_BY, `${version}\n`);
    const madeBy = existsSync(MADE_BY) ? readFileSync(MADE_BY, "utf8").trim() : "nobody";
    test.skip(version !== madeBy, `the pictures were made by ${madeBy}, this is ${version}`);
    site = await startStillSite();
  });
  test.afterAll(async () => {
    await site?.stop();
  });

  for (const [view, { width, colorScheme }] of Object.entries(VIEWS))
    test(`landing, groups, a group, an invitation and a receipt: ${view}`, async ({ browser }) => {
      if (site === null) throw new Error("the still site did not start");
      const page = await openPage(browser, site, width, colorScheme);
      const shoot = (name: string, options: { fullPage?: boolean } = {}) =>
        expect.soft(page).toHaveScreenshot(`${name}-${view}.png`, { fullPage: true, ...options });

      await page.goto("/");
      await ready(page);
      await shoot("landing", { fullPage: view === "phone" });

      await page.goto("/groups");
      await page.getByRole("button", { name: "Connect", exact: true }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Ada" }).click();
      await expect(page.getByRole("button", { name: /^Pay / }).first()).toBeVisible();
      await ready(page);
      await shoot("groups");

      const { forming, active } = await groupsOf(page);
      await page.goto(`/join/${forming}`);
      await ready(page);
      await shoot("join");

      await page.goto(`/groups/${active}`);
      await ready(page);
      await shoot("group");
      await page.getByRole("button", { name: /^Pay / }).first().click();
      const sheet = page.getByRole("dialog");
      await sheet.getByRole("button", { name: /^Pay / }).click();
      await expect(sheet.getByRole("heading", { name: "Paid" })).toBeVisible();
      await ready(page);
      await shoot("receipt", { fullPage: false });
      await page.context().close();
    });
});

/** A browser without a past, whose letters are there before the page is drawn. */
async function openPage(browser: Browser, site: StillSite, width: number, colorScheme: "light" | "dark") {
  const context = await browser.newContext({
    baseURL: site.url,
    viewport: { width, height: 900 },
    colorScheme,
    reducedMotion: "reduce",
    serviceWorkers: "block",
    timezoneId: "Africa/Lagos",
    locale: "en-NG",
  });
  await context.addCookies([{ name: "ajo_time_zone", value: "Africa/Lagos", url: site.url }]);
  const page = await context.newPage();
  // "optional" lets a slow first visit keep the device's letters; here the page waits for its own.
  await page.route("**/*.css", async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll(/font-display:\s*optional/g, "font-display:block");
    await route.fulfill({ response, body });
  });
  return page;
}

async function ready(page: Page): Promise<void> {
  // Nothing is under the pointer.
  await page.mouse.move(0, 0);
  await page.waitForLoadState("networkidle").catch(() => undefined);
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
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
