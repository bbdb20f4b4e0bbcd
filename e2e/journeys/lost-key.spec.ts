import { walletAddressSchema } from "@ajo/schemas";
import { localPersonKeypair } from "@ajo/soroban/local-people";
import { expect, test } from "@playwright/test";
import { Keypair } from "@stellar/stellar-sdk";
import { fundedAccount } from "../support/account";
import { environment } from "../support/env";
import { installFreighter } from "../support/freighter";
import { Person } from "../support/person";
import { expectAccessible, expectNothingWider } from "../support/soundness";
import { createGroupOf, payFor } from "../support/start-group";
import { Truth } from "../support/truth";

const DAY = 86_400;
const addressOf = (name: string) => walletAddressSchema.parse(localPersonKeypair(name).publicKey());

// The others vote that Funmi's key is lost. The first time it turns up and objects; the second time it stays lost, and
// the seat, with what was paid, goes to Funmi's new key.
test("a lost key's seat goes to a fresh one by the others' votes, unless the old key objects", async ({
  browser,
}) => {
  const truth = new Truth();
  const groupId = await createGroupOf(truth, ["Dede", "Efe", "Funmi"], {
    ...{ name: "Potters’ row", frequencySeconds: 60 * DAY, graceSeconds: DAY },
  });
  await payFor(truth, "Funmi", groupId, 1);
  const fresh = Keypair.random();
  await fundedAccount(fresh);
  const freshAddress = walletAddressSchema.parse(fresh.publicKey());
  const tab = "Decisions";
  const [dede, efe, funmi] = await Promise.all([
    Person.arriveAt(browser, groupId, "Dede", { width: 390, tab }),
    Person.arriveAt(browser, groupId, "Efe", { tab }),
    Person.arriveAt(browser, groupId, "Funmi", { width: 768, tab }),
  ]);
  const recoveries = async () => (await truth.proceedings(groupId)).recoveries;
  const take = () =>
    truth.chain.prepareCompleteRecovery({ source: freshAddress, groupId, member: addressOf("Funmi") });

  const vote = async () => {
    const { page } = dede;
    const form = page.getByRole("group").filter({ hasText: "Somebody lost their key" });
    if (!(await form.getByLabel("Whose key is lost").isVisible()))
      await page.getByText("Somebody lost their key").click();
    await form.getByLabel("Whose key is lost").selectOption({ label: "Funmi" });
    await form.getByLabel("Their fresh account").fill(addressOf("Efe"));
    await expect(form.getByText("This account holds a seat here already.")).toBeVisible();
    await form.getByLabel("Their fresh account").fill(freshAddress);
    await dede.act("voteRecover", "Vote to move the seat of Funmi", "Vote to move a seat to a new key");
    // The seat that it is about has no vote.
    await expect(funmi.panel("Open votes").getByText("1 of 2 votes needed")).toBeVisible();
    await expect(form.getByText("This vote is open already", { exact: false })).toBeVisible();
    await expect(funmi.page.getByRole("button", { name: "Vote for it" })).toBeHidden();
    await expect.poll(recoveries).toEqual([]);
    await efe.act("voteRecover", "Vote for it", "Vote to move a seat to a new key");
    await expect.poll(recoveries).toMatchObject([{ member: addressOf("Funmi"), fresh: freshAddress }]);
  };

  await test.step("Dede begins the vote, and Efe's passes it", async () => {
    await vote();
    // What was decided, and what comes next, in the place of the same vote once more.
    const form = dede.page.getByRole("group").filter({ hasText: "Somebody lost their key" });
    await expect(form.getByText(/^Decided on .*: the seat of Funmi goes to/)).toBeVisible();
    await expect(form.getByText("The old key can object until", { exact: false })).toBeVisible();
    await expect(form.getByText("This is decided already", { exact: false })).toBeVisible();
    await expect(form.getByRole("button", { name: "Vote to move the seat of Funmi" })).toBeHidden();
    await expectAccessible(dede.page);
    await expectNothingWider(dede.page);
    await dede.screenshot("120-voted-phone");
  });

  await test.step("Funmi has found the key, objects, and keeps the seat", async () => {
    const moving = funmi.panel("Seats changing hands");
    await expect(moving.getByText("the members voted that the key is lost", { exact: false })).toBeVisible();
    await expect(efe.panel("Seats changing hands").getByRole("button", { name: "Object" })).toBeHidden();
    await expectAccessible(funmi.page);
    await funmi.screenshot("121-objecting-tablet");
    await funmi.act("vetoRecovery", "Object", "Keep your seat");
    await expect(moving).toBeHidden();
    await expect.poll(recoveries).toEqual([]);
    await expect(take()).rejects.toMatchObject({ code: "NoProposal" });
  });

  const holder = await Person.arrive(browser, "newcomer", 390);
  const { page } = holder;
  await test.step("the second time nobody objects for seven days, and not before does the seat move", async () => {
    await vote();
    await installFreighter(page, fresh, environment.networkPassphrase);
    await holder.openGroup(groupId);
    await holder.connectFreighter();
    const seat = page.getByRole("button", { name: "Take the seat" });
    await expect(seat).toBeDisabled();
    await expect(take()).rejects.toMatchObject({ code: "NotReady" });
    await truth.pass(7 * DAY);
    await expect(seat).toBeEnabled();
    await expectAccessible(page);
  });

  await test.step("the fresh key takes the seat with what Funmi had paid", async () => {
    await holder.act("completeRecovery", "Take the seat", "Take your seat back with the new key");
    const { members } = await truth.expectAgreement(groupId);
    expect(members[2]).toMatchObject({ address: freshAddress, turn: 3, paidRounds: 1 });
    await expect.poll(recoveries).toEqual([]);
    await expect(page.getByText("Nothing to pay now")).toBeVisible();
    await expect(funmi.page.getByText("You hold no seat in this group.")).toBeVisible();
    await expectNothingWider(page);
    await holder.screenshot("122-fresh-phone");
  });

  await test.step("it signs its part of an exchange of turns in Freighter, and Efe the rest", async () => {
    await holder.openTab("My seat");
    const panel = holder.panel("Exchange turns");
    await panel.getByLabel("With whom").selectOption({ value: addressOf("Efe") });
    await panel.getByRole("button", { name: "Sign an offer to Efe" }).click();
    await expect(panel.getByText("Signed. Now the other has to sign.")).toBeVisible();
    await panel.getByText("Show the link").click();
    await efe.page.goto((await panel.locator("a[data-offer]").getAttribute("href")) ?? "");
    await efe.act("swap", "Look at it and sign", "Exchange turns");
    const { members } = await truth.expectAgreement(groupId);
    expect(members.map(({ address }) => String(address))).toEqual([
      addressOf("Dede"),
      freshAddress,
      addressOf("Efe"),
    ]);
  });

  await Promise.all([dede, efe, funmi, holder].map((person) => person.leave()));
  await truth.close();
});
