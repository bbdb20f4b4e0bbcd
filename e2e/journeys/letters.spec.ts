import { walletAddressSchema } from "@ajo/schemas";
import { localPersonKeypair } from "@ajo/soroban/local-people";
import { expect, test } from "@playwright/test";
import { say } from "../support/catalogue";
import { findLetter } from "../support/letters";
import { Person } from "../support/person";
import { expectSoundEverywhere, listenForComplaints } from "../support/soundness";
import { createGroupOf } from "../support/start-group";
import { Truth } from "../support/truth";

const MAILBOX = "funmi@example.org";

// Nothing is sent to a mailbox before its owner followed a link, and nothing after they followed another.
test("a mailbox is confirmed and stopped by the links in its letters", async ({ browser, request }) => {
  const truth = new Truth();
  const funmi = await Person.arrive(browser, "Funmi");
  const { page } = funmi;
  const complaints = listenForComplaints(page);
  const address = walletAddressSchema.parse(localPersonKeypair("Funmi").publicKey());
  const mailbox = () => truth.database.mailboxes.find(address);

  await test.step("Funmi gives an address, which is not used yet", async () => {
    await page.goto("/me");
    await funmi.connect();
    await funmi.signIn();
    await page.getByLabel(say("en", "settings.address")).fill(MAILBOX);
    await page.getByRole("button", { name: say("en", "settings.sendLink") }).click();
    await expect(page.getByText(`A letter is on its way to ${MAILBOX}`, { exact: false })).toBeVisible();
    expect(await mailbox()).toMatchObject({ email: MAILBOX, verified: false });
  });

  await test.step("the link in the letter confirms it, once", async () => {
    const letter = await findLetter(MAILBOX, "/email/confirm");
    await page.goto(letter.link);
    await expectSoundEverywhere(funmi, "letters-confirm");
    await page.getByRole("button", { name: say("en", "settings.confirm.button") }).click();
    await expect(page.getByText(say("en", "settings.confirm.done"))).toBeVisible();
    expect(await mailbox()).toMatchObject({ email: MAILBOX, verified: true, unsubscribed: false });
    await page.reload();
    await page.getByRole("button", { name: say("en", "settings.confirm.button") }).click();
    await expect(page.getByText(say("en", "settings.confirm.failed"))).toBeVisible();
  });

  await test.step("a letter tells what happens, and the link at its end stops all others", async () => {
    const groupId = await createGroupOf(truth, ["Funmi", "Dede"], { name: "Kerosene club" });
    const letter = await findLetter(MAILBOX, "/email/stop", "Kerosene club");
    expect(letter.text).toContain(`/groups/${groupId}`);
    await page.goto(letter.link);
    await expect(page.getByText(say("en", "settings.stop.done"))).toBeVisible();
    expect(await mailbox()).toMatchObject({ verified: true, unsubscribed: true });
    await expectSoundEverywhere(funmi, "letters-stopped");

    await page.goto("/me");
    await page.getByRole("button", { name: say("en", "settings.emailResume") }).click();
    await expect(page.getByText(`E-mail goes to ${MAILBOX}.`)).toBeVisible();
    expect(await mailbox()).toMatchObject({ unsubscribed: false });
    // What a mail program's own button does.
    expect((await request.post(letter.oneClick)).status()).toBe(200);
    expect(await mailbox()).toMatchObject({ unsubscribed: true });
  });

  expect(complaints).toEqual([]);
  await funmi.leave();
  await truth.close();
});
