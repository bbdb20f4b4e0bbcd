import { expect, test } from "@playwright/test";
import { say } from "../support/catalogue";
import { Keyboard } from "../support/keyboard";
import { Person } from "../support/person";
import { USDC } from "../support/start-group";
import { Truth } from "../support/truth";

// Two people who never touch a mouse; `Keyboard` fails where Tab does not lead or the focus cannot be seen.
test("create, invite, join, start, pay and be paid out by keyboard alone", async ({ browser }) => {
  const truth = new Truth();
  const [efe, dede] = [await Person.arrive(browser, "Efe"), await Person.arrive(browser, "Dede", 390)];

  const invitation = await test.step("Efe creates a group and finds its link", async () => {
    const { page } = efe;
    const keys = new Keyboard(page);
    await page.goto("/groups");
    await connect(efe, keys);
    await keys.press(page.getByRole("link", { name: "New group" }));
    await page.waitForURL("**/groups/new**");
    await keys.write(page.getByLabel("Name of the group"), "Keys only");
    await keys.choose(page.getByRole("radio", { name: /Three people, to practise/ }));
    await keys.press(page.getByRole("button", { name: /^Next/ }));
    await expect(page.getByLabel("Each pays, each round")).toHaveValue("20");
    await keys.press(page.getByRole("button", { name: /^Next/ }));
    await expect(page.getByRole("radio", { name: /As people join/ })).toBeChecked();
    await keys.press(page.getByRole("button", { name: /^Next/ }));
    await keys.choose(page.getByRole("radio", { name: /When I say so/ }));
    await keys.press(page.getByRole("button", { name: /^Next/ }));
    await keys.press(page.getByRole("button", { name: "Create the group" }));
    await approve(efe, keys, "Create the group", "The group is created");
    await keys.press(page.getByRole("dialog").getByRole("link", { name: "Open the group" }));
    await page.waitForURL(/\/groups\/C[A-Z2-7]{55}/);

    const open = page.getByRole("button", { name: "Invite" });
    await keys.press(open);
    const sheet = page.getByRole("dialog");
    const link = /https?:\S+\/join\/C[A-Z2-7]{55}/;
    await expect(sheet.getByText(link).first()).toBeVisible();
    const found = link.exec((await sheet.textContent()) ?? "")?.[0];
    await page.keyboard.press("Escape");
    await expect(sheet).toBeHidden();
    await expect(open, "the focus goes back to where it came from").toBeFocused();
    return found ?? "";
  });
  const groupId = invitation.split("/").at(-1) ?? "";

  await test.step("Dede follows it and takes a seat", async () => {
    const keys = new Keyboard(dede.page);
    await dede.page.goto(invitation);
    await connect(dede, keys);
    await keys.press(dede.page.getByRole("button", { name: /^Take seat/ }));
    await approve(dede, keys, "Take the seat", "The seat is yours");
    await finish(dede, keys);
    expect((await truth.expectAgreement(groupId)).members).toHaveLength(2);
  });

  await test.step("Efe starts it", async () => {
    const keys = new Keyboard(efe.page);
    await keys.press(efe.page.getByRole("button", { name: /^Start now with/ }));
    await approve(efe, keys, "Start the group", "The group has started");
    await finish(efe, keys);
    expect(await truth.expectAgreement(groupId)).toMatchObject({ status: "active", totalRounds: 2 });
  });

  await test.step("both pay, and Efe is paid out", async () => {
    await dede.openGroup(groupId);
    for (const person of [efe, dede]) {
      const keys = new Keyboard(person.page);
      await keys.press(person.page.getByRole("button", { name: "Pay 20 USDC for round 1" }).first());
      await approve(person, keys, /^Pay /, "Paid");
      await finish(person, keys);
    }
    await expect(efe.page.getByRole("heading", { name: "Round 2 of 2" })).toBeVisible();
    expect(await truth.expectAgreement(groupId)).toMatchObject({ currentRound: 2, escrow: 0n });
    expect(await truth.gained(groupId, "Efe")).toBe(20n * USDC);
    expect(await truth.gained(groupId, "Dede")).toBe(-20n * USDC);
  });

  await test.step("the wheel is one stop; arrows go round it, Enter tells of a seat", async () => {
    const { page } = efe;
    const keys = new Keyboard(page);
    const seats = page.getByRole("group", { name: "The rotation" }).getByRole("button");
    await expect(seats).toHaveCount(2);
    await keys.reach(page.locator(".seat-button[tabindex='0']"));
    const focused = () => seats.evaluateAll((all) => all.indexOf(document.activeElement as HTMLElement));
    const first = await focused();
    await page.keyboard.press("ArrowRight");
    expect(await focused()).toBe(1 - first);
    await page.keyboard.press("ArrowRight");
    expect(await focused()).toBe(first);
    await page.keyboard.press("Enter");
    const close = page.getByRole("button", { name: say("en", "wheel.details.close") });
    await keys.press(close);
    await expect(close).toBeHidden();
    await keys.reach(page.getByRole("tab", { name: "Calendar" }));
    await page.keyboard.press("End");
    await expect(page.getByRole("tab", { name: "Rules" })).toBeFocused();
  });

  await efe.leave();
  await dede.leave();
  await truth.close();
});

async function connect(person: Person, keys: Keyboard): Promise<void> {
  const { page } = person;
  await keys.press(page.getByRole("button", { name: "Connect", exact: true }));
  await keys.press(page.getByRole("dialog").getByRole("button", { name: person.name }));
  await expect(page.getByRole("button", { name: `Wallet: ${person.name}. Change` })).toBeVisible();
}

/** Reads the preview, approves, waits for what the network said. */
async function approve(
  { page }: Person,
  keys: Keyboard,
  button: string | RegExp,
  done: string,
): Promise<void> {
  const sheet = page.getByRole("dialog");
  await keys.press(sheet.getByRole("button", { name: button }));
  await expect(sheet.getByText(done, { exact: true }).first()).toBeVisible();
}

async function finish({ page }: Person, keys: Keyboard): Promise<void> {
  const sheet = page.getByRole("dialog");
  await keys.press(sheet.getByRole("button", { name: "Done", exact: true }));
  await expect(sheet).toBeHidden();
}
