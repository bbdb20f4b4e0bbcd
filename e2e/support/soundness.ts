import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

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

/**
 * No violation of WCAG 2.2 AA. The allow-list is empty. In forced colours contrast is the system's own business: what
 * the style sheets say, which axe would judge by, is not what is painted.
 */
export async function expectAccessible(page: Page, { forcedColors = false } = {}): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(STANDARD)
    .disableRules(forcedColors ? ["color-contrast"] : [])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
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
