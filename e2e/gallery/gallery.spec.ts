import path from "node:path";
import { expect, test, type Locator, type Page } from "@playwright/test";
import { Keypair } from "@stellar/stellar-sdk";
import { accountWithUsdc, fundedAccount } from "../support/account";
import { say } from "../support/catalogue";
import { environment } from "../support/env";
import { groupsOfEveryStatus, type Status } from "../support/every-status";
import { serveFile } from "../support/file-server";
import { installFreighter } from "../support/freighter";
import { takeAll } from "../support/gallery";
import { keptGroups } from "../support/kept-groups";
import { Person } from "../support/person";
import { payFor } from "../support/start-group";
import { Truth } from "../support/truth";

const RESCUE = path.resolve(import.meta.dirname, "../../apps/web/public/rescue/index.html");
const FRAME = /\/_next\/static\/chunks\/app\/layout-[^/]*\.js/;
const SUBMIT = "**/api/trpc/transaction.submit**";

let truth: Truth;
let groups: Awaited<ReturnType<typeof groupsOfEveryStatus>>;
test.beforeAll(async () => {
  test.setTimeout(300_000);
  truth = new Truth();
  groups = await groupsOfEveryStatus(truth);
});
test.afterAll(() => truth.close());

/** Opens an address and takes what is there once its heading and what it waits for can be seen. */
async function visit(page: Page, name: string, address: string, seen?: Locator): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  if (seen !== undefined) await expect(seen.first()).toBeVisible();
  await page.waitForLoadState("load");
  await takeAll(page, name);
}

test("a visitor without a wallet", async ({ browser }) => {
  const { page } = await Person.arrive(browser, "visitor");
  await visit(page, "offline-nothing-kept", "/offline");
  await visit(page, "landing", "/");
  await visit(page, "groups-visitor", "/groups", page.getByRole("heading", { level: 3 }));
  await visit(page, "groups-open-seats", "/groups?open=yes", page.getByRole("heading", { level: 3 }));
  await visit(
    page,
    "groups-none-found",
    "/groups?search=no+such",
    page.getByText(say("en", "groups.emptyFilter")),
  );
  for (const status of Object.keys(groups) as Status[])
    await visit(page, `group-${status}`, `/groups/${groups[status]}`);
  for (const tab of ["members", "powers", "history", "rules"])
    await visit(page, `group-tab-${tab}`, `/groups/${groups.active}?tab=${tab}`);
  for (const status of ["forming", "invitation", "approval", "active", "cancelled"] as const)
    await visit(page, `join-${status}`, `/join/${groups[status]}`);
  await visit(page, "join-link-gone", `/join/${groups.invitation}#invite=${"ab".repeat(32)}`);
  await visit(page, "verify", `/groups/${groups.active}/verify`, page.getByText("Everything agrees"));
  await visit(page, "statement", `/groups/${groups.completed}/statement`);
  await visit(page, "me-visitor", "/me");
  await visit(page, "inbox-visitor", "/inbox");
  await visit(page, "email-confirm", "/email/confirm?token=nothing");
  await visit(page, "email-stop", "/email/stop?token=nothing");
  await visit(page, "error-no-such-group", "/groups/nonsense");
  await visit(page, "error-no-such-page", "/no-such-page");
  await visit(page, "design", "/design");
});

