import { expect } from "vitest";
import { refusalOf } from "./refusal";
import type { Life } from "./life";
import { acts } from "./acts";
import { expectAgreement } from "./agreement";

/** More steps than the end of any life of six takes. */
const MOST_STEPS = 200;

/**
 * Whoever stopped paying, the group ends: every round is settled by waiting and by anybody's call, and once everything
 * is paid and claimed nothing is left in it.
 */
export async function endLife(life: Life): Promise<void> {
  const { scene, desk } = life;
  const { rules, names, personOf, addressOf, nameOf } = scene;
  const { money } = rules;
  const [anybody] = names;
  for (const who of names) {
    if (money.refusing.has(addressOf(who))) await life.step(["trust", { who }]);
    if (money.refusing.has(addressOf(who))) await life.step(["thaw", { who }]);
  }
  if (money.status === "forming") await life.step(["cancel", { by: nameOf(rules.organiser) }]);
  for (let steps = 0; money.status === "drawing" || money.status === "active"; steps++) {
    expect(steps, "steps to the end").toBeLessThan(MOST_STEPS);
    const name = money.status === "drawing" ? "draw" : "settle";
    const mayNow = refusalOf(() => acts[name].check(scene, { by: anybody })) === null;
    await life.step(mayNow ? [name, { by: anybody }] : ["wait", { half: false }]);
  }
  await claimAll(life);
  if (money.status === "completed") {
    const locked = money.seats.reduce((sum, { deposit }) => sum + deposit, 0n);
    expect(money.balance, "a completed group keeps deposits of those who owe, and nothing else").toBe(locked);
    for (const { address } of [...money.seats]) {
      const member = nameOf(address);
      for (let seat = money.member(address); money.unpaid(seat).length > 0; seat = money.member(address)) {
        const [round = 0] = money.unpaid(seat);
        const price = money.priceOf([round]);
        await desk.lend(personOf(member), price);
        rules.purses.add(address, price);
        await life.step(["contribute", { by: member, member, round, rounds: 1 }]);
      }
    }
    await claimAll(life);
  }
  expect(money.balance, "nothing is left in the end").toBe(0n);
  await expectAgreement(scene, "all");
}

async function claimAll(life: Life): Promise<void> {
  const { rules, nameOf } = life.scene;
  for (const seat of [...rules.money.seats]) {
    const member = nameOf(seat.address);
    if (rules.money.claimable(seat) > 0n) await life.step(["claim", { by: member, member }]);
  }
}
