import { expect, type Locator, type Page } from "@playwright/test";

/** A page holds fewer stops than this; whoever has not arrived by then is caught somewhere. */
const MOST_STOPS = 120;

/** Somebody without a mouse: everything is reached by Tab and used by Enter, Space, arrows and letters. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  /** Tabs on until `target` has the focus, and the focus can be seen. */
  async reach(target: Locator): Promise<void> {
    await expect(target).toBeVisible();
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      if (await target.evaluate((element) => element === document.activeElement)) {
        await expectFocusSeen(target);
        return;
      }
      await this.page.keyboard.press("Tab");
    }
    throw new Error(`${target.toString()} is not reached by Tab`);
  }

  /** Enter on a button or a link. */
  async press(target: Locator): Promise<void> {
    await this.reach(target);
    await expect(target).toBeEnabled();
    await this.page.keyboard.press("Enter");
  }

  /** Writes into a field, in place of what is there. */
  async write(target: Locator, text: string): Promise<void> {
    await this.reach(target);
    await this.page.keyboard.press("ControlOrMeta+A");
    await this.page.keyboard.type(text);
  }

  /** One of several radio buttons: Tab leads to the group, arrows to its member. */
  async choose(target: Locator): Promise<void> {
    const name = await target.getAttribute("name");
    const group = this.page.locator(`input[name="${name}"]`);
    const count = await group.count();
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      const inside = await this.page.evaluate(
        (wanted) => document.activeElement?.getAttribute("name") === wanted,
        name,
      );
      if (inside) break;
      await this.page.keyboard.press("Tab");
    }
    await this.page.keyboard.press("Space");
    for (let step = 0; step < count && !(await target.isChecked()); step++)
      await this.page.keyboard.press("ArrowDown");
    await expect(target).toBeChecked();
  }
}

/** The focused element, or what stands around a radio button or a seat, has a ring of at least two pixels. */
async function expectFocusSeen(target: Locator): Promise<void> {
  const widths = await target.evaluate((element) => {
    const around = [element, ...Array.from(element.querySelectorAll("*")), element.closest("label")];
    return around.flatMap((part) => {
      if (part === null) return [];
      const { outlineStyle, outlineWidth } = getComputedStyle(part);
      return outlineStyle === "none" ? [] : [Number.parseFloat(outlineWidth)];
    });
  });
  expect(Math.max(0, ...widths), `the focus is seen on ${target.toString()}`).toBeGreaterThanOrEqual(2);
}