test("an organiser and member with a wallet", async ({ browser }) => {
  const dede = await Person.arrive(browser, "Dede");
  const { page } = dede;
  const sheet = page.getByRole("dialog");
  await page.goto("/groups");
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await expect(sheet).toBeVisible();
  await takeAll(page, "wallet-choice", { fullPage: false });
  await sheet.getByRole("button", { name: "Connect Freighter" }).click();
  await expect(sheet.getByText(say("en", "errors.WalletNotInstalled.title"))).toBeVisible();
  await takeAll(page, "wallet-none", { fullPage: false });
  await page.keyboard.press("Escape");
  await dede.connect();
  await visit(page, "groups-mine", "/groups", page.getByRole("button", { name: /^Pay / }));
  for (const status of Object.keys(groups) as Status[])
    await visit(page, `mine-${status}`, `/groups/${groups[status]}`);
  await visit(page, "mine-tab-seat-drawing", `/groups/${groups.drawing}?tab=seat`);
  for (const tab of ["seat", "powers", "members"])
    await visit(page, `mine-tab-${tab}`, `/groups/${groups.active}?tab=${tab}`);
  await visit(page, "mine-tab-seat-late", `/groups/${groups.late}?tab=seat`);
  await visit(page, "mine-tab-seat-auction", `/groups/${groups.auction}?tab=seat`);
  await visit(page, "join-already-in", `/join/${groups.forming}`);

  await page.goto(`/groups/${groups.forming}`);
  await page.getByRole("button", { name: "Invite" }).click();
  await expect(sheet).toBeVisible();
  await takeAll(page, "invite-sheet", { fullPage: false });
  await page.keyboard.press("Escape");

  await dede.openGroup(groups.active);
  await page.locator(".seat-button").first().click();
  await page.getByRole("button", { name: "Move time" }).click();
  await takeAll(page, "group-seat-details-and-clock");

  await page.goto("/me");
  await takeAll(page, "me-not-signed-in");
  await dede.signIn();
  await takeAll(page, "me-signed-in");
  await visit(page, "inbox", "/inbox", page.getByRole("listitem"));
  await page.goto(`/groups/${groups.active}`);
  await expect(page.getByRole("button", { name: /^Pay / }).first()).toBeVisible();
  await page.context().setOffline(true);
  await expect(page.getByText("You are offline. What you see may be old", { exact: false })).toBeVisible();
  await takeAll(page, "offline-banner");
});

test("the wizard, step by step", async ({ browser }) => {
  const dede = await Person.arrive(browser, "Dede");
  const { page } = dede;
  await page.goto("/groups/new");
  await dede.connect();
  await page.getByLabel("Name of the group").fill("Market neighbours of the long street");
  await page.getByRole("radio", { name: /Market neighbours/ }).check();
  await takeAll(page, "create-1-name");
  for (const step of ["2-amount", "3-order", "4-safety", "5-review"]) {
    await dede.next();
    await takeAll(page, `create-${step}`);
  }
  await page.getByRole("button", { name: "Create the group" }).click();
  await expect(page.getByRole("dialog").getByRole("button", { name: "Create the group" })).toBeVisible();
  await takeAll(page, "create-6-sheet", { fullPage: false });
});

test("a newcomer takes a seat and pays: every moment of the sheet", async ({ browser }) => {
  const wallet = Keypair.random();
  await accountWithUsdc(wallet, "40");
  const person = await Person.arrive(browser, "newcomer", 390);
  const { page } = person;
  const sheet = page.getByRole("dialog");
  const take = (name: string) => takeAll(page, `money-${name}`, { fullPage: false });
  const freighter = await installFreighter(page, wallet, environment.networkPassphrase);
  await page.goto(`/join/${groups.forming}`);
  await person.connectFreighter();
  await expect(page.getByRole("button", { name: /^Take seat/ })).toBeEnabled();
  await takeAll(page, "join-with-wallet");
  await page.getByRole("button", { name: /^Take seat/ }).click();
  await expect(sheet.getByRole("button", { name: "Take the seat" })).toBeVisible();
  await take("join-1-preview");
  freighter.rejectNext();
  await sheet.getByRole("button", { name: "Take the seat" }).click();
  await expect(sheet.getByText(say("en", "errors.WalletRejected.title"))).toBeVisible();
  await take("join-2-rejected");
  await page.keyboard.press("Escape");
  await person.act("join", /^Take seat/, "Take the seat").catch(() => undefined);
  await takeAll(page, "join-done");
  await person.leave();
});

