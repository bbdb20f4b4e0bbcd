import { localPersonKeypair } from "@ajo/soroban/local-people";
import { expect, test } from "@playwright/test";
import { Keypair } from "@stellar/stellar-sdk";
import { fundedAccount, giveUsdc } from "../support/account";
import { environment } from "../support/env";
import { installFreighter } from "../support/freighter";
import { Person } from "../support/person";
import { expectAccessible, expectNothingWider } from "../support/soundness";
import { createGroupOf, payFor, USDC } from "../support/start-group";
import { Truth } from "../support/truth";

const WEEK = 604_800;

// Two members exchange their turns by a link; a third hands the seat to somebody new, who signs with Freighter.
test("turns are exchanged and a seat is handed over, each signed by both", async ({ browser }) => {
  const truth = new Truth();
  const groupId = await createGroupOf(truth, ["Dede", "Efe", "Funmi"], {
    name: "Market street",
    frequencySeconds: WEEK,
    graceSeconds: WEEK / 7,
  });
  const addressOf = (name: string) => localPersonKeypair(name).publicKey();
  const order = async () =>
    (await truth.expectAgreement(groupId)).members.map(({ address }) => String(address));
  const [dede, efe, funmi] = await Promise.all([
    Person.arriveAt(browser, groupId, "Dede"),
    Person.arriveAt(browser, groupId, "Efe"),
    Person.arriveAt(browser, groupId, "Funmi", { width: 390 }),
  ]);

  const swapLink =
    await test.step("Efe signs an offer to exchange turns with Funmi: nothing happens yet", async () => {
      await efe.openTab("My seat");
      const panel = efe.panel("Exchange turns");
      await panel.getByLabel("With whom").selectOption({ value: addressOf("Funmi") });
      await panel.getByRole("button", { name: "Sign an offer to Funmi" }).click();
      await expect(panel.getByText("Signed. Now the other has to sign.")).toBeVisible();
      await panel.getByText("Show the link").click();
      await efe.screenshot("60-offer-signed");
      const link = await panel.locator("a[data-offer]").getAttribute("href");
      expect(await order()).toEqual(["Dede", "Efe", "Funmi"].map(addressOf));
      return link ?? "";
    });

  await test.step("somebody else who opens the link is told for whom it is", async () => {
    await dede.page.goto(swapLink);
    await expect(dede.page.getByText("This offer is for Funmi.", { exact: false })).toBeVisible();
  });

  await test.step("Funmi opens the link, reads what changes, and signs", async () => {
    await funmi.page.goto(swapLink);
    await expect(funmi.page.getByText("Efe offers to exchange turns with you")).toBeVisible();
    await expectAccessible(funmi.page);
    await expectNothingWider(funmi.page);
    await funmi.screenshot("61-offer-phone");
    await funmi.act("swap", "Look at it and sign", "Exchange turns");
    expect(await order()).toEqual(["Dede", "Funmi", "Efe"].map(addressOf));
    await expect(funmi.page.getByText("Efe offers to exchange turns with you")).toBeHidden();
    // Efe's page heard of it.
    await expect(efe.page.getByText("You receive 15 USDC", { exact: false }).first()).toBeVisible();
    await efe.openTab("History");
    await expect(efe.page.getByText("Efe and Funmi exchanged their turns.")).toBeVisible();
  });

  const newcomerKey = Keypair.random();
  await fundedAccount(newcomerKey);
  await payFor(truth, "Dede", groupId, 1);

  const handOverLink =
    await test.step("Dede signs an offer of the seat, for 6 USDC, to somebody new", async () => {
      await dede.page.goto(`/groups/${groupId}?tab=seat`);
      const panel = dede.panel("Hand the seat over");
      await expect(panel).toBeVisible();
      await panel.getByText("I have found somebody").click();
      await panel.getByLabel("The newcomer’s account").fill("GABC");
      await expect(panel.getByText("That is no account.", { exact: false })).toBeVisible();
      await expect(panel.getByRole("button", { name: "Sign the offer" })).toBeDisabled();
      await panel.getByLabel("The newcomer’s account").fill(newcomerKey.publicKey());
      await expect(panel.getByText("You have paid in 5 USDC", { exact: false })).toBeVisible();
      await panel.getByLabel("Price in USDC").fill("6");
      await panel.getByRole("button", { name: "Sign the offer" }).click();
      await panel.getByText("Show the link").click();
      await dede.screenshot("62-seat-tab");
      return (await panel.locator("a[data-offer]").getAttribute("href")) ?? "";
    });

  const newcomer = await Person.arrive(browser, "newcomer", 390);
  await installFreighter(newcomer.page, newcomerKey, environment.networkPassphrase);

  await test.step("the newcomer sees the price, what is still to pay and what the seat receives, and signs", async () => {
    const { page } = newcomer;
    await page.goto(handOverLink);
    await newcomer.connectFreighter();
    await expect(page.getByText("Dede offers you a seat")).toBeVisible();
    await expect(page.getByText("Then still to pay, 2 rounds")).toBeVisible();
    await newcomer.screenshot("63-seat-offer-phone");
    await newcomer.act("handOver", "Look at it and sign", "Propose the hand-over of a seat");
    expect(await order()).toEqual(["Dede", "Funmi", "Efe"].map(addressOf));
    await expect(page.getByRole("button", { name: "Take the seat" })).toBeDisabled();
  });

  await test.step("the others can object until the window closes", async () => {
    await funmi.page.goto(`/groups/${groupId}?tab=powers`);
    const panel = funmi.panel("Seats changing hands");
    await expect(panel.getByText("Dede hands the seat over", { exact: false })).toBeVisible();
    await expect(panel.getByText("The others can object until", { exact: false })).toBeVisible();
    await expect(panel.getByRole("button", { name: "Object" })).toBeVisible();
    await expectAccessible(funmi.page);
    await funmi.screenshot("64-decisions-phone");
  });

  await test.step("after it the newcomer allows the token, pays the price and holds the seat", async () => {
    // A quarter of a weekly round, 42 hours.
    await dede.moveDays(2);
    const { page } = newcomer;
    await page.goto(`/groups/${groupId}`);
    await page.getByRole("button", { name: "Take the seat" }).click();
    const sheet = page.getByRole("dialog");
    await sheet.getByRole("button", { name: "Allow USDC" }).click();
    await sheet.getByRole("button", { name: "Allow USDC" }).click();
    await expect(sheet.getByRole("heading", { name: "Your account can hold it now" })).toBeVisible();
    await giveUsdc(newcomerKey.publicKey(), "30");
    await sheet.getByRole("button", { name: "Continue: Take over the seat" }).click();
    await expect(sheet.getByText("6 USDC to them, 0 USDC as deposit", { exact: false })).toBeVisible();
    await newcomer.screenshot("65-take-over-phone", { fullPage: false });
    await newcomer.approve("completeHandOver", "Take over the seat");
    await page.keyboard.press("Escape");
    expect(await order()).toEqual([newcomerKey.publicKey(), addressOf("Funmi"), addressOf("Efe")]);
    expect(await truth.gained(newcomerKey.publicKey(), "Dede")).toBe(6n * USDC);
    expect(await truth.balanceOfAddress(newcomerKey.publicKey())).toBe(24n * USDC);
    // Round 1 was paid by Dede, and stays paid.
    expect((await truth.snapshot(groupId)).members[0]?.paidRounds).toBe(1);
    await expect(page.getByText("Nothing to pay now")).toBeVisible();
  });

  await Promise.all([dede, efe, funmi, newcomer].map((person) => person.leave()));
  await truth.close();
});
