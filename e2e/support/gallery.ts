import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test, type Page } from "@playwright/test";

const GALLERY = path.resolve(import.meta.dirname, "../test-results/gallery");

/** The least that is promised, a phone, a tablet, a desk. */
const WIDTHS = [320, 390, 768, 1440] as const;
const SCHEMES = ["light", "dark"] as const;

interface Taking {
  /** All that can be scrolled to, with what sticks to the screen's end at the page's; else one screen. */
  fullPage?: boolean;
  widths?: readonly number[];
  schemes?: readonly (typeof SCHEMES)[number][];
}

/** Takes what is on the screen in every width, light and dark, as `NAME-WIDTH-SCHEME.png`; nothing is loaded again. */
export async function takeAll(
  page: Page,
  name: string,
  { fullPage = true, widths = WIDTHS, schemes = SCHEMES }: Taking = {},
): Promise<void> {
  await test.step(name, async () => {
    mkdirSync(GALLERY, { recursive: true });
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      for (const width of widths) {
        const screen = { width, height: width < 700 ? 780 : 900 };
        await page.setViewportSize(screen);
        await settle(page);
        if (fullPage) {
          const whole = await page.evaluate(() => document.documentElement.scrollHeight);
          await page.setViewportSize({ width, height: Math.max(screen.height, whole) });
          await settle(page);
        }
        await page.screenshot({ path: path.join(GALLERY, `${name}-${width}-${colorScheme}.png`) });
      }
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  });
  writeContactSheet();
}

/** Letters and pictures are there, what a new size brought about is drawn, and the page grows no more. */
async function settle(page: Page): Promise<void> {
  await expect(page.locator("[role=status].skeleton, [role=status] .skeleton")).toHaveCount(0);
  await page.evaluate(async () => {
    await document.fonts.ready;
    let [height, same] = [0, 0];
    while (same < 6) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const { scrollHeight } = document.documentElement;
      same = scrollHeight === height ? same + 1 : 0;
      height = scrollHeight;
    }
  });
}

/** One page that shows all pictures there are, a row for each state. */
function writeContactSheet(): void {
  const files = new Set(readdirSync(GALLERY).filter((file) => file.endsWith(".png")));
  const names = [...new Set([...files].map((file) => file.replace(/-\d+-(light|dark)\.png$/, "")))].sort();
  const picture = (file: string) =>
    files.has(file)
      ? `<a href="${file}"><img loading="lazy" alt="${file.replace(/\.png$/, "")}" src="${file}"></a>`
      : "";
  const rows = names.map((name) => {
    const pictures = SCHEMES.flatMap((scheme) =>
      WIDTHS.map((width) => picture(`${name}-${width}-${scheme}.png`)),
    );
    return `<section id="${name}"><h2>${name}</h2><div>${pictures.join("")}</div></section>`;
  });
  const list = names.map((name) => `<a href="#${name}">${name}</a>`).join(" · ");
  writeFileSync(
    path.join(GALLERY, "index.html"),
    `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Ajo: every page</title><style>
body{font:1rem/1.5 system-ui,sans-serif;margin:2rem;background:#888;color:#111}
div{display:flex;gap:.75rem;overflow-x:auto;align-items:start;padding-block-end:1rem}
img{height:24rem;object-fit:cover;object-position:top;display:block}a{color:inherit}h2{margin-block-end:.25rem}
</style><h1>Ajo: ${names.length} pages and states, ${files.size} pictures</h1><p>${list}</p>
${rows.join("\n")}
</html>
`,
  );
}
