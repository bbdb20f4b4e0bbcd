import { expect, test, type Page } from "@playwright/test";
import { say } from "../support/catalogue";
import { Person } from "../support/person";
import { everyPage } from "../support/sample-groups";
import { expectSoundEverywhere, listenForComplaints } from "../support/soundness";
import { createGroupOf } from "../support/start-group";
import { Truth } from "../support/truth";

// Recording every step of so many looks would take longer than the looks.
test.use({ trace: "off" });

// Every page and every state of it: readable by everybody, nothing wider than the screen, no error in the console (a
// hydration mismatch is one), and screenshots to look at. Each is opened once and then looked at in all ways.
test("every page is sound, narrow and wide, light, dark and in the system's own colours", async ({
  browser,
}) => {
  test.setTimeout(600_000);
  const truth = new Truth();
  // The newest of the running groups, so that its pages are seen by somebody with a seat.
  await truth.expectAgreement(await createGroupOf(truth, ["Dede", "Efe"], { name: "Net menders" }));
  await truth.close();
  const visitor = await Person.arrive(browser, "Dede");
  const { page } = visitor;
  const complaints = listenForComplaints(page);
  for (const [name, address] of Object.entries({ ...(await everyPage()), design: "/design" })) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    if (name === "groups") {
      await expectSoundEverywhere(visitor, "groups-visitor");
      await visitor.connect();
      await expect(page.getByRole("heading", { name: say("en", "groups.mine") })).toBeVisible();
    }
    if (name === "verify") await expect(page.getByText("Everything agrees").first()).toBeVisible();
    await page.waitForLoadState("load");
    await expectSoundEverywhere(visitor, name);
  }
  expect(complaints).toEqual([]);
  await visitor.leave();
});

test("what opens, fails, waits and succeeds on the pages is sound in all ways, too", async ({ browser }) => {
  test.setTimeout(600_000);
  const truth = new Truth();
  const forming = await createGroupOf(truth, ["Dede"], { name: "Bakers of the old town", maxMembers: 5 });
  const active = await createGroupOf(truth, ["Dede", "Efe", "Funmi"], { name: "Ferry crew" });
  const person = await Person.arrive(browser, "Dede");
  const { page } = person;
  const complaints = listenForComplaints(page);
  const sheet = page.getByRole("dialog");
  const sound = (name: string) => expectSoundEverywhere(person, `state-${name}`);

  await page.goto("/groups?search=no+such+group");
  await expect(page.getByText(say("en", "groups.emptyFilter"))).toBeVisible();
  await sound("groups-none-found");

  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await sheet.getByRole("button", { name: "Connect Freighter" }).click();
  await expect(sheet.getByText(say("en", "errors.WalletNotInstalled.title"))).toBeVisible();
  await sound("wallets-no-extension");
  await page.keyboard.press("Escape");
  await person.connect();

  await page.goto("/groups/new");
  await page.getByLabel("Name of the group").fill("ọ".repeat(64));
  await expect(page.getByText(say("en", "create.problems.nameLong")).first()).toBeVisible();
  await sound("wizard-field-refused");
  await page.getByLabel("Name of the group").fill("");
  for (let step = 1; step < 5; step++) await person.next();
  await expect(page.getByText(say("en", "create.problems.nameMissing")).first()).toBeVisible();
  await sound("wizard-review-incomplete");

  await page.goto(`/groups/${forming}`);
  await page.getByRole("button", { name: "Invite" }).click();
  await expect(sheet).toBeVisible();
  await sound("invite-sheet");
  await page.keyboard.press("Escape");

  await person.openGroup(active);
  await page.locator(".seat-button").first().click();
  await expect(page.getByRole("button", { name: say("en", "wheel.details.close") })).toBeVisible();
  await page.getByRole("button", { name: "Move time" }).click();
  await sound("seat-details-and-clock");

  let answer = () => {};
  const looked = new Promise<void>((resolve) => (answer = resolve));
  await page.route("**/api/trpc/transaction.submit**", async (route) => {
    await looked;
    await route.continue();
  });
  await page.getByRole("button", { name: "Pay 5 USDC for round 1" }).first().click();
  await expect(sheet.getByRole("button", { name: /^Pay / })).toBeVisible();
  await sound("money-preview");
  await sheet.getByRole("button", { name: /^Pay / }).click();
  await expect(
    sheet.getByRole("listitem").filter({ hasText: say("en", "money.steps.sent") }),
  ).toHaveAttribute("aria-current", "step");
  await sound("money-progress");
  answer();
  await expect(sheet.getByText("Paid", { exact: true }).first()).toBeVisible();
  await sound("money-receipt");
  await sheet.getByRole("button", { name: "Done", exact: true }).click();

  await page.context().setOffline(true);
  await expect(page.getByText("You are offline. What you see may be old", { exact: false })).toBeVisible();
  await sound("offline-banner");
  await page.context().setOffline(false);

  expect(complaints.filter((text) => !text.includes("ERR_INTERNET_DISCONNECTED"))).toEqual([]);
  await person.leave();
  await truth.close();
});

test("groups are found while typing, and by a button where there is no script", async ({ browser }) => {
  const truth = new Truth();
  await createGroupOf(truth, ["Dede"], { name: "Àkàrà sellers", maxMembers: 3 });
  await createGroupOf(truth, ["Dede", "Efe"], { name: "Akara of old" });
  await truth.close();
  const names = (page: Page) => page.getByRole("main").getByRole("heading", { level: 3 });
  const words = say("en", "groups.search.label");
  const open = say("en", "groups.search.open");

  const visitor = await Person.arrive(browser, "visitor");
  const { page } = visitor;
  await page.goto("/groups");
  await page.getByLabel(words).pressSequentially("akara");
  await expect(names(page)).toHaveCount(2);
  await page.getByLabel(open).check();
  await expect(names(page)).toHaveText(["Àkàrà sellers"]);
  await expect(page.getByLabel(words)).toHaveValue("akara");
  await expect(page).toHaveURL(/\?search=akara&open=yes$/);
  // Another status keeps what was looked for; going back shows what the address says.
  await page.getByRole("link", { name: say("en", "groups.filters.completed"), exact: true }).click();
  await expect(page.getByText(say("en", "groups.emptyFilter"))).toBeVisible();
  await page.goBack();
  await expect(names(page)).toHaveText(["Àkàrà sellers"]);
  await visitor.leave();

  const context = await browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto("/groups");
  await plain.getByLabel(words).fill("akara");
  await plain.getByLabel(open).check();
  await plain.getByRole("button", { name: say("en", "groups.search.find") }).click();
  await expect(plain).toHaveURL(/\?search=akara&open=yes$/);
  await expect(names(plain)).toHaveText(["Àkàrà sellers"]);
  await context.close();
});

test("an address that is no group's is answered with 404", async ({ request }) => {
  const nobody = "CDLZFC3SYJYDZT7K67VZ75HPJVIEUVNIXF47ZG2FB2RMQQVU2HHGCYSC";
  for (const address of [
    "/groups/nonsense",
    `/groups/${nobody}`,
    `/join/${nobody}`,
    `/groups/${nobody}/verify`,
    "/no-such-page",
  ])
    expect((await request.get(address)).status(), address).toBe(404);
});
