import { randomBytes } from "node:crypto";
import { signAndSubmit } from "@ajo/soroban";
import { localPersonKeypair } from "@ajo/soroban/local-people";
import { expect, test } from "@playwright/test";
import { Keypair } from "@stellar/stellar-sdk";
import { environment } from "../support/env";
import { fundedAccount, giveUsdc } from "../support/account";
import { installFreighter } from "../support/freighter";
import { Person } from "../support/person";
import { Truth } from "../support/truth";

const USDC = 10_000_000n;

// The page talks to Freighter's own message protocol; only the extension's window is played, its signatures are real.
test("somebody with Freighter opens a trustline, joins, pays once and signs in", async ({ browser }) => {
  const truth = new Truth();
  const wallet = Keypair.random();
  await fundedAccount(wallet);

  const dede = localPersonKeypair("Dede"); // of no other journey: time moves for everybody, and rounds are paid out
  const prepared = await truth.chain.prepareCreate({
    source: dede.publicKey(),
    salt: randomBytes(32).toString("hex"),
    organiserJoins: true,
    config: {
      name: "Tailors",
      token: usdcContract(),
      contribution: 5n * USDC,
      frequencySeconds: 86_400,
      graceSeconds: 3_600,
      maxMembers: 2,
      startRule: "whenFull",
    },
  });
  const { createdGroupId: groupId } = await signAndSubmit(truth.chain, prepared, dede);
  if (groupId === null) throw new Error("no group was created");

  const newcomer = await Person.arrive(browser, "newcomer", 390);
  const { page } = newcomer;
  const freighter = await installFreighter(page, wallet, environment.networkPassphrase);

  await test.step("the account cannot hold the token yet: one signature allows it", async () => {
    await page.goto(`/join/${groupId}`);
    await newcomer.connectFreighter();
    await page.getByRole("button", { name: "Allow my account to hold USDC" }).click();
    const sheet = page.getByRole("dialog");
    await sheet.getByRole("button", { name: "Allow USDC" }).click();
    await expect(sheet.getByRole("heading", { name: "Your account can hold it now" })).toBeVisible();
    await page.keyboard.press("Escape");
    await giveUsdc(wallet.publicKey(), "50");
  });

  await test.step("a rejected signature says so, and nothing is sent", async () => {
    freighter.rejectNext();
    await page.getByRole("button", { name: /^Take seat/ }).click();
    const sheet = page.getByRole("dialog");
    await sheet.getByRole("button", { name: "Take the seat" }).click();
    await expect(sheet.getByText(/declined|rejected|did not sign/i).first()).toBeVisible();
    await newcomer.screenshot("10-rejected-phone", { fullPage: false });
    await page.keyboard.press("Escape");
    expect((await truth.snapshot(groupId)).members).toHaveLength(1);
  });

  await test.step("joining takes the last seat and starts the group", async () => {
    await newcomer.join(groupId);
    expect(await truth.expectAgreement(groupId)).toMatchObject({ status: "active", currentRound: 1 });
  });

  await test.step("the contribution leaves the account once", async () => {
    await newcomer.openGroup(groupId);
    await newcomer.pay(/^Pay 5 USDC for round 1$/);
    await truth.expectAgreement(groupId);
    expect(await truth.balanceOfAddress(wallet.publicKey())).toBe(45n * USDC);
    await newcomer.screenshot("11-paid-phone");
  });

  await test.step("signing in is one signature", async () => {
    const signedBefore = freighter.signed.length;
    await page.goto("/me");
    await page.getByRole("button", { name: "Sign in with one signature" }).click();
    await expect(page.getByText(/^Signed in as /)).toBeVisible();
    expect(freighter.signed).toHaveLength(signedBefore + 1);
    await page.reload();
    await expect(page.getByText(/^Signed in as /)).toBeVisible();
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page.getByRole("button", { name: "Sign in with one signature" })).toBeVisible();
  });

  await newcomer.leave();
  await truth.close();
});

function usdcContract() {
  const token = environment.tokens.find(({ code }) => code === "USDC");
  if (token === undefined) throw new Error("the network lists no USDC");
  return token.contractId;
}
