import { expect, test } from "@playwright/test";
import { environment } from "../support/env";
import { Person } from "../support/person";
import { createGroupOf, payFor } from "../support/start-group";
import { Truth } from "../support/truth";

// Nobody has to believe the server: the browser asks the network and adds everything up itself.
test("a visitor verifies a group against the chain, and a server that lies is found out", async ({
  browser,
}) => {
  const truth = new Truth();
  const groupId = await createGroupOf(truth, ["Dede", "Efe", "Funmi"], { name: "Verified" });
  await payFor(truth, "Dede", groupId, 1, 2);
  await payFor(truth, "Efe", groupId, 1);
  const chain = await truth.expectAgreement(groupId);
  expect(chain.escrow).toBe(150_000_000n);

  const visitor = await Person.arrive(browser, "visitor");
  const { page } = visitor;
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).origin));

  await test.step("every number is the same by the events, the contract and the server", async () => {
    await page.goto(`/groups/${groupId}`);
    await page.getByRole("link", { name: "Verify this group yourself" }).click();
    await expect(page.getByText("Everything agrees").first()).toBeVisible();
    const escrow = page.getByRole("row", { name: /Money in the contract/ });
    await expect(escrow.getByRole("cell", { name: "15 USDC" })).toHaveCount(3);
    await expect(page.getByText("different", { exact: true })).toHaveCount(0);
    expect(asked).toContain(new URL(environment.rpcUrl).origin);
    await visitor.screenshot("20-verified");
  });

  await test.step("a server that hides a contribution is found out", async () => {
    await page.route("**/api/trpc/group.byId**", async (route) => {
      const response = await route.fetch();
      const text = await response.text();
      await route.fulfill({ response, body: text.replaceAll('"150000000"', '"100000000"') });
    });
    await page.getByRole("button", { name: "Check again" }).click();
    await expect(page.getByText("Something differs").first()).toBeVisible();
    await expect(page.getByRole("row", { name: /Money in the contract/ })).toContainText("different");
    await visitor.screenshot("21-differs");
  });

  await test.step("an RPC that does not answer says so", async () => {
    await page.getByLabel("Address of the network (RPC)").fill("http://127.0.0.1:9/");
    await page.getByRole("button", { name: "Check again" }).click();
    await expect(page.getByText("The network does not answer right now")).toBeVisible();
  });

  await visitor.leave();
  await truth.close();
});
