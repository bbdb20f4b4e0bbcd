import { expect, test, type Page } from "@playwright/test";
import { Keypair } from "@stellar/stellar-sdk";
import { accountWithUsdc } from "../support/account";
import { say } from "../support/catalogue";
import { environment } from "../support/env";
import { installFreighter } from "../support/freighter";
import { Person } from "../support/person";
import { createGroupOf, USDC } from "../support/start-group";
import { Truth } from "../support/truth";

const OTHER_NETWORK = "Test SDF Network ; September 2015";
const errorTitle = (code: string) => say("en", `errors.${code}.title`);

test("without the extension the hint comes within two and a half seconds, and reading asked no wallet", async ({
  browser,
}) => {
  const visitor = await Person.arrive(browser, "visitor", 390);
  const { page } = visitor;
  await page.clock.install();
  await page.addInitScript(() => {
    const asked: string[] = [];
    Object.assign(window, { askedOfFreighter: asked });
    window.addEventListener("message", ({ data }: MessageEvent<{ source?: string; type?: string }>) => {
      if (data.source === "FREIGHTER_EXTERNAL_MSG_REQUEST") asked.push(data.type ?? "");
    });
  });
  const asked = () =>
    page.evaluate(() => (window as unknown as { askedOfFreighter: string[] }).askedOfFreighter);
  await page.goto("/groups");
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  const sheet = page.getByRole("dialog");
  await expect(sheet.getByRole("button", { name: "Connect Freighter" })).toBeEnabled();
  expect(await asked()).toEqual([]);
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1_000));
  await sheet.getByRole("button", { name: "Connect Freighter" }).click();
  await expect.poll(asked).toEqual(["REQUEST_CONNECTION_STATUS"]);
  await page.clock.runFor(2_500);
  await expect(sheet.getByText(errorTitle("WalletNotInstalled"))).toBeVisible();
  await expect(sheet.getByRole("link", { name: say("en", "wallet.freighterInstall") })).toBeVisible();
  await visitor.screenshot("12-no-extension-phone", { fullPage: false });
  await visitor.leave();
});

test("a phone, which holds no extension, is told what works there and the next step", async ({ browser }) => {
  const context = await browser.newContext({ hasTouch: true, isMobile: true, serviceWorkers: "block" });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await context.newPage();
  await page.goto("/groups?open=yes");
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  const sheet = page.getByRole("dialog");
  await expect(sheet.getByText(say("en", "wallet.phoneHelp"))).toBeVisible();
  // This browser has nothing to share with: the link is copied.
  await sheet.getByRole("button", { name: say("en", "wallet.phoneSend") }).click();
  await expect(sheet.getByText(say("en", "wallet.phoneCopied"))).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
  await sheet.getByRole("button", { name: "Connect Freighter" }).click();
  await expect(sheet.getByText(errorTitle("WalletNotInstalled"))).toBeVisible();
  // Nobody is told to install what cannot be.
  await expect(sheet.getByText(say("en", "errors.WalletNotInstalled.next"))).toBeHidden();
  await expect(sheet.getByRole("link", { name: say("en", "wallet.freighterInstall") })).toBeHidden();
  await context.close();
});

test("locked, wrong network, switched account and rejected each say their own thing, and nothing is sent", async ({
  browser,
}) => {
  const truth = new Truth();
  const wallet = Keypair.random();
  await accountWithUsdc(wallet, "20");
  const groupId = await createGroupOf(truth, ["Dede"], { name: "Potters", maxMembers: 2 });
  const person = await Person.arrive(browser, "newcomer", 390);
  const { page } = person;
  const freighter = await installFreighter(page, wallet, environment.networkPassphrase);
  const sheet = page.getByRole("dialog");
  const asConnecting = async (code: string) => {
    await sheet.getByRole("button", { name: "Connect Freighter" }).click();
    await expect(sheet.getByText(errorTitle(code))).toBeVisible();
  };
  const asSigning = async (code: string) => {
    await page.getByRole("button", { name: /^Take seat/ }).click();
    await sheet.getByRole("button", { name: "Take the seat" }).click();
    await expect(sheet.getByText(errorTitle(code))).toBeVisible();
    await expect(sheet.getByRole("heading", { name: say("en", "money.phase.notSent.title") })).toBeVisible();
    await person.screenshot(`13-${code}-phone`, { fullPage: false });
    await page.keyboard.press("Escape");
    await expect(sheet).toBeHidden();
  };

  await page.goto(`/join/${groupId}`);
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await test.step("locked", async () => {
    freighter.set({ isLocked: true });
    await asConnecting("WalletLocked");
    freighter.set({ isLocked: false });
  });
  await test.step("on another network", async () => {
    freighter.set({ networkPassphrase: OTHER_NETWORK });
    await asConnecting("WalletWrongNetwork");
    freighter.set({ networkPassphrase: environment.networkPassphrase });
  });
  await sheet.getByRole("button", { name: "Connect Freighter" }).click();
  await expect(sheet).toBeHidden();

  await test.step("the network is switched after connecting", async () => {
    freighter.set({ networkPassphrase: OTHER_NETWORK });
    await asSigning("WalletWrongNetwork");
    freighter.set({ networkPassphrase: environment.networkPassphrase });
  });
  await test.step("rejected", async () => {
    freighter.rejectNext();
    await asSigning("WalletRejected");
  });
  await test.step("the account is switched while the question is open", async () => {
    // Before the page has looked again whose wallet it is.
    await page.clock.install();
    await page.reload();
    await expect(page.getByRole("button", { name: /^Take seat/ })).toBeEnabled();
    await page.getByRole("button", { name: /^Take seat/ }).click();
    await expect(sheet.getByRole("button", { name: "Take the seat" })).toBeVisible();
    await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1_000));
    freighter.set({ keypair: Keypair.random() });
    await sheet.getByRole("button", { name: "Take the seat" }).click();
    await expect(sheet.getByText(errorTitle("WalletWrongAccount"))).toBeVisible();
    freighter.set({ keypair: wallet });
  });

  expect(freighter.signed).toEqual([]);
  expect((await truth.snapshot(groupId)).members).toHaveLength(1);
  expect(await truth.balanceOfAddress(wallet.publicKey())).toBe(20n * USDC);
  await person.leave();
  await truth.close();
});