test("paying: preview, on its way, no answer, receipt", async ({ browser }) => {
  const dede = await Person.arriveAt(browser, groups.active, "Dede");
  const { page } = dede;
  const sheet = page.getByRole("dialog");
  const take = (name: string) => takeAll(page, `money-pay-${name}`, { fullPage: false });
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(SUBMIT, async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole("button", { name: /^Pay / }).first().click();
  await expect(sheet.getByRole("button", { name: /^Pay / })).toBeVisible();
  await take("1-preview");
  await sheet.getByRole("button", { name: /^Pay / }).click();
  await expect(
    sheet.getByRole("listitem").filter({ hasText: say("en", "money.steps.sent") }),
  ).toHaveAttribute("aria-current", "step");
  await take("2-on-its-way");
  release();
  await expect(sheet.getByRole("heading", { name: "Paid" })).toBeVisible();
  await take("4-receipt");
  await sheet.getByRole("button", { name: "Done", exact: true }).click();
  await takeAll(page, "mine-active-paid");
  await page.unroute(SUBMIT);

  await dede.openGroup(groups.late);
  await page.route(/\/api\/trpc\/transaction\.(submit|status)/, (route) => route.abort("connectionreset"));
  await page.getByRole("button", { name: /^Pay / }).first().click();
  await sheet.getByRole("button", { name: /^Pay / }).click();
  await expect(sheet.getByRole("heading", { name: say("en", "money.phase.unknown.title") })).toBeVisible();
  await take("3-no-answer");
  await dede.leave();

  const efe = await Person.arriveAt(browser, groups.completed, "Efe");
  await efe.page.goto(`/groups/${groups.completed}?tab=seat`);
  await expect(efe.page.getByRole("button", { name: /^Take out / })).toBeVisible();
  await takeAll(efe.page, "mine-tab-seat-completed");
  await efe.leave();
});

test("an invitation that is open", async ({ browser }) => {
  const dede = await Person.arriveAt(browser, groups.invitation, "Dede");
  await dede.act("invite", "Make an invitation", "Make an invitation link");
  await dede.page.getByRole("button", { name: "Show link and code" }).click();
  const link = await dede.page.getByText(/\/join\/C[A-Z2-7]{55}#invite=[0-9a-f]{64}/).textContent();
  if (link === null) throw new Error("no link");
  await takeAll(dede.page, "invitation-link-and-code", { fullPage: false });
  await dede.page.keyboard.press("Escape");
  await takeAll(dede.page, "mine-invitation-open");
  await dede.leave();

  const efe = await Person.arrive(browser, "Efe");
  await efe.page.goto(link);
  await expect(efe.page.getByText(say("en", "join.invited"))).toBeVisible();
  await takeAll(efe.page, "join-link-open-visitor");
  await efe.connect();
  await expect(efe.page.getByRole("button", { name: /^Take seat/ })).toBeEnabled();
  await takeAll(efe.page, "join-link-open");
  await efe.page.getByRole("button", { name: /^Take seat/ }).click();
  await expect(efe.page.getByRole("dialog").getByRole("button", { name: "Take the seat" })).toBeVisible();
  await takeAll(efe.page, "money-join-link-preview", { fullPage: false });
  await efe.leave();
});

test("a payment that the network takes, and that has no effect", async ({ browser }) => {
  const funmi = await Person.arriveAt(browser, groups.active, "Funmi");
  const { page } = funmi;
  const sheet = page.getByRole("dialog");
  // Two rounds are paid first: what was signed with the same number can take effect no more.
  await page.route(SUBMIT, async (route) => {
    await payFor(truth, "Funmi", groups.active, 1, 2);
    await route.continue();
  });
  await page.getByRole("button", { name: /^Pay / }).first().click();
  await sheet.getByRole("button", { name: /^Pay / }).click();
  await expect(sheet.getByRole("heading", { name: say("en", "money.phase.failed.title") })).toBeVisible();
  await takeAll(page, "money-pay-5-failed", { fullPage: false });
  await funmi.leave();
});

test("an account that holds nothing yet", async ({ browser }) => {
  const wallet = Keypair.random();
  const person = await Person.arrive(browser, "newcomer", 390);
  const { page } = person;
  await installFreighter(page, wallet, environment.networkPassphrase);
  await page.goto(`/join/${groups.forming}`);
  await person.connectFreighter();
  await expect(page.getByText(say("en", "readiness.noAccount"))).toBeVisible();
  await takeAll(page, "join-no-account");
  await fundedAccount(wallet);
  await page.reload();
  await expect(page.getByRole("button", { name: "Allow my account to hold USDC" })).toBeVisible();
  await takeAll(page, "join-no-trustline");
  await person.leave();
});

test("what is there when something is not", async ({ browser }) => {
  const funmi = await Person.arrive(browser, "Funmi", 390, { serviceWorkers: "allow" });
  const { page } = funmi;
  await page.goto("/groups");
  await funmi.connect();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await funmi.openGroup(groups.active);
  await expect(page.getByRole("tab", { name: "My seat" })).toBeVisible();
  await expect.poll(() => keptGroups(page)).toHaveLength(1);
  await page.context().setOffline(true);
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("heading", { level: 1, name: "You are offline" })).toBeVisible();
  }).toPass();
  await takeAll(page, "offline-kept-groups");
  await funmi.leave();

  const reader = await Person.arrive(browser, "reader");
  await reader.page.route(FRAME, (route) => route.abort());
  await reader.page.goto("/groups");
  await expect(reader.page.getByRole("heading", { level: 1 })).toHaveText(say("en", "states.brokenTitle"));
  await takeAll(reader.page, "error-broken");
  await reader.leave();

  const saved = await serveFile(RESCUE);
  const dede = await Person.arrive(browser, "Dede");
  const address = new URLSearchParams({
    rpc: environment.rpcUrl,
    network: environment.networkPassphrase,
    factory: environment.factoryId,
    group: groups.late,
  });
  await dede.page.goto(saved.url);
  await takeAll(dede.page, "rescue-1-empty");
  await dede.page.goto(`${saved.url}?again#${address}`);
  await dede.page.getByRole("button", { name: "Read the group" }).click();
  await expect(dede.page.getByRole("heading", { name: "Balogun cloth sellers" })).toBeVisible();
  await takeAll(dede.page, "rescue-2-group");
  await dede.leave();
  await saved.stop();
});

