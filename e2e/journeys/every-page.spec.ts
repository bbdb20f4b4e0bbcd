import AxeBuilder from "@axe-core/playwright";
import { groupListOutput } from "@ajo/schemas";
import { expect, test } from "@playwright/test";
import { Person } from "../support/person";
import { Truth } from "../support/truth";

const WIDTHS = [320, 1280] as const;
const SCHEMES = ["light", "dark"] as const;

// Every page, in the widths and schemes that matter: readable by everybody, nothing wider than the screen, no error
// in the console (a hydration mismatch is one), and a screenshot to look at.
for (const scheme of SCHEMES)
  for (const width of WIDTHS)
    test(`every page is sound at ${width} px, ${scheme}`, async ({ browser }) => {
      const visitor = await Person.arrive(browser, "Ada", width);
      const { page } = visitor;
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      const complaints: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(message.text());
      });
      page.on("pageerror", (error) => complaints.push(error.message));

      const groups = await sampleGroups();
      const pages = {
        landing: "/",
        groups: "/groups",
        create: "/groups/new",
        me: "/me",
        ...Object.fromEntries(groups.map(({ id, status }) => [`group-${status}`, `/groups/${id}`])),
        ...Object.fromEntries(
          groups.filter(({ status }) => status === "forming").map(({ id }) => ["join", `/join/${id}`]),
        ),
        "not-found": "/groups/nonsense",
      };
      for (const [name, address] of Object.entries(pages))
        await test.step(name, async () => {
          await page.goto(address);
          await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
          if (name === "groups") {
            await expect(page.getByRole("button", { name: /^(Connect$|Wallet: )/ })).toBeVisible();
            const connect = page.getByRole("button", { name: "Connect", exact: true });
            if (await connect.isVisible()) await visitor.connect();
          }
          await page.waitForLoadState("load");
          await visitor.screenshot(`${name}-${width}-${scheme}`);
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          expect(overflow, "nothing is wider than the screen").toBeLessThanOrEqual(0);
          const { violations } = await new AxeBuilder({ page })
            .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
            .analyze();
          expect(
            violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`),
          ).toEqual([]);
        });
      expect(complaints.filter((text) => !text.includes("404"))).toEqual([]);
      await visitor.leave();
    });

/** One group of each status, from the API. */
async function sampleGroups() {
  const truth = new Truth();
  try {
    const { data } = await truth.database.groups.listGroups({ limit: 50 });
    const groups = groupListOutput.shape.data.shape.items.parse(data.items);
    return (["forming", "active", "completed"] as const).flatMap(
      (status) => groups.find((group) => group.status === status) ?? [],
    );
  } finally {
    await truth.close();
  }
}
