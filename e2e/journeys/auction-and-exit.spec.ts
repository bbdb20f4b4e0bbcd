import { expect, test } from "@playwright/test";
import { Person } from "../support/person";
import { expectAccessible, expectNothingWider } from "../support/soundness";
import { createGroupOf, payFor, USDC } from "../support/start-group";
import { Truth } from "../support/truth";

const WEEK = 604_800;
const TERMS = { frequencySeconds: WEEK, graceSeconds: WEEK / 7 } as const;

// Efe lets settlements draw what is due, and ends it again. Funmi leaves before her turn and gets back what she paid.
test("a standing order pays by itself until it is ended; who leaves is made whole", async ({ browser }) => {
  const truth = new Truth();
  const groupId = await createGroupOf(truth, ["Dede", "Efe", "Funmi"], {
    ...TERMS,
    name: "Dyers’ yard",
    depositBps: 2_000,
  });
  const [efe, funmi] = await Promise.all([
    Person.arrive(browser, "Efe"),
    Person.arrive(browser, "Funmi", 390),
  ]);
  for (const person of [efe, funmi]) {
    await person.openGroup(groupId);
    await person.connect();
    await person.openTab("My seat");
  }
  const standing = efe.panel("Standing order");
  const mayDraw = standing.locator("dd").first();

  await test.step("Efe allows what is to come and turns the standing order on", async () => {
    await expect(standing.getByRole("button", { name: "Turn it on" })).toBeDisabled();
    await efe.act("allowance", /^Allow 15 USDC until/, "Set what the group may draw");
    await expect(mayDraw).toHaveText("15 USDC");
    await efe.act("standingOrderOn", "Turn it on", "Turn the standing order on");
    await expect(standing.getByText("On: what is due is drawn", { exact: false })).toBeVisible();
    expect((await truth.expectAgreement(groupId)).members[1]?.standingOrder).toBe(true);
    await expectAccessible(efe.page);
    await efe.screenshot("80-standing-order");
  });

  await test.step("nobody presses anything: the close of round 1 draws Efe's contribution", async () => {
    await payFor(truth, "Dede", groupId, 1);
    await payFor(truth, "Funmi", groupId, 1, 2);
    const before = await truth.gained(groupId, "Efe");
    await efe.movePastGrace(1);
    await expect(efe.page.getByRole("heading", { name: "Round 2 of 3" })).toBeVisible();
    const group = await truth.expectAgreement(groupId);
    expect(group.missing).toEqual([0]);
    expect(group.members[1]).toMatchObject({ paidRounds: 1, standingOrder: true });
    expect(before - (await truth.gained(groupId, "Efe"))).toBe(5n * USDC);
    // What is left of the allowance, without a reload.
    await expect(mayDraw).toHaveText("10 USDC");
    await efe.screenshot("81-drawn");
  });

  await test.step("Efe turns it off and takes the allowance back", async () => {
    await efe.act("standingOrderOff", "Turn it off", "Turn the standing order off");
    await efe.act("allowanceEnd", "Take the allowance back", "Take the allowance back");
    await expect(mayDraw).toHaveText("0 USDC");
    await expect(standing.getByRole("button", { name: "Take the allowance back" })).toBeHidden();
    expect((await truth.expectAgreement(groupId)).members[1]?.standingOrder).toBe(false);
    await efe.screenshot("82-standing-order-off");
  });

  await test.step("Funmi reads what comes back, and when, before she signs; then she has left", async () => {
    const panel = funmi.panel("Leave the group");
    const facts = panel.getByRole("definition");
    // Round 1 comes back in round 3. Round 2, paid ahead, and the deposit of 1 USDC come back at once.
    await expect(facts).toHaveText(["5 USDC", "6 USDC"]);
    await expect(panel.getByRole("button", { name: "Leave the group" })).toBeDisabled();
    await panel.getByLabel("I give up the pot of round 3.").check();
    await funmi.screenshot("83-exit-phone");
    await panel.getByRole("button", { name: "Leave the group" }).click();
    const sheet = funmi.page.getByRole("dialog");
    const comesBack = sheet.getByRole("definition").nth(1);
    await expect(comesBack).toHaveText(/^6\sUSDC at once; 5\sUSDC on .*, in round 3$/);
    await expectNothingWider(funmi.page);
    await expectAccessible(funmi.page);
    await funmi.screenshot("84-exit-sheet-phone", { fullPage: false });
    await funmi.approve("exit", "Leave the running group");
    await sheet.getByRole("button", { name: "Done", exact: true }).click();
    const group = await truth.expectAgreement(groupId);
    expect(group.members[2]).toMatchObject({ exited: true, heldAmount: 5n * USDC, deposit: USDC });
    await expect(panel.getByText("comes back in round 3", { exact: false })).toBeVisible();
    // Who has left pays no more, and what two pay is the pot that is left.
    await expect(efe.page.getByText("0 of 2 have paid")).toBeVisible();
    await expect(efe.page.getByText("0 USDC of 10 USDC")).toBeVisible();
  });

  await test.step("she takes out at once what was paid ahead, and the deposit", async () => {
    const before = await truth.gained(groupId, "Funmi");
    await funmi.act("claim", /^Take out 6 USDC/, /^Claim 6 USDC/);
    expect((await truth.gained(groupId, "Funmi")) - before).toBe(6n * USDC);
    await truth.expectAgreement(groupId);
    await expectAccessible(funmi.page);
    await funmi.screenshot("85-left-phone");
  });

  await test.step("in round 3 Dede, who had it, pays Funmi's 5 USDC back; nothing is left in the contract but deposits", async () => {
    const before = await truth.gained(groupId, "Funmi");
    await payFor(truth, "Dede", groupId, 2, 2);
    await payFor(truth, "Efe", groupId, 2);
    await expect(funmi.page.getByText("Completed", { exact: true }).first()).toBeVisible();
    const group = await truth.expectAgreement(groupId);
    expect((await truth.gained(groupId, "Funmi")) - before).toBe(5n * USDC);
    expect(group.escrow).toBe(group.members.reduce((sum, { deposit }) => sum + deposit, 0n));
    await funmi.screenshot("86-made-whole-phone");
  });

  await Promise.all([efe.leave(), funmi.leave()]);
  await truth.close();
});

