import { PICTURE_SIDE, walletAddressSchema } from "@ajo/schemas";
import { localPersonKeypair } from "@ajo/soroban/local-people";
import { expect, test } from "@playwright/test";
import { Person } from "../support/person";
import { expectAccessible, expectNothingWider, listenForComplaints } from "../support/soundness";
import { createGroupOf, payFor } from "../support/start-group";
import { Truth } from "../support/truth";

const addressOf = (name: string) => walletAddressSchema.parse(localPersonKeypair(name).publicKey());

// Efe misses a round. The badge says so without a reload; Efe promises a date, and Dede, who organises, sees it.
test("a member falls due, hears of it, promises a date, and the organiser knows", async ({ browser }) => {
  const truth = new Truth();
  const [efe, dede] = await Promise.all([Person.arrive(browser, "Efe", 390), Person.arrive(browser, "Dede")]);
  const complaints = listenForComplaints(efe.page);
  const groupId = await createGroupOf(truth, ["Dede", "Efe"], { name: "Bread money" });
  await payFor(truth, "Dede", groupId, 1);

  await test.step("Efe signs in, and chooses how to be told", async () => {
    await efe.page.goto("/me");
    await efe.connect();
    await efe.signIn();
    await efe.page.getByLabel("Keep quiet hours").check();
    await efe.page.getByLabel("From", { exact: true }).fill("21:30");
    await efe.page.getByRole("checkbox", { name: "Kind words and promises By e-mail" }).uncheck();
    await efe.page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(efe.page.getByText("Saved.", { exact: true })).toBeVisible();
    await expectAccessible(efe.page);
    await expectNothingWider(efe.page);
    await efe.screenshot("inbox-settings-390");
    await efe.page.reload();
    await expect(efe.page.getByLabel("From", { exact: true })).toHaveValue("21:30");
    expect(await truth.database.notificationSettings.get(addressOf("Efe"))).toMatchObject({
      ...{ quietHours: { from: 1_290, until: 420 }, timeZone: "Africa/Lagos" },
      email: ["reminders", "money", "act", "group"],
    });
  });

  await test.step("Efe shows a picture, which Dede sees; what is no picture is refused in words", async () => {
    const file = efe.page.getByLabel("What others see beside your name");
    await file.setInputFiles({ name: "notes.png", mimeType: "image/png", buffer: Buffer.from("no picture") });
    await expect(efe.page.getByText("That file is not a picture we can read")).toBeVisible();
    await file.setInputFiles({
      ...{ name: "me.png", mimeType: "image/png" },
      buffer: await efe.page.screenshot({ clip: { x: 0, y: 0, width: 300, height: 500 } }),
    });
    await expect(efe.page.getByText("Your picture is shown.")).toBeVisible();
    await expectAccessible(efe.page);
    await expectNothingWider(efe.page);
    await efe.screenshot("picture-390");
    await dede.openGroup(groupId);
    await dede.page.getByRole("tab", { name: "Members" }).click();
    const shown = dede.page.locator("li", { hasText: "Efe" }).locator("img");
    await expect
      .poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBe(PICTURE_SIDE);
    await dede.screenshot("picture-members");
    await efe.page.getByRole("button", { name: "Take my picture away" }).click();
    await expect(efe.page.getByText("Your picture is gone.")).toBeVisible();
    await dede.page.reload();
    await expect(dede.page.getByRole("tabpanel").getByRole("heading", { name: "Efe" })).toBeVisible();
    await expect(shown).toHaveCount(0);
  });

  await test.step("the round closes without Efe; the badge says so without a reload", async () => {
    await dede.openGroup(groupId);
    await dede.connect();
    await dede.movePastGrace(1);
    await expect(efe.page.getByText(/^\d+ new messages?$/)).toBeAttached();
    await expect
      .poll(async () => {
        const { items } = await truth.database.notifications.list({ address: addressOf("Efe"), limit: 50 });
        return items.filter((item) => item.groupId === groupId && item.kind === "late").length;
      })
      .toBe(1);
  });

  await test.step("Efe opens the inbox, and the group from there", async () => {
    await efe.page.getByRole("link", { name: /^Inbox/ }).click();
    await expect(
      efe.page.getByText("Round 1 closed without your 5 USDC.", { exact: false }).first(),
    ).toBeVisible();
    for (const [width, theme] of [
      [320, "light"],
      [390, "dark"],
      [1440, "light"],
    ] as const) {
      await efe.page.setViewportSize({ width, height: 900 });
      await efe.page.emulateMedia({ colorScheme: theme });
      await expectNothingWider(efe.page);
      await expectAccessible(efe.page);
      await efe.screenshot(`inbox-${width}-${theme}`);
    }
    await efe.page.setViewportSize({ width: 390, height: 900 });
    await efe.page.getByRole("link", { name: "Open Bread money" }).first().click();
    await expect(efe.page.getByRole("heading", { level: 1, name: "Bread money" })).toBeVisible();
  });

  await test.step("Efe promises a date; Dede sees it and need not remind", async () => {
    await efe.page.getByText("Need more time?").click();
    const { closeTime } = await truth.chain.getNetworkState();
    const day = new Date(closeTime.getTime() + 5 * 86_400_000).toISOString().slice(0, 10);
    await efe.page.getByLabel("I will pay by").fill(day);
    await efe.page.getByRole("button", { name: "Promise", exact: true }).click();
    await expect(efe.page.getByText("You promise to pay by", { exact: false })).toBeVisible();
    await efe.screenshot("promise-390");
    await dede.page.goto("/me");
    await dede.signIn();
    await dede.openGroup(groupId);
    await dede.page.getByRole("tab", { name: "Members" }).click();
    await expect(dede.page.getByText("Promises to pay by", { exact: false })).toBeVisible();
    await expect(dede.page.getByRole("button", { name: "Send a kind reminder" })).toBeHidden();
    await dede.screenshot("promise-organiser-1280");
    expect(await truth.database.promises.list(groupId)).toMatchObject([{ round: 1 }]);
  });

  await test.step("reading all empties the badge", async () => {
    await efe.page.goto("/inbox");
    await efe.page.getByRole("button", { name: "Mark all as read" }).click();
    await expect(efe.page.getByText("All read.")).toBeVisible();
    await expect.poll(() => truth.database.notifications.countUnread(addressOf("Efe"))).toBe(0);
  });

  expect(complaints).toEqual([]);
  await Promise.all([efe.leave(), dede.leave()]);
  await truth.close();
});
