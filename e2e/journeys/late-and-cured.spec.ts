import { expect, test } from "@playwright/test";
import { Person } from "../support/person";
import { expectAccessible, expectNothingWider } from "../support/soundness";
import { createGroupOf, payFor, USDC } from "../support/start-group";
import { Truth } from "../support/truth";

const WEEK = 604_800;
const CENT = USDC / 100n;

// Dede receives first and then does not pay. The deposit goes to the reserve, the others are paid on time, and Dede
// comes back and pays everything.
test("a member defaults after receiving, the others are paid all the same, and the member cures it", async ({
  browser,
}) => {
  const truth = new Truth();
  const groupId = await createGroupOf(truth, ["Dede", "Efe", "Funmi"], {
    name: "Tailors’ lane",
    frequencySeconds: WEEK,
    graceSeconds: WEEK / 7,
    depositBps: 4_000,
    lateFeeBps: 500,
    defaultAfter: 1,
  });
  const [dede, efe] = await Promise.all([
    Person.arrive(browser, "Dede", 390),
    Person.arrive(browser, "Efe", 768),
  ]);
  for (const person of [dede, efe]) {
    await person.openGroup(groupId);
    await person.connect();
  }
  const seat = async (turn: number) => {
    const member = (await truth.expectAgreement(groupId)).members[turn - 1];
    if (member === undefined) throw new Error(`nobody has turn ${turn}`);
    return member;
  };

  await test.step("the organiser names a deputy and pauses the group; the page says until when", async () => {
    await dede.openTab("Decisions");
    await expect(dede.page.getByText("The organiser cannot move money.")).toBeVisible();
    await dede.act("setDeputy", "Name the deputy", "Name a deputy");
    await expect(dede.panel("Who leads").getByText("Efe", { exact: true }).first()).toBeVisible();
    // The deputy reads from when Dede would count as silent, and is offered nothing before.
    await efe.openTab("Decisions");
    await expect(efe.panel("Who leads").getByText("you can take over from", { exact: false })).toBeVisible();
    await expect(efe.page.getByRole("button", { name: "Take over as organiser" })).toBeHidden();
    await efe.screenshot("69-deputy-tablet");
    await dede.act("pause", "Pause the group", "Pause the group");
    const { pausedUntil, deputy } = await truth.expectAgreement(groupId);
    expect(deputy).not.toBeNull();
    expect(pausedUntil).not.toBeNull();
    await expect(efe.page.getByText("Paused until", { exact: false }).first()).toBeVisible();
    await dede.screenshot("70-paused-phone");
  });

  await test.step("round 1: everybody pays once the pause is over, Dede receives less the deposit that is kept", async () => {
    await efe.moveDays(4);
    for (const name of ["Dede", "Efe", "Funmi"] as const) await payFor(truth, name, groupId, 1);
    await expect(efe.page.getByRole("heading", { name: "Round 2 of 3" })).toBeVisible();
    // 40 % of the two rounds still owed is 4 USDC; 2 were paid by joining, 2 are kept of the pot of 15.
    expect((await seat(1)).deposit).toBe(4n * USDC);
    expect(await truth.gained(groupId, "Dede")).toBe(13n * USDC - 5n * USDC - 2n * USDC);
  });

  await test.step("round 2: Dede does not pay, is in default, and Efe is paid on the day", async () => {
    await payFor(truth, "Efe", groupId, 2);
    await payFor(truth, "Funmi", groupId, 2);
    await efe.movePastGrace(2);
    await expect(efe.page.getByRole("heading", { name: "Round 3 of 3" })).toBeVisible();
    const group = await truth.expectAgreement(groupId);
    expect(group.missing).toEqual([0, 1]);
    expect(group.members[0]).toMatchObject({ defaulted: true, deposit: 0n });
    // Paid 5 twice and 2 by joining, received 10 of the two who paid.
    expect(await truth.gained(groupId, "Efe")).toBe(-2n * USDC);
    expect(group.reserve).toBe(4n * USDC);
    await efe.openTab("My seat");
    await expect(efe.page.getByText("5 USDC of round 2, by Dede.")).toBeVisible();
    await efe.screenshot("71-short-tablet");
  });

  await test.step("everybody sees it on the wheel and among the members, as a fact", async () => {
    await expect(efe.page.getByRole("button", { name: /Seat 1, Dede, in default/ })).toBeVisible();
    await efe.openTab("Members");
    await expect(efe.page.getByText("in default", { exact: true }).last()).toBeVisible();
    await expectAccessible(efe.page);
    await efe.screenshot("72-members-tablet");
  });

  await test.step("Dede's own page says what was forfeited and what ends it", async () => {
    await dede.page.goto(`/groups/${groupId}?tab=seat`);
    const panel = dede.panel("You are in default");
    await expect(panel.getByText("4 USDC", { exact: true })).toBeVisible();
    await expectAccessible(dede.page);
    await expectNothingWider(dede.page);
    await dede.screenshot("73-default-phone");
    // Round 2 with its late fee of 5 %, and round 3.
    await dede.act("contribute", "Pay 10.25 USDC and end the default", /^Pay 10.25 USDC/);
    expect(await seat(1)).toMatchObject({ defaulted: false, paidRounds: 3 });
    expect(await truth.gained(groupId, "Efe")).toBe(3n * USDC);
    await expect(dede.page.getByRole("button", { name: /Seat 1, Dede \(you\), paid/ })).toBeVisible();
  });

  await test.step("the last round ends the group; everybody claims, and the contract is empty", async () => {
    await payFor(truth, "Efe", groupId, 3);
    await payFor(truth, "Funmi", groupId, 3);
    await expect(dede.page.getByText("Completed", { exact: true }).first()).toBeVisible();
    const group = await truth.expectAgreement(groupId);
    expect(group.reserve).toBe(0n);
    // Deposits, and the forfeit with the late fee in equal shares: 4.25 for three.
    const ended = await truth.database.groups.findGroup(groupId);
    const claimable = ended?.data.members.map((member) => member.claimable) ?? [];
    expect(claimable.reduce((sum, amount) => sum + amount, 0n)).toBe(group.escrow);
    expect(group.escrow).toBe(4n * USDC + 25n * CENT + 4n * USDC);
    const before = await truth.gained(groupId, "Dede");
    // What waits is told and offered where Dede looks first, too.
    await dede.page.goto("/groups");
    const card = dede.page
      .getByRole("listitem")
      .filter({ has: dede.page.getByRole("link", { name: "Tailors’ lane", exact: true }) });
    await expect(card.getByRole("button", { name: /^Claim / }).first()).toBeEnabled();
    await dede.page.goto(`/groups/${groupId}?tab=seat`);
    await dede.act("claim", /^Take out /, /^Claim /);
    expect((await truth.gained(groupId, "Dede")) - before).toBe(claimable[0]);
  });

  await test.step("the history tells it", async () => {
    await efe.openTab("History");
    await expect(
      efe.page.getByText("Dede is in default: too many rounds are unpaid.", { exact: false }),
    ).toBeVisible();
    await expect(
      efe.page.getByText("Dede has paid what was owed and is no longer in default."),
    ).toBeVisible();
    await efe.screenshot("74-history-tablet");
  });

  await Promise.all([dede.leave(), efe.leave()]);
  await truth.close();
});
