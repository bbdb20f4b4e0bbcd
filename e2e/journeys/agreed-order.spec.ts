import { localPersonKeypair } from "@ajo/soroban/local-people";
import { expect, test } from "@playwright/test";
import { Person } from "../support/person";
import { expectAccessible } from "../support/soundness";
import { createGroupOf } from "../support/start-group";
import { Truth } from "../support/truth";

const addressOf = (name: string) => localPersonKeypair(name).publicKey();

// Seats with the organiser's approval, turns in an order that everybody signs: by buttons, and by dragging.
test("an applicant is approved, joins, and the group starts in the order that all accepted", async ({
  browser,
}) => {
  const truth = new Truth();
  const groupId = await createGroupOf(truth, ["Dede"], { turnOrder: "fixed", admission: "approval" });
  const [dede, efe] = [await Person.arrive(browser, "Dede"), await Person.arrive(browser, "Efe", 390)];

  await test.step("Efe is told to ask, and Dede approves by the link that Efe sends", async () => {
    const { page } = efe;
    await page.goto(`/join/${groupId}`);
    await efe.connect();
    await expect(page.getByText("Seats here need the organiser's approval")).toBeVisible();
    await expect(page.getByRole("button", { name: /^Take seat/ })).toHaveCount(0);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Send my request" }).click();
    await expect(page.getByText("Copied. Send it to the organiser.")).toBeVisible();
    const sent = await page.evaluate(() => navigator.clipboard.readText());
    const link = /https?:\S+\?approve=G[A-Z2-7]{55}/.exec(sent)?.[0] ?? "";
    expect(link).toContain(addressOf("Efe"));

    await dede.page.goto(link);
    await dede.connect();
    await expectAccessible(dede.page);
    await dede.act("approve", "Let Efe join", "Approve a member");
    await expect(dede.page.getByText("Approved, not joined yet:")).toBeVisible();
  });

  await test.step("Efe joins without reloading the page", async () => {
    await expect(efe.page.getByText("The organiser has approved you.")).toBeVisible();
    await efe.act("join", /^Take seat/, "Take the seat");
    expect(await truth.expectAgreement(groupId)).toMatchObject({ status: "forming" });
  });

  await test.step("Dede drags, thinks better of it, and proposes that Efe receives first", async () => {
    const { page } = dede;
    await page.goto(`/groups/${groupId}`);
    const lines = page.getByRole("list").filter({ has: page.getByRole("button", { name: /^Move / }) });
    const names = () => lines.getByRole("listitem").allInnerTexts();
    await expect.poll(names).toEqual([expect.stringContaining("Dede"), expect.stringContaining("Efe")]);
    const handle = lines.locator("span[aria-hidden=true]").first();
    const target = lines.getByRole("listitem").last();
    await handle.scrollIntoViewIfNeeded();
    const [from, to] = [await handle.boundingBox(), await target.boundingBox()];
    if (from === null || to === null) throw new Error("nothing to drag");
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(from.x + from.width / 2, from.y + from.height, { steps: 5 });
    await page.mouse.move(to.x + 20, to.y + to.height / 2 + 4, { steps: 10 });
    await page.mouse.up();
    await expect.poll(names).toEqual([expect.stringContaining("Efe"), expect.stringContaining("Dede")]);
    // For a moment after a drop any click is taken for the one that comes with it.
    await expect(async () => {
      await page.getByRole("button", { name: "Move Dede earlier" }).press("Enter");
      expect(await names()).toEqual([expect.stringContaining("Dede"), expect.stringContaining("Efe")]);
    }).toPass();
    await page.getByRole("button", { name: "Move Dede later" }).press("Enter");
    await expect.poll(names).toEqual([expect.stringContaining("Efe"), expect.stringContaining("Dede")]);
    await expectAccessible(page);
    await dede.screenshot("terms-ordering");
    await dede.act("setOrder", "Propose this order", "Propose the payout order");
  });

  await test.step("both accept by signature, and it starts in that order", async () => {
    await efe.openGroup(groupId);
    await expect(efe.page.getByText("0 of 2 have accepted it")).toBeVisible();
    await efe.screenshot("terms-accepting");
    // The groups' page says that it is awaited, and leads there.
    await efe.page.goto("/groups");
    await efe.page.getByRole("link", { name: "Accept this order: I receive in turn 1" }).click();
    await efe.act("acceptOrder", "Accept this order: I receive in turn 1", "Accept the payout order");
    await dede.act("acceptOrder", "Accept this order: I receive in turn 2", "Accept the payout order");
    const chain = await truth.expectAgreement(groupId);
    expect(chain).toMatchObject({ status: "active", currentRound: 1 });
    expect(chain.members.map(({ address }) => address as string)).toEqual(["Efe", "Dede"].map(addressOf));
    await expect(efe.page.getByRole("heading", { name: "Round 1 of 2" })).toBeVisible();
  });

  await efe.leave();
  await dede.leave();
  await truth.close();
});
