import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import type { Person } from "./person";

const STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Errors that the page writes to its console from now on; a hydration mismatch is one. Missing pages are not. */
export function listenForComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("404")) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return complaints;
}

export async function expectNothingWider(page: Page): Promise<void> {
  const culprits = await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return Array.from(document.querySelectorAll("body *"))
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5)
      .map((element) => element.outerHTML.slice(0, 120));
  });
  expect(culprits, "nothing is wider than the screen").toEqual([]);
}

/** What of the standard depends on the colours alone: asked again when nothing else has changed. */
const COLOURS = ["color-contrast", "link-in-text-block"];

/**
 * No violation of WCAG 2.2 AA. The allow-list is empty. In forced colours contrast is the system's own business: what
 * the style sheets say, which axe would judge by, is not what is painted. `coloursOnly` after a change of scheme.
 */
export async function expectAccessible(
  page: Page,
  { forcedColors = false, coloursOnly = false } = {},
): Promise<void> {
  const axe = new AxeBuilder({ page });
  if (coloursOnly) axe.withRules(COLOURS);
  else axe.withTags(STANDARD).disableRules(forcedColors ? COLOURS : []);
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
}

const WIDE = 1280;
const NARROW = 320;

/**
 * What is on the screen now, in every way that it may be looked at: narrow and wide, light and dark, in the system's
 * own colours. Nothing is loaded again in between; the screen is back to wide and light afterwards.
 */
export async function expectSoundEverywhere({ page, screenshot }: Person, name: string): Promise<void> {
  const look = async (width: number, colorScheme: "light" | "dark", coloursOnly: boolean) => {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce", forcedColors: "none" });
    await expect(page.locator("html")).toHaveClass(new RegExp(`\\b${colorScheme}\\b`));
    if (!coloursOnly || width === WIDE) await screenshot(`${name}-${width}-${colorScheme}`);
    await expectNothingWider(page);
    await expectAccessible(page, { coloursOnly });
  };
  await test.step(name, async () => {
    await look(NARROW, "light", false);
    await look(NARROW, "dark", true);
    await look(WIDE, "dark", true);
    await look(WIDE, "light", false);
    await page.emulateMedia({ reducedMotion: "reduce", forcedColors: "active" });
    await expectAccessible(page, { forcedColors: true });
    expect(await movingThings(page), "nothing moves that was asked to be still").toBe(0);
    await page.emulateMedia({ reducedMotion: "reduce", forcedColors: "none" });
  });
}

async function movingThings(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      document.getAnimations().filter((animation) => {
        const { duration } = animation.effect?.getComputedTiming() ?? {};
        return typeof duration === "number" && duration > 10;
      }).length,
  );
}

/** Makes every text of the page 40 % longer, in place: what a language with long words would do to it. */
export async function lengthenTexts(page: Page): Promise<void> {
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.nodeValue ?? "";
      const owner = node.parentElement?.closest("script, style, code, .address, [aria-hidden=true]");
      if (text.trim().length < 2 || owner !== null) continue;
      // Words grow as words do: not into one that no screen could hold.
      node.nodeValue = text.replace(/\p{L}{3,}/gu, (word) => word + "ö".repeat(Math.ceil(word.length * 0.4)));
    }
  });
}
