import { readFile } from "node:fs/promises";
import { contractIdSchema, toHex } from "@ajo/schemas";
import { applyCode, createRpc, createSender, localRoleKeypair, proposeCode } from "@ajo/soroban/deploy";
import { expect, test } from "@playwright/test";
import { environment } from "../support/env";
import { Person } from "../support/person";
import { expectAccessible, expectNothingWider } from "../support/soundness";
import { createGroupOf } from "../support/start-group";
import { Truth } from "../support/truth";

const DAY = 86_400;

// The factory gets newer code. A group keeps its own until both its members have voted for the newer one.
test("a group moves to the factory's newer code when all its members have voted for it", async ({
  browser,
}) => {
  const truth = new Truth();
  const groupId = await createGroupOf(truth, ["Dede", "Efe"], {
    ...{ name: "Coopers’ gate", frequencySeconds: 90 * DAY, graceSeconds: DAY },
  });
  const [dede, efe] = [await Person.arrive(browser, "Dede", 390), await Person.arrive(browser, "Efe")];
  for (const person of [dede, efe]) {
    await person.openGroup(groupId);
    await person.connect();
    await person.openTab("Decisions");
  }
  const { own } = await truth.chain.getGroupCode({ groupId });

  await test.step("while the group runs what new groups get, there is nothing to vote for", async () => {
    await expect(dede.page.getByRole("button", { name: "Vote to end the group" })).toBeVisible();
    await expect(dede.page.getByRole("button", { name: "Vote for the newer code" })).toBeHidden();
  });

  const newer =
    await test.step("the factory's admin proposes code, which may be used after seven days", async () => {
      const { rpcUrl, networkPassphrase, factoryId } = environment;
      const rpc = createRpc({ urls: [rpcUrl], timeoutMs: 30_000 });
      const sender = createSender(rpc, networkPassphrase, localRoleKeypair("admin"));
      const admin = { sender, factoryId: contractIdSchema.parse(factoryId) };
      const wasm = await readFile(new URL("../../contracts/artifacts/ajo_group.wasm", import.meta.url));
      // The same rules under another hash: an empty custom section means nothing to the machine.
      const proposed = Buffer.concat([wasm, Buffer.from([0, 1, 0])]);
      const hash = toHex(await proposeCode({ rpc, ...admin, wasm: proposed }));
      await truth.pass(7 * DAY);
      await applyCode(admin);
      expect(await truth.chain.getGroupCode({ groupId })).toMatchObject({ own, offered: hash });
      const asked = encodeURIComponent(JSON.stringify({ json: { groupId } }));
      const told = async () => (await fetch(`${environment.apiUrl}/trpc/group.code?input=${asked}`)).text();
      await expect.poll(told, "the API has heard of it").toContain(hash);
      return hash;
    });

  await test.step("Dede reads what it takes, and begins the vote", async () => {
    await dede.page.goto(`/groups/${groupId}?tab=powers`);
    await expect(
      dede.page.getByText(`Ajo gives newer code to new groups (${newer.slice(0, 8)}…`, { exact: false }),
    ).toBeVisible();
    await expectAccessible(dede.page);
    await expectNothingWider(dede.page);
    await dede.screenshot("130-newer-code-phone");
    await dede.act("voteUpgrade", "Vote for the newer code", "Vote for newer rules of Ajo");
    expect((await truth.chain.getGroupCode({ groupId })).own).toBe(own);
  });

  await test.step("Efe reads what is voted on; Efe's vote is the last, and the group moves", async () => {
    const votes = efe.panel("Open votes");
    await expect(votes.getByText("Balances, turns and dates stay", { exact: false })).toBeVisible();
    await expect(votes.getByText("1 of 2: everybody has to vote for it")).toBeVisible();
    await expectAccessible(efe.page);
    await efe.screenshot("131-vote-for-code");
    await efe.act("voteUpgrade", "Vote for it", "Vote for newer rules of Ajo");
    expect((await truth.chain.getGroupCode({ groupId })).own).toBe(newer);
    await efe.openTab("History");
    await expect(efe.page.getByText("The members moved the group to Ajo's newer code.")).toBeVisible();
    await expect(dede.page.getByRole("button", { name: "Vote for the newer code" })).toBeHidden();
    await expect.poll(async () => (await truth.proceedings(groupId)).ballots).toEqual([]);
    await truth.expectAgreement(groupId);
  });

  await Promise.all([dede.leave(), efe.leave()]);
  await truth.close();
});
