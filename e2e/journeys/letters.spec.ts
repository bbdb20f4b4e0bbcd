import { walletAddressSchema } from "@ajo/schemas";
import { signAndSubmit } from "@ajo/soroban";
import { expect, test } from "@playwright/test";
import { Keypair } from "@stellar/stellar-sdk";
import { accountWithUsdc } from "../support/account";
import { say } from "../support/catalogue";
import { environment } from "../support/env";
import { installFreighter } from "../support/freighter";
import { findLetter } from "../support/letters";
import { Person } from "../support/person";
import { expectSoundEverywhere, listenForComplaints } from "../support/soundness";
import { createGroupOf } from "../support/start-group";
import { Truth } from "../support/truth";

// Nothing is sent to a mailbox before its owner followed a link, and nothing after they followed another.
test("a mailbox is confirmed and stopped by the links in its letters", async ({ browser, request }) => {
  const truth = new Truth();
  // Nobody's mailbox is asked twice within a minute: an account and a mailbox that no other run has had.
  const keypair = Keypair.random();
  await accountWithUsdc(keypair, "5");
  const address = walletAddressSchema.parse(keypair.publicKey());
  const mailboxName = `${address.slice(-16).toLowerCase()}@example.org`;
  const ngozi = await Person.arrive(browser, `${address.slice(0, 5)}…${address.slice(-4)}`);
  const { page } = ngozi;
  await installFreighter(page, keypair, environment.networkPassphrase);
  const complaints = listenForComplaints(page);
  const mailbox = () => truth.database.mailboxes.find(address);

  await test.step("Ngozi gives an address, which is not used yet", async () => {
    await page.goto("/me");
    await ngozi.connectFreighter();
    await ngozi.signIn();
    await page.getByLabel(say("en", "settings.address")).fill(mailboxName);
    await page.getByRole("button", { name: say("en", "settings.sendLink") }).click();
    await expect(page.getByText(`A letter is on its way to ${mailboxName}`, { exact: false })).toBeVisible();
    expect(await mailbox()).toMatchObject({ email: mailboxName, verified: false });
  });

  await test.step("the link in the letter confirms it, once", async () => {
    const letter = await findLetter(mailboxName, "/email/confirm");
    await page.goto(letter.link);
    await expectSoundEverywhere(ngozi, "letters-confirm");
    await page.getByRole("button", { name: say("en", "settings.confirm.button") }).click();
    await expect(page.getByText(say("en", "settings.confirm.done"))).toBeVisible();
    expect(await mailbox()).toMatchObject({ email: mailboxName, verified: true, unsubscribed: false });
    await page.reload();
    await page.getByRole("button", { name: say("en", "settings.confirm.button") }).click();
    await expect(page.getByText(say("en", "settings.confirm.failed"))).toBeVisible();
  });

  await test.step("a letter tells what happens, and the link at its end stops all others", async () => {
    const groupId = await createGroupOf(truth, ["Dede"], { name: "Kerosene club" });
    await signAndSubmit(truth.chain, await truth.chain.prepareJoin({ source: address, groupId }), keypair);
    const letter = await findLetter(mailboxName, "/email/stop", "Kerosene club");
    expect(letter.text).toContain(`/groups/${groupId}`);
    await page.goto(letter.link);
    await expect(page.getByText(say("en", "settings.stop.done"))).toBeVisible();
    expect(await mailbox()).toMatchObject({ verified: true, unsubscribed: true });
    await expectSoundEverywhere(ngozi, "letters-stopped");

    await page.goto("/me");
    await page.getByRole("button", { name: say("en", "settings.emailResume") }).click();
    await expect(page.getByText(`E-mail goes to ${mailboxName}.`)).toBeVisible();
    expect(await mailbox()).toMatchObject({ unsubscribed: false });
    // What a mail program's own button does.
    expect((await request.post(letter.oneClick)).status()).toBe(200);
    expect(await mailbox()).toMatchObject({ unsubscribed: true });
  });

  await test.step("an address that is forgotten is asked for anew", async () => {
    await page.reload();
    await page.getByRole("button", { name: say("en", "settings.emailRemove") }).click();
    await expect(page.getByLabel(say("en", "settings.address"))).toBeVisible();
    expect(await mailbox()).toBeNull();
  });

  expect(complaints).toEqual([]);
  await ngozi.leave();
  await truth.close();
});