// Dede bids 10 % of the pot, thinks again without signing, opens the bid that was signed, and receives the pot less it.
test("a sealed bid wins the turn, and the rest of the pot", async ({ browser }) => {
  const truth = new Truth();
  const groupId = await createGroupOf(truth, ["Efe", "Funmi", "Dede"], {
    ...TERMS,
    name: "Fish sellers",
    turnOrder: "auction",
  });
  const [dede, efe] = await Promise.all([Person.arrive(browser, "Dede", 390), Person.arrive(browser, "Efe")]);
  for (const person of [dede, efe]) {
    await person.openGroup(groupId);
    await person.connect();
    await person.openTab("My seat");
  }
  const panelOf = (person: Person) => person.panel("Auction of round 1");
  const panel = panelOf(dede);
  const sealed = (person: Person) => panelOf(person).getByRole("definition").first();

  await test.step("before the bids nobody is named who receives, neither on the page nor in the calendar", async () => {
    await expect(dede.page.getByText("Bids decide who receives 15 USDC")).toBeVisible();
    await expect(dede.page.getByText("Round 2: decided by bids")).toBeVisible();
    await expect(dede.page.getByText("You receive up to 15 USDC when your bid wins").first()).toBeVisible();
    await expect(
      dede.page.getByRole("button", { name: /^Seat 1, Efe, .*turn not settled yet/ }),
    ).toBeVisible();
    await efe.page.goto("/groups");
    await expect(efe.page.getByText("You receive up to 15 USDC when your bid wins").first()).toBeVisible();
    await efe.page.goto(`/groups/${groupId}?tab=calendar`);
    await expect(efe.page.getByText("decided by bids", { exact: true })).toHaveCount(3);
    await expectAccessible(efe.page);
    await efe.screenshot("89-undecided");
    await efe.openTab("My seat");
  });

  await test.step("Dede seals a bid of 10 %: everybody sees that there is one, nobody which", async () => {
    await panel.getByLabel("Percent of the pot for all").fill("36");
    await expect(panel.getByText("Choose between 0 and 35 %.")).toBeVisible();
    await expect(panel.getByRole("button", { name: "Seal the bid" })).toBeDisabled();
    await panel.getByLabel("Percent of the pot for all").fill("10");
    await expect(panel.getByText("1.50 USDC for all, 13.50 USDC for you.")).toBeVisible();
    await dede.act("bid", "Seal the bid", "Make a sealed bid");
    await expect(panel.getByText("Your bid is sealed. A new one replaces it.")).toBeVisible();
    await expect(sealed(efe)).toHaveText("1");
    await expect(panelOf(efe).getByText("Dede:", { exact: false })).toBeHidden();
    await expectAccessible(dede.page);
    await expectNothingWider(dede.page);
    await dede.screenshot("90-sealed-phone");
  });

  await test.step("a new bid that Dede does not sign leaves the sealed one as it is", async () => {
    await panel.getByLabel("Percent of the pot for all").fill("20");
    await panel.getByRole("button", { name: "Seal a new bid" }).click();
    await dede.page.getByRole("dialog").getByRole("button", { name: "Not now" }).click();
    await expect(dede.page.getByRole("dialog")).toBeHidden();
  });

  await test.step("Efe bids less; all pay", async () => {
    await panelOf(efe).getByLabel("Percent of the pot for all").fill("5");
    await efe.act("bid", "Seal the bid", "Make a sealed bid");
    for (const name of ["Dede", "Efe", "Funmi"] as const) await payFor(truth, name, groupId, 1);
    await expect(sealed(dede)).toHaveText("2");
    expect((await truth.expectAgreement(groupId)).currentRound).toBe(1);
  });

  await test.step("once the round is due, after a reload, both open what they bid", async () => {
    await efe.moveDays(7);
    await dede.page.reload();
    await dede.act("revealBid", "Open my bid of 10 %", "Open your bid");
    await efe.act("revealBid", "Open my bid of 5 %", "Open your bid");
    for (const person of [dede, efe]) {
      await expect(panelOf(person).getByText("Dede: 10 %")).toBeVisible();
      await expect(panelOf(person).getByText("Efe: 5 %")).toBeVisible();
      await expectAccessible(person.page);
    }
    // All have paid, yet the round waits for the bids.
    await expect(efe.page.getByRole("button", { name: /^Pay out round 1/ })).toBeHidden();
    await dede.screenshot("91-opened-phone");
    await efe.screenshot("92-opened");
  });

  await test.step("Dede wins the turn and is paid the pot less 10 %, of which all have their part", async () => {
    const before = await truth.gained(groupId, "Dede");
    await efe.movePastGrace(1);
    await expect(dede.page.getByRole("heading", { name: "Round 2 of 3" })).toBeVisible();
    const group = await truth.expectAgreement(groupId);
    expect(group.members.find(({ turn }) => turn === 1)?.seat).toBe(2);
    expect((await truth.gained(groupId, "Dede")) - before).toBe((27n * USDC) / 2n);
    await expect(
      dede.panel("Auction of round 2").getByText("Members who have received", { exact: false }),
    ).toBeVisible();
    await dede.openTab("History");
    await expect(dede.page.getByText("10 % for all", { exact: false }).first()).toBeVisible();
    await dede.screenshot("93-won-phone");
    // What is won is known, what is to come is not.
    await efe.openTab("Calendar");
    await expect(efe.page.getByText("decided by bids", { exact: true })).toHaveCount(2);
    await expect(efe.page.getByRole("row", { name: /^Round 1/ })).toContainText("Dede");
  });

  await Promise.all([dede.leave(), efe.leave()]);
  await truth.close();
});
