import { expect, test } from "@playwright/test";
import { keptGroups } from "../support/kept-groups";
import { Person } from "../support/person";
import { expectAccessible, expectNothingWider } from "../support/soundness";
import { createGroupOf, payFor } from "../support/start-group";
import { Truth } from "../support/truth";

test("without a network the last seen group reads, nothing can be paid, and nothing of the API was kept", async ({
  browser,
}) => {
  const truth = new Truth();
  const groupId = await createGroupOf(truth, ["Funmi", "Dede", "Efe"], { name: "Far from the mast" });
  await payFor(truth, "Dede", groupId, 1);
  const funmi = await Person.arrive(browser, "Funmi", 390, { serviceWorkers: "allow" });
  const { page } = funmi;
  const context = page.context();

  await test.step("Funmi looks at her group while there is a network", async () => {
    await page.goto("/groups");
    await funmi.connect();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await funmi.openGroup(groupId);
    await expect(page.getByRole("button", { name: "Pay 5 USDC for round 1" })).toBeEnabled();
    await expect(async () => {
      expect(await keptGroups(page)).toEqual(["Far from the mast"]);
      expect(await cachedPaths(page)).toContain("/offline");
    }).toPass({ timeout: 20_000 });
  });

  await test.step("the network goes: the page says so and paying is off, with the reason", async () => {
    await context.setOffline(true);
    await expect(page.getByText("You are offline. What you see may be old", { exact: false })).toBeVisible();
    await expect(page.getByRole("button", { name: "Pay 5 USDC for round 1" })).toBeDisabled();
    await expect(page.getByText("You are offline. This needs the network.").first()).toBeVisible();
  });

  await test.step("a reload still shows the group, with its age", async () => {
    await page.reload();
    await expect(page.getByRole("heading", { level: 1, name: "You are offline" })).toBeVisible();
    await expect(page.getByRole("heading", { name: "Far from the mast" })).toBeVisible();
    await expect(page.getByText(/^Seen .* ago$/).first()).toBeVisible();
    await expect(page.getByText(/^Old: ledger/)).toBeVisible();
    await expect(page.getByRole("button", { name: /^Pay 5 USDC/ })).toBeDisabled();
    await expectNothingWider(page);
    await expectAccessible(page);
    await funmi.screenshot("30-offline-phone");
  });

  await test.step("nothing of the API is in any cache", async () => {
    expect((await cachedPaths(page)).filter((path) => path.startsWith("/api"))).toEqual([]);
  });

  await test.step("back online the same page is live again, and Funmi pays", async () => {
    await context.setOffline(false);
    await page.getByRole("link", { name: "Try again" }).click();
    await page.waitForURL(`**/groups/${groupId}`);
    await funmi.pay(/^Pay 5 USDC for round 1$/);
    expect((await truth.expectAgreement(groupId)).escrow).toBe(100_000_000n);
  });

  await test.step("disconnecting empties the device", async () => {
    await page.getByRole("button", { name: "Wallet: Funmi. Change" }).click();
    await page.getByRole("button", { name: "Disconnect" }).click();
    await expect(async () => {
      expect(await keptGroups(page)).toEqual([]);
    }).toPass({ timeout: 10_000 });
  });

  await funmi.leave();
  await truth.close();
});

/** The path of everything in the service worker's caches. */
async function cachedPaths(page: Person["page"]): Promise<string[]> {
  return page.evaluate(async () => {
    const paths: string[] = [];
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname);
    return paths;
  });
}
