import path from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { environment } from "../support/env";
import { serveFile } from "../support/file-server";
import { Person } from "../support/person";
import { createGroupOf, payFor } from "../support/start-group";
import { Truth } from "../support/truth";

const FILE = path.resolve(import.meta.dirname, "../../apps/web/public/rescue/index.html");

// The page was saved and is served by somebody else; every request that reaches a server of ours is refused.
test("with our servers gone, a member reads the group, pays, and closes the round", async ({ browser }) => {
  const truth = new Truth();
  const groupId = await createGroupOf(truth, ["Dede", "Funmi"], { name: "Rescued" });
  await payFor(truth, "Funmi", groupId, 1);
  const before = await truth.balanceOf("Dede");
  const saved = await serveFile(FILE);

  const dede = await Person.arrive(browser, "Dede", 390);
  const { page } = dede;
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  const asked = new Set<string>();
  page.on("request", (request) => asked.add(new URL(request.url()).origin));
  for (const ours of [environment.webUrl, environment.apiUrl])
    await page.route(`${ours}/**`, (route) => route.abort());

  await test.step("its address is all it needs to read the group", async () => {
    const address = new URLSearchParams({
      rpc: environment.rpcUrl,
      network: environment.networkPassphrase,
      factory: environment.factoryId,
      group: groupId,
    });
    await page.goto(`${saved.url}#${address}`);
    await page.getByRole("button", { name: "Read the group" }).click();
    await expect(page.getByRole("heading", { name: "Rescued" })).toBeVisible();
    await expect(page.getByText(/The contract holds 5 USDC/)).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  await test.step("Dede pays round 1", async () => {
    await page.getByLabel(/Or a person of this practice network/).fill("Dede");
    await page.getByRole("button", { name: "Be this person" }).click();
    await page.getByRole("button", { name: "Pay round 1" }).click();
    await expect(page.getByText(/^5 USDC leaves your account/)).toBeVisible();
    await page.getByRole("button", { name: "Sign and send" }).click();
    await expect(page.getByText(/^Done\. The network confirmed it/)).toBeVisible();
    expect(await truth.balanceOf("Dede")).toBeGreaterThanOrEqual(before - 50_000_000n);
    await dede.screenshot("22-rescue-phone");
  });

  await test.step("the round is closed, by Dede or by whoever was quicker, and paid out", async () => {
    await page.getByRole("button", { name: "Read the group" }).last().click();
    await expect(page.getByRole("heading", { name: "Rescued" })).toBeVisible();
    const chain = await truth.snapshot(groupId);
    if (chain.currentRound === 1) {
      await page.getByRole("button", { name: "Close round 1 and pay it out" }).click();
      await page.getByRole("button", { name: "Sign and send" }).click();
    }
    await expect(async () => {
      expect((await truth.snapshot(groupId)).currentRound).toBe(2);
    }).toPass({ timeout: 20_000 });
    const closed = await truth.expectAgreement(groupId);
    expect(closed).toMatchObject({ escrow: 0n, payouts: [100_000_000n] });
    // Whose turn is first took both contributions.
    expect(await truth.balanceOf("Dede")).toBe(before + 50_000_000n);
  });

  await test.step("nothing of ours was asked for", async () => {
    expect([...asked].sort()).toEqual([new URL(saved.url).origin, new URL(environment.rpcUrl).origin].sort());
    expect(complaints).toEqual([]);
  });

  await dede.leave();
  await saved.stop();
  await truth.close();
});
