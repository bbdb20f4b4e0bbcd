import { expect, test } from "@playwright/test";
import { LANGUAGES, say } from "../support/catalogue";
import { environment } from "../support/env";
import { Person } from "../support/person";
import { everyPage } from "../support/sample-groups";
import { expectNothingWider, lengthenTexts, listenForComplaints } from "../support/soundness";
import { createGroupOf } from "../support/start-group";
import { Truth } from "../support/truth";

// In a French browser, so that whatever the browser would say by itself cannot agree with the server by chance.
for (const language of LANGUAGES)
  test(`every page speaks ${language}, the same on server and browser, on the narrowest screen`, async ({
    browser,
  }) => {
    const reader = await Person.arrive(browser, "reader", 320, { locale: "fr-FR" });
    const { page } = reader;
    await page.context().addCookies([{ name: "ajo_language", value: language, url: environment.webUrl }]);
    const complaints = listenForComplaints(page);
    for (const [name, address] of Object.entries(await everyPage()))
      await test.step(name, async () => {
        await page.goto(address);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        expect(await page.locator("html").getAttribute("lang")).toBe(language);
        await page.waitForLoadState("load");
        await expectNothingWider(page);
        if (["landing", "group-active", "join"].includes(name))
          await reader.screenshot(`${name}-${language}-320`);
      });
    expect(complaints).toEqual([]);
    await reader.leave();
  });

test("texts 40 % longer than English still fit the narrowest screen", async ({ browser }) => {
  const reader = await Person.arrive(browser, "reader", 320);
  for (const [name, address] of Object.entries(await everyPage()))
    await test.step(name, async () => {
      await reader.page.goto(address);
      await expect(reader.page.getByRole("heading", { level: 1 })).toBeVisible();
      await reader.page.waitForLoadState("load");
      await lengthenTexts(reader.page);
      await expectNothingWider(reader.page);
    });
  await reader.leave();
});

test("Efe chooses Yoruba, pays in Yoruba, and finds it again after a reload", async ({ browser }) => {
  const truth = new Truth();
  const groupId = await createGroupOf(truth, ["Efe", "Dede"], { name: "Àjọ Ìbàdàn" });
  const before = await truth.balanceOf("Efe");
  const efe = await Person.arrive(browser, "Efe", 390);
  const { page } = efe;

  await test.step("the choice is made once, in the list at the end of any page", async () => {
    await page.goto("/groups");
    await efe.connect();
    await page.goto(`/groups/${groupId}`);
    await page.getByRole("link", { name: "Yorùbá" }).click();
    await page.waitForURL(`**/groups/${groupId}`);
    await expect(page.getByRole("heading", { name: say("yo", "mine.title") })).toBeVisible();
    expect(await page.title()).toBe("Àjọ Ìbàdàn · Ajo");
  });

  await test.step("the payment is asked, shown and confirmed in Yoruba", async () => {
    const amount = "5\u00a0USDC";
    await page.getByRole("button", { name: say("yo", "mine.payRound", { amount, round: 1 }) }).click();
    const sheet = page.getByRole("dialog");
    await sheet
      .getByRole("button", { name: say("yo", "money.approve.contribute", { amount, round: 1 }) })
      .click();
    await expect(sheet.getByText(say("yo", "money.done.contribute"), { exact: true }).first()).toBeVisible();
    await efe.screenshot("40-receipt-yoruba-phone", { fullPage: false });
    await sheet.getByRole("button", { name: say("yo", "money.doneButton"), exact: true }).click();
    expect((await truth.expectAgreement(groupId)).escrow).toBe(50_000_000n);
    expect(await truth.balanceOf("Efe")).toBe(before - 50_000_000n);
  });

  await test.step("a reload still speaks Yoruba", async () => {
    await page.reload();
    await expect(page.getByRole("heading", { name: say("yo", "mine.title") })).toBeVisible();
    await efe.screenshot("41-group-yoruba-phone");
  });

  await efe.leave();
  await truth.close();
});
