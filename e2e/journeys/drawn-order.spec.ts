import { drawOrder, drawSeed, groupIdSchema, isRulebook, rulebookText } from "@ajo/schemas";
import { localPersonKeypair } from "@ajo/soroban/local-people";
import { expect, test } from "@playwright/test";
import { environment } from "../support/env";
import { Person } from "../support/person";
import { expectAccessible, expectNothingWider } from "../support/soundness";
import { Truth } from "../support/truth";

const USDC = 10_000_000n;
const DEPOSIT = 10n * USDC;
const NAMES = ["Dede", "Efe", "Funmi"] as const;

// Terms by the wizard, seats by invitation, turns by a draw that nobody can steer.
test("a group with deposit, late fee and drawn turns is created, joined by invitation, drawn and started", async ({
  browser,
}) => {
  const truth = new Truth();
  const [dede, efe, funmi] = await Promise.all(NAMES.map((name) => Person.arrive(browser, name)));
  if (dede === undefined || efe === undefined || funmi === undefined)
    throw new Error("somebody did not arrive");
  const people = [dede, efe, funmi];
  const addressOf = (name: string) => localPersonKeypair(name).publicKey();

  const groupId =
    await test.step("Dede walks the wizard; every limit is said where it is broken", async () => {
      const { page } = dede;
      await page.goto("/groups/new");
      await dede.connect();
      await page.getByLabel("Name of the group").fill("Drawn fairly");
      await page.getByRole("radio", { name: /Three people, to practise/ }).check();
      await dede.next();
      await dede.next();
      await page.getByRole("radio", { name: /Drawn by lot/ }).check();
      await dede.screenshot("terms-order");
      await dede.next();
      await page.getByRole("radio", { name: /^Half/ }).check();
      await page.getByLabel("Late fee, of one payment").fill("11");
      await expect(page.getByText("Write the late fee as a number from 0 to 10.")).toBeVisible();
      await page.getByLabel("Late fee, of one payment").fill("5");
      await expect(page.getByText("Here: 1 USDC.")).toBeVisible();
      await page.getByRole("radio", { name: /By invitation/ }).check();
      await expect(page.getByText(/still receive at least .* of the pot of 60\sUSDC/).first()).toBeVisible();
      await expectAccessible(page);
      await dede.screenshot("terms-safety");
      await dede.next();
      await expect(page.getByText("Joining takes a deposit of 10 USDC", { exact: false })).toBeVisible();
      await dede.screenshot("terms-review");
      const id = await dede.signGroup("Drawn fairly");
      const { config, members } = await truth.expectAgreement(id);
      expect(config).toMatchObject({ turnOrder: "random", admission: "invitation", depositBps: 5_000 });
      expect(config).toMatchObject({
        lateFeeBps: 500,
        reserveFeeBps: 0,
        defaultAfter: 2,
        startRule: "whenFull",
      });
      const token = environment.tokens.find(({ contractId }) => contractId === config.token);
      if (token === undefined) throw new Error("an unknown token");
      expect(isRulebook(rulebookText(config, token), config.rulebookHash)).toBe(true);
      expect(members).toHaveLength(1);
      expect(await truth.gained(id, "Dede")).toBe(-DEPOSIT);
      return id;
    });

  const invitation =
    await test.step("without an invitation nobody gets in; Dede makes one for two", async () => {
      await efe.page.goto(`/join/${groupId}`);
      await expect(efe.page.getByText("This group takes members by invitation")).toHaveCount(2);
      await expect(efe.page.getByRole("button", { name: /^Take seat/ })).toHaveCount(0);
      await expect(dede.page.getByLabel("For how many people")).toHaveValue("2");
      await dede.act("invite", "Make an invitation", "Make an invitation link");
      await dede.page.getByRole("button", { name: "Show link and code" }).click();
      const link = await dede.page.getByText(/\/join\/C[A-Z2-7]{55}#invite=[0-9a-f]{64}/).textContent();
      await dede.page.keyboard.press("Escape");
      await dede.screenshot("terms-invited");
      if (link === null) throw new Error("no link");
      return link;
    });

  await test.step("Efe and Funmi join by it: rulebook signed, deposit paid, secret kept", async () => {
    await efe.page.goto(invitation);
    await expect(efe.page.getByText("There is no deposit", { exact: false })).toHaveCount(0);
    await expect(
      efe.page.getByText("Every member signs this text by joining.", { exact: false }),
    ).toBeVisible();
    await expectAccessible(efe.page);
    await efe.screenshot("terms-join");
    await efe.join(groupId, invitation);
    expect(await truth.gained(groupId, "Efe")).toBe(-DEPOSIT);
    // Another visit: the secret is still here.
    await efe.openGroup(groupId);
    await expect(efe.page.getByText("Your secret for the draw is kept in this browser")).toBeVisible();
    await funmi.join(groupId, invitation);
    const chain = await truth.expectAgreement(groupId);
    expect(chain.status).toBe("drawing");
    expect(chain.members.map(({ deposit }) => deposit)).toEqual([DEPOSIT, DEPOSIT, DEPOSIT]);
    expect(await truth.gained(groupId, "Funmi")).toBe(-DEPOSIT);
  });

  await test.step("everybody shows the secret; the turns follow from all of them", async () => {
    for (const person of people) await person.openGroup(groupId);
    // The groups' page says what is waited for, and leads there.
    await efe.page.goto("/groups");
    const card = efe.page.getByRole("listitem").filter({ hasText: "Drawn fairly" }).first();
    await card.getByRole("link", { name: "Show my secret for the draw" }).click();
    await expect(efe.page.getByRole("heading", { level: 1, name: "Drawn fairly" })).toBeVisible();
    await efe.screenshot("terms-drawing");
    // Opened anew, so that no seat is still on its way to its place.
    await efe.page.setViewportSize({ width: 320, height: 900 });
    await efe.openGroup(groupId);
    await expect(efe.page.getByRole("button", { name: "Show my secret for the draw" })).toBeVisible();
    await expectNothingWider(efe.page);
    await expectAccessible(efe.page);
    for (const person of people)
      await person.act("reveal", "Show my secret for the draw", "Reveal your secret for the draw");
    for (const person of people)
      await expect(person.page.getByRole("heading", { name: "Round 1 of 3" })).toBeVisible();
    const chain = await truth.expectAgreement(groupId);
    expect(chain).toMatchObject({ status: "active", currentRound: 1, totalRounds: 3, escrow: 3n * DEPOSIT });

    const stored = await truth.database.groups.findGroup(groupIdSchema.parse(groupId));
    const draw = stored?.data.proceedings.draw;
    if (draw == null || draw.result === null) throw new Error("the database tells of no draw");
    const secrets = [...draw.secrets].sort((one, other) => one.seat - other.seat);
    const seed = drawSeed(secrets.map(({ secret }) => secret));
    expect(draw.result.seed).toBe(seed);
    const order = drawOrder(seed, [0, 1, 2]);
    expect(chain.members.map(({ seat }) => seat)).toEqual(order);
    expect(new Set(chain.members.map(({ address }) => address as string))).toEqual(
      new Set(NAMES.map(addressOf)),
    );
  });

  await test.step("the page shows the seed and its check, the coverage, and what was signed", async () => {
    const { page } = dede;
    await expect(page.getByRole("heading", { name: "If somebody stops paying" })).toBeVisible();
    await expect(page.getByText(/you still receive .*60\sUSDC/)).toBeVisible();
    await page.getByRole("tab", { name: "Rules" }).click();
    await expect(page.getByText("The order follows from everybody's secrets")).toBeVisible();
    await expect(
      page.getByText("Paying after a round has closed costs 1 USDC more, 21 USDC in all.", { exact: false }),
    ).toBeVisible();
    await expectAccessible(page);
    await dede.screenshot("terms-started");
  });

  await Promise.all(people.map((person) => person.leave()));
  await truth.close();
});
