import { localPersonKeypair } from "@ajo/soroban/local-people";
import { signAndSubmit } from "@ajo/soroban";
import { memberAddressSchema, walletAddressSchema } from "@ajo/schemas";
import { expect, test } from "@playwright/test";
import { Person } from "../support/person";
import { expectAccessible } from "../support/soundness";
import { createGroupOf } from "../support/start-group";
import { Truth } from "../support/truth";

const DAY = 86_400;
const addressOf = (name: string) => walletAddressSchema.parse(localPersonKeypair(name).publicKey());

// Dede lets somebody in and thinks again: a link that was sent works no more, nor does an approval.
test("an organiser takes an invitation and an approval back, and neither lets anybody in", async ({
  browser,
}) => {
  const truth = new Truth();
  const terms = { maxMembers: 3 } as const;
  const invited = await createGroupOf(truth, ["Dede"], { ...terms, admission: "invitation" });
  const approved = await createGroupOf(truth, ["Dede"], { ...terms, admission: "approval" });
  const invitations = async () => (await truth.proceedings(invited)).invitations;
  const letIn = async () => (await truth.proceedings(approved)).approved;
  const [dede, efe] = [await Person.arrive(browser, "Dede", 390), await Person.arrive(browser, "Efe")];
  await dede.openGroup(invited);
  await dede.connect();

  const link = await test.step("Dede makes an invitation, and Efe opens its link", async () => {
    const { page } = dede;
    await dede.act("invite", "Make an invitation", "Make an invitation link");
    await page.getByRole("button", { name: "Show link and code" }).click();
    const text = await page.getByText(/\/join\/C[A-Z2-7]{55}#invite=[0-9a-f]{64}/).textContent();
    await page.keyboard.press("Escape");
    if (text === null) throw new Error("no link");
    await expect.poll(invitations).toMatchObject([{ uses: 2 }]);
    await efe.page.goto(text);
    await efe.connect();
    await expect(efe.page.getByRole("button", { name: /^Take seat/ })).toBeVisible();
    await expect(efe.page).toHaveTitle("Join Weavers · Ajo");
    return text;
  });

  await test.step("Dede takes it back: the chain lets nobody in by it, and Efe reads why", async () => {
    await dede.act("revoke", "Take it back", "End an invitation link");
    await expect(dede.page.getByText("No invitation is open.")).toBeVisible();
    await expectAccessible(dede.page);
    await dede.screenshot("110-revoked-phone");
    await expect.poll(invitations).toEqual([]);
    const seat = efe.page.getByRole("button", { name: /^Take seat/ });
    const expectGone = async () => {
      // At the head, where the seat would be, and in the tab.
      await expect(efe.page.getByText("This invitation no longer works")).toHaveCount(2);
      await expect(efe.page.getByText("Ask the organiser for a new link.")).toHaveCount(2);
      await expect(efe.page).toHaveTitle("This invitation no longer works · Weavers · Ajo");
      await expect(efe.page.getByText("You are invited")).toBeHidden();
      await expect(seat).toBeHidden();
    };
    // Without a reload, and after one.
    await expectGone();
    await efe.page.goto(link);
    await expectGone();
    await expectAccessible(efe.page);
    await efe.screenshot("111-revoked-link");
    // Another link that is open makes no difference to this one.
    await dede.act("invite", "Make an invitation", "Make an invitation link");
    await expect.poll(invitations).toMatchObject([{ uses: 2 }]);
    await efe.page.reload();
    await expectGone();
    expect((await truth.expectAgreement(invited)).members).toHaveLength(1);
  });

  await test.step("Dede lets Efe in and takes that back before Efe has joined", async () => {
    const { page } = dede;
    await dede.openGroup(approved);
    await page.getByLabel("Account to let in").fill(addressOf("Efe"));
    await dede.act("approve", "Let Efe join", "Approve a member");
    await expect.poll(letIn).toEqual([addressOf("Efe")]);
    await efe.page.goto(`/join/${approved}`);
    await expect(efe.page.getByText("The organiser has approved you.")).toBeVisible();
    await dede.act("disapprove", "Take back for Efe", "Take an approval back");
    await expect(page.getByText("Approved, not joined yet:")).toBeHidden();
    await expect.poll(letIn).toEqual([]);
    const joining = truth.chain.prepareJoin({ source: addressOf("Efe"), groupId: approved });
    await expect(joining).rejects.toMatchObject({ code: "NotApproved" });
    // Without a reload.
    await expect(efe.page.getByText("Seats here need the organiser's approval")).toBeVisible();
    await efe.screenshot("112-disapproved");
  });

  await Promise.all([dede.leave(), efe.leave()]);
  await truth.close();
});

// Nobody has to look for their money: where the group was, the page offers what they paid in.
test("a group is called off before its start, and a member takes the deposit out", async ({ browser }) => {
  const truth = new Truth();
  const terms = { name: "Roof fund", maxMembers: 4, depositBps: 2_000 };
  const groupId = await createGroupOf(truth, ["Dede", "Efe"], terms);
  const efe = await Person.arriveAt(browser, groupId, "Efe", { width: 390 });
  const called = await truth.chain.prepareCancel({ source: addressOf("Dede"), groupId });
  await signAndSubmit(truth.chain, called, localPersonKeypair("Dede"));
  await expect(efe.page.getByText("Cancelled", { exact: true }).first()).toBeVisible();
  await expect(efe.page.getByText("It was called off. Nothing more is to be paid.").first()).toBeVisible();
  await expectAccessible(efe.page);
  await efe.screenshot("115-called-off-phone");
  await efe.act("claim", "Claim 1 USDC", "Claim 1 USDC");
  await expect(efe.page.getByRole("button", { name: /^Claim / })).toBeHidden();
  expect(await truth.gained(groupId, "Efe")).toBe(0n);
  await truth.expectAgreement(groupId);
  await efe.leave();
  await truth.close();
});

// Dede says once that she is there, and then nothing for 30 days: Efe takes over, and not an hour before.
test("a deputy takes over from an organiser who has gone silent", async ({ browser }) => {
  const truth = new Truth();
  const groupId = await createGroupOf(truth, ["Dede", "Efe"], {
    ...{
      name: "Quiet street",
      frequencySeconds: 90 * DAY,
      graceSeconds: DAY,
      deputy: memberAddressSchema.parse(addressOf("Efe")),
    },
  });
  // Of this one Efe is the deputy, too, and has no seat in it.
  const deputy = memberAddressSchema.parse(addressOf("Efe"));
  await createGroupOf(truth, ["Dede"], { name: "Water sellers", maxMembers: 3, deputy });
  const tab = "Decisions";
  const [dede, efe] = await Promise.all([
    Person.arriveAt(browser, groupId, "Dede", { tab }),
    Person.arriveAt(browser, groupId, "Efe", { width: 390, tab }),
  ]);
  const succeed = "Take over as organiser";
  const takeOverIn = (title: string) => efe.panel(title).getByRole("button", { name: succeed });
  const [takeOver, takeOverFirst] = [takeOverIn("Who leads"), takeOverIn("Your part")];

  const cardOf = (name: string) =>
    efe.page.getByRole("listitem").filter({ has: efe.page.getByRole("link", { name, exact: true }) });
  const silent = (name: string) =>
    cardOf(name).getByText("Dede has given no sign of life since", { exact: false });

  await test.step("Efe's own page tells of whom she is the deputy without a seat", async () => {
    await efe.page.goto("/groups");
    const role = "You are the deputy of Dede, without a seat.";
    await expect(cardOf("Water sellers").getByText(role, { exact: false })).toBeVisible();
    await efe.openGroup(groupId);
    await efe.openTab(tab);
  });

  await test.step("a sign of life begins the 30 days anew", async () => {
    await truth.pass(20 * DAY);
    const before = (await truth.expectAgreement(groupId)).organiserSeenAt;
    await dede.act("stay", "I am still there", "Say that you are still there");
    const { organiserSeenAt } = await truth.snapshot(groupId);
    expect(organiserSeenAt.getTime() - before.getTime()).toBeGreaterThanOrEqual(20 * DAY * 1000);
    const seen = async () => (await truth.database.groups.findGroup(groupId))?.data.organiserSeenAt;
    await expect.poll(seen).toEqual(organiserSeenAt);
    await truth.pass(11 * DAY);
    await expect(efe.panel("Who leads").getByText("you can take over from", { exact: false })).toBeVisible();
    await expect(takeOver).toBeHidden();
    await expect(takeOverFirst).toBeHidden();
  });

  await test.step("after 30 days of silence the page offers it, and Efe leads", async () => {
    await truth.pass(20 * DAY);
    await expect(takeOver).toBeVisible();
    await expect(takeOverFirst).toBeVisible();
    await expectAccessible(efe.page);
    await efe.screenshot("113-silent-phone");
    // Also where Efe looks first.
    await efe.page.goto("/groups");
    await expect(silent("Quiet street")).toBeVisible();
    await expect(silent("Water sellers")).toBeVisible();
    await efe.screenshot("114-silent-home-phone");
    await cardOf("Quiet street").getByRole("link", { name: succeed }).click();
    await expect(takeOverFirst).toBeVisible();
    await efe.act("succeed", succeed, succeed);
    const chain = await truth.expectAgreement(groupId);
    expect(chain).toMatchObject({ organiser: addressOf("Efe"), deputy: null });
    await expect(dede.panel("Who leads").getByText("Efe", { exact: true })).toBeVisible();
    await expect(dede.page.getByRole("button", { name: "I am still there" })).toBeHidden();
  });

  await Promise.all([dede.leave(), efe.leave()]);
  await truth.close();
});