test("what an operator sees", async ({ browser }) => {
  const context = await browser.newContext({
    httpCredentials: { username: "operator", password: environment.operatorToken },
  });
  const page = await context.newPage();
  await page.goto(`${environment.workerUrl}/operator`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await takeAll(page, "operator");
  await context.close();
});

test("a phone, which holds no extension of a wallet", async ({ browser }) => {
  const context = await browser.newContext({ hasTouch: true, isMobile: true, serviceWorkers: "block" });
  const page = await context.newPage();
  await page.goto("/groups");
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await expect(page.getByText(say("en", "wallet.phoneHelp"))).toBeVisible();
  await takeAll(page, "wallet-on-a-phone", { fullPage: false, widths: [320, 390] });
  await context.close();
});

test("long words on the narrowest screen", async ({ browser }) => {
  const dede = await Person.arrive(browser, "Dede", 320);
  const { page } = dede;
  await page.goto("/groups");
  await dede.connect();
  const sheet = page.getByRole("dialog");
  for (const language of ["fr", "yo", "pt"] as const) {
    await page.context().addCookies([{ name: "ajo_language", value: language, url: environment.webUrl }]);
    const visitIn = async (name: string, address: string) => {
      await page.goto(address);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.getByRole("status").filter({ hasText: say(language, "states.loading") })).toHaveCount(
        0,
      );
      await takeAll(page, `language-${language}-${name}`, { widths: [320], schemes: ["light"] });
    };
    await visitIn("landing", "/");
    await visitIn("groups", "/groups");
    await visitIn("group-late", `/groups/${groups.late}`);
    await visitIn("seat", `/groups/${groups.active}?tab=seat`);
    await visitIn("powers", `/groups/${groups.active}?tab=powers`);
    await visitIn("join", `/join/${groups.approval}`);
    await visitIn("me", "/me");
    await visitIn("inbox", "/inbox");
    await visitIn("create", "/groups/new?step=safety");
    await page.goto(`/groups/${groups.late}`);
    await page
      .getByRole("button", { name: new RegExp(`^${say(language, "mine.payRounds").split(/\s/)[0]} .*10`) })
      .click();
    await expect(sheet.getByText(say(language, "money.feeHelp"))).toBeVisible();
    await takeAll(page, `language-${language}-money`, { widths: [320], schemes: ["light"], fullPage: false });
    await page.keyboard.press("Escape");
  }
  await dede.leave();
});
