import { expect, test, type Page } from "@playwright/test";
import { say } from "../support/catalogue";
import { Person } from "../support/person";
import { expectAccessible, expectNothingWider } from "../support/soundness";

// The frame of every page comes in a file of its own; without what is in it not even the provider of words is there.
const FRAME = /\/_next\/static\/chunks\/app\/layout-[^/]*\.js/;

test("when not even the frame can be drawn, the last resort says so in the reader's words, and trying again helps", async ({
  browser,
}) => {
  const reader = await Person.arrive(browser, "reader", 320, { locale: "fr-FR" });
  const { page } = reader;
  await page.route(FRAME, async (route) => {
    const response = await route.fetch();
    const emptied = (await response.text()).replace(/\.push\(\[\[([\d,]+)\],.*$/s, ".push([[$1],{}]);");
    await route.fulfill({
      response,
      body: emptied,
      headers: { ...response.headers(), "cache-control": "no-store" },
    });
  });
  await page.goto("/groups");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("fr", "states.brokenTitle"));
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await expectNothingWider(page);
    await expectAccessible(page);
    await reader.screenshot(`broken-${width}`);
  }
  await page.unroute(FRAME);
  await page.getByRole("button", { name: say("fr", "states.tryAgain") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("fr", "groups.title"));
  await reader.leave();
});

test("a file of the frame that is not to be had is said at once, in the dark for who reads in the dark", async ({
  browser,
}) => {
  const reader = await Person.arrive(browser, "reader", 390);
  const { page } = reader;
  await page.emulateMedia({ colorScheme: "dark" });
  await page.route(FRAME, (route) => route.abort());
  await page.goto("/groups");
  // webpack waits two minutes at the element of a file that has failed before it was needed.
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("en", "states.brokenTitle"));
  await expect(page.locator("html")).toHaveClass(/dark/);
  await expectAccessible(page);
  await reader.screenshot("broken-dark-phone");
  await reader.leave();
});

test("a file of the frame that is lost once on the way is asked for again, and nobody notices", async ({
  browser,
}) => {
  const reader = await Person.arrive(browser, "Efe", 390);
  const { page } = reader;
  let asked = 0;
  await page.route(FRAME, (route) => (asked++ === 0 ? route.abort() : route.continue()));
  await page.goto("/groups");
  await reader.connect();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("en", "groups.title"));
  expect(asked).toBe(2);
  await reader.leave();
});

test("the file of a language's words that is lost once on the way is asked for again, and nobody notices", async ({
  browser,
}) => {
  const reader = await Person.arrive(browser, "reader", 390, { locale: "fr-FR" });
  const { page } = reader;
  let asked = 0;
  await page.route(await scriptThatHolds(page, "fr", say("fr", "nav.skip")), (route) =>
    asked++ === 0 ? route.abort() : route.continue(),
  );
  await page.goto("/groups");
  await page.getByRole("button", { name: say("fr", "wallet.connect") }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  expect(asked).toBe(2);
  await reader.leave();
});

/** Address of the one script of the groups' page in which some words are. */
async function scriptThatHolds(page: Page, language: string, words: string): Promise<string> {
  const textOf = async (address: string) =>
    (await page.request.get(address, { headers: { "accept-language": language } })).text();
  const addresses = [...(await textOf("/groups")).matchAll(/<script[^>]* src="([^"]+)"/g)].flatMap(
    ([, address]) => address ?? [],
  );
  const texts = await Promise.all(addresses.map(textOf));
  const [found, ...others] = addresses.filter((_, index) => texts[index]?.includes(words));
  if (found === undefined || others.length > 0) throw new Error(`no one script holds “${words}”`);
  return `**${found}`;
}
