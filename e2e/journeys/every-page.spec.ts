import { expect, test } from "@playwright/test";
import { Person } from "../support/person";
import { everyPage } from "../support/sample-groups";
import { expectAccessible, expectNothingWider, listenForComplaints } from "../support/soundness";

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
      const complaints = listenForComplaints(page);
      for (const [name, address] of Object.entries({ ...(await everyPage()), design: "/design" }))
        await test.step(name, async () => {
          await page.goto(address);
          await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
          if (name === "groups") {
            await expect(page.getByRole("button", { name: /^(Connect$|Wallet: )/ })).toBeVisible();
            const connect = page.getByRole("button", { name: "Connect", exact: true });
            if (await connect.isVisible()) await visitor.connect();
          }
          if (name === "verify") await expect(page.getByText("Everything agrees").first()).toBeVisible();
          await page.waitForLoadState("load");
          await visitor.screenshot(`${name}-${width}-${scheme}`);
          await expectNothingWider(page);
          await expectAccessible(page);
        });
      expect(complaints).toEqual([]);
      await visitor.leave();
    });

test("every page is readable in the system's own colours, and moves nothing that was asked to be still", async ({
  browser,
}) => {
  const visitor = await Person.arrive(browser, "visitor", 390, { forcedColors: "active" });
  const { page } = visitor;
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  for (const [name, address] of Object.entries({ ...(await everyPage()), design: "/design" }))
    await test.step(name, async () => {
      await page.goto(address);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await page.waitForLoadState("load");
      await visitor.screenshot(`${name}-390-forced`);
      await expectAccessible(page, { forcedColors: true });
      const moving = await page.evaluate(
        () =>
          document.getAnimations().filter((animation) => {
            const { duration } = animation.effect?.getComputedTiming() ?? {};
            return typeof duration === "number" && duration > 10;
          }).length,
      );
      expect(moving, "nothing moves").toBe(0);
    });
  await visitor.leave();
});

test("an address that is no group's is answered with 404", async ({ request }) => {
  const nobody = "CDLZFC3SYJYDZT7K67VZ75HPJVIEUVNIXF47ZG2FB2RMQQVU2HHGCYSC";
  for (const address of [
    "/groups/nonsense",
    `/groups/${nobody}`,
    `/join/${nobody}`,
    `/groups/${nobody}/verify`,
  ])
    expect((await request.get(address)).status(), address).toBe(404);
});
