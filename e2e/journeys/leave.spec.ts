import { expect, test } from "@playwright/test";
import { Person } from "../support/person";
import { createGroupOf } from "../support/start-group";
import { Truth } from "../support/truth";

test("Funmi joins by the link, thinks again, gives up her seat, and it is open for the next", async ({
  browser,
}) => {
  const truth = new Truth();
  const groupId = await createGroupOf(truth, ["Dede"], { name: "Second thoughts", maxMembers: 3 });
  const before = await truth.balanceOf("Funmi");
  const dede = await Person.arrive(browser, "Dede");
  const funmi = await Person.arrive(browser, "Funmi", 390);

  await test.step("Dede holds up the invitation, as a code and as a link", async () => {
    await dede.openGroup(groupId);
    await dede.page.getByRole("button", { name: "Invite" }).click();
    const sheet = dede.page.getByRole("dialog");
    await expect(
      sheet.getByRole("img", { name: "The invitation as a code for a phone's camera" }),
    ).toBeVisible();
    await expect(sheet.getByText(`/join/${groupId}`)).toBeVisible();
    await dede.screenshot("50-invite", { fullPage: false });
    await dede.page.keyboard.press("Escape");
  });

  await test.step("before any wallet Funmi sees what goes in, what comes out, and the worst case", async () => {
    await funmi.page.goto(`/join/${groupId}`);
    await expect(funmi.page.getByText("15 USDC").first()).toBeVisible();
    await expect(funmi.page.getByRole("heading", { name: "What if someone stops paying?" })).toBeVisible();
    await expect(
      funmi.page.getByText("that pot is 10 USDC instead of 15 USDC", { exact: false }),
    ).toBeVisible();
    await funmi.screenshot("51-join-phone");
    await funmi.join(groupId);
    expect((await truth.expectAgreement(groupId)).members).toHaveLength(2);
  });

  await test.step("she gives up the seat, and Dede's page shows it without a reload", async () => {
    await funmi.openGroup(groupId);
    await expect(dede.page.getByText("2 of 3 seats taken").first()).toBeVisible();
    await funmi.page.getByRole("button", { name: "Give up my seat" }).click();
    await funmi.approve("leave", "Give up my seat");
    expect((await truth.expectAgreement(groupId)).members).toHaveLength(1);
    await expect(dede.page.getByText("1 of 3 seats taken").first()).toBeVisible();
    expect(await truth.balanceOf("Funmi")).toBe(before);
  });

  await Promise.all([dede.leave(), funmi.leave()]);
  await truth.close();
});