test("replies lost for a minute after sending: never failed, a reload goes on, and it is paid exactly once", async ({
  browser,
}) => {
  const truth = new Truth();
  const groupId = await createGroupOf(truth, ["Efe", "Dede"], { name: "Fishers" });
  const efe = await Person.arrive(browser, "Efe", 390);
  const { page } = efe;
  await page.clock.install();
  await page.goto("/groups");
  await efe.connect();
  await efe.openGroup(groupId);
  const before = await truth.balanceOf("Efe");
  const sheet = page.getByRole("dialog");
  const stillChecking = say("en", "money.phase.unknown.title");
  const nobodySaysFailed = async () => {
    await expect(page.getByText(say("en", "money.phase.failed.title"), { exact: true })).toHaveCount(0);
    await expect(page.getByText(say("en", "money.phase.notSent.title"), { exact: true })).toHaveCount(0);
  };

  const lost = { sendings: 0, questions: 0 };
  let isLost = true;
  await test.step("what is asked reaches the network; what it answers is lost", async () => {
    await page.route(/\/api\/trpc\/transaction\.(submit|status)/, async (route) => {
      if (!isLost) {
        await route.continue();
        return;
      }
      lost[route.request().method() === "POST" ? "sendings" : "questions"] += 1;
      await route.fetch().catch(() => undefined);
      await route.abort("connectionreset");
    });
    await page.getByRole("button", { name: "Pay 5 USDC for round 1" }).first().click();
    await sheet.getByRole("button", { name: /^Pay / }).click();
    await expect(sheet.getByRole("heading", { name: stillChecking })).toBeVisible();
  });

  await test.step("for a minute it says that it is still checking", async () => {
    for (let second = 0; second < 60; second += 5) {
      await page.clock.runFor(5_000);
      await expect(sheet.getByRole("heading", { name: stillChecking })).toBeVisible();
      await nobodySaysFailed();
    }
    await expect(sheet.getByText(say("en", "money.phase.unknown.warning")).first()).toBeVisible();
    await efe.screenshot("14-still-checking-phone", { fullPage: false });
    // What was answered nothing is not sent blindly again: first it is asked whether it is there.
    expect(lost.sendings).toBe(1);
    expect(lost.questions).toBeGreaterThan(3);
  });

  await test.step("a reload goes on with the same transaction", async () => {
    await page.reload();
    await expect(page.getByText(say("en", "money.bar.unknown"))).toBeVisible();
    await nobodySaysFailed();
  });

  await test.step("the replies arrive again: paid, once", async () => {
    // Not taken from the page: a question that is on its way would be answered twice.
    isLost = false;
    await expect(page.getByText(say("en", "money.bar.unknown"))).toBeHidden();
    await nobodySaysFailed();
    const chain = await truth.expectAgreement(groupId);
    expect(chain.escrow).toBe(5n * USDC);
    expect(await truth.balanceOf("Efe")).toBe(before - 5n * USDC);
    expect(await paidRoundsOf(page, truth, groupId)).toBe(1);
  });

  await efe.leave();
  await truth.close();
});

/** Rounds that the group's first member has paid, once the page, too, asks for no more of this round. */
async function paidRoundsOf(page: Page, truth: Truth, groupId: string): Promise<number | undefined> {
  await expect(page.getByRole("button", { name: "Pay 5 USDC for round 1" })).toHaveCount(0);
  return (await truth.snapshot(groupId)).members[0]?.paidRounds;
}
