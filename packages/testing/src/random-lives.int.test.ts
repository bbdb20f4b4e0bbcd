import { afterAll, beforeAll, expect, it } from "vitest";
import { type World, createWorld } from "./create-world";
import { beginLife, type Life } from "./lives";
import { type Random, randomOf } from "./random";

/** Seeds from RANDOM_LIVES_FROM on, as many as RANDOM_LIVES: some fifty commands each. */
const from = Number(process.env.RANDOM_LIVES_FROM ?? 1);
const count = Number(process.env.RANDOM_LIVES ?? 2);

const MEMBERS = ["Ada", "Bayo", "Chidi", "Dede", "Efe"] as const;
/** Members who pay nothing while others have paid make a life longer than it is instructive. */
const STEPS_PER_ROUND = 9;

let world: World;
beforeAll(async () => {
  world = await createWorld({ withDatabase: true });
});
afterAll(() => world.close());

const termsOf = (random: Random) => ({
  depositBps: random.pick([0, 3_333, 10_000]),
  lateFeeBps: random.pick([0, 500]),
  reserveFeeBps: random.pick([0, 100]),
  defaultAfter: random.pick([0, 1, 2]),
});

const addressOf = (name: string) => world.address(name) as string as Life["model"]["organiser"];

/** Something that this member may do now, if there is. */
function choose(life: Life, random: Random, name: string): [string, () => Promise<void>] | null {
  const { model } = life;
  const seat = model.member(addressOf(name));
  const unpaid = model.unpaid(seat).length;
  const waits = !model.hasReceived(seat) && !seat.exited;
  const other = random.pick(MEMBERS);
  const partner = model.member(addressOf(other));
  const choices: [boolean, string, () => Promise<void>][] = [
    [unpaid > 0, "pays", () => life.payFor(name, name, Math.min(1 + random.below(2), unpaid))],
    [unpaid > 0, `is paid for by ${other}`, () => life.payFor(other, name, 1)],
    [model.claimable(seat) > 0n, "claims", () => life.claim(name)],
    [!seat.exited, "orders", () => life.order(name, !seat.standing)],
    [
      waits && random.chance(0.2) && model.arrears(seat).length === 0 && model.status === "active",
      "leaves",
      () => life.exit(name),
    ],
    [
      waits &&
        ![seat, partner].some(({ defaulted }) => defaulted) &&
        seat !== partner &&
        !model.hasReceived(partner) &&
        !partner.exited &&
        model.status === "active",
      `swaps with ${other}`,
      () => life.swap(name, other),
    ],
  ];
  const possible = choices.filter(([may]) => may);
  const chosen = possible[random.below(possible.length)];
  return chosen === undefined ? null : [`${name} ${chosen[1]}`, chosen[2]];
}

it.each(Array.from({ length: count }, (_, index) => from + index))(
  "whatever members do, contract, model and database tell the same (seed %i)",
  async (seed) => {
    const random = randomOf(seed);
    const life = await beginLife(world, MEMBERS, termsOf(random));
    const { model } = life;
    while (model.status === "active") {
      for (let step = random.below(STEPS_PER_ROUND); step > 0; step--) {
        const chosen = choose(life, random, random.pick(MEMBERS));
        if (chosen === null) continue;
        await chosen[1]();
        await life.note(chosen[0]);
      }
      await life.settle();
    }
    for (const name of MEMBERS) {
      const seat = model.member(addressOf(name));
      while (model.unpaid(seat).length > 0) await life.payFor(name, name, 1);
    }
    for (const name of MEMBERS)
      if (model.claimable(model.member(addressOf(name))) > 0n) await life.claim(name);
    await life.note("Everything is paid and claimed");
    expect(model.balance).toBe(0n);
  },
  600_000,
);
