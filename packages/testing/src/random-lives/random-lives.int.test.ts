import { inspect } from "node:util";
import { GROUP_ERRORS } from "@ajo/schemas";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWorld } from "../create-world";
import { ACT_NAMES } from "./acts";
import type { Stage } from "./begin-life";
import { describe as tell } from "./life";
import { LifeFailure, liveAgain, liveRandomly } from "./live";
import { RECORDED } from "./recorded";
import { SEEDS } from "./seeds";
import { shrink } from "./shrink";
import { Tally } from "./tally";
import { openTokenDesk } from "./token-desk";

/** More lives: as many as RANDOM_LIVES, by the seeds from RANDOM_LIVES_FROM on. */
const more = Number(process.env.RANDOM_LIVES ?? 0);
const from = Number(process.env.RANDOM_LIVES_FROM ?? 1_000);
/** A ledger remembers everything that has happened on it. */
const LIVES_PER_WORLD = 50;
/** The lives of one world, whose time they all move. */
const ONE_AT_A_TIME = { concurrent: false, timeout: 600_000 };

const total = new Tally();

/** Lives the lives of these seeds in a world of their own, after those that `others` adds. */
function liveAll(seeds: readonly number[], others: (stage: () => Stage) => void = () => undefined): void {
  let stage: Stage;
  beforeAll(async () => {
    const world = await createWorld({ withDatabase: true, isDirect: true });
    stage = { world, desk: await openTokenDesk(world), tally: total };
  });
  afterAll(() => stage.world.close());

  others(() => stage);
  it.each(seeds)(
    "whatever people try, contract, rules and database tell the same (seed %i)",
    ONE_AT_A_TIME,
    (seed) => liveOrTell(stage, seed),
  );
}

/** Every other seed, from the first or from the second on. */
const evenly = (seeds: readonly number[], start: 0 | 1): number[] =>
  seeds.filter((_, index) => index % 2 === start);

/** A failure tells how to see it again, and the shortest life found that fails. */
async function liveOrTell(stage: Stage, seed: number): Promise<void> {
  try {
    await liveRandomly(stage, seed);
  } catch (error) {
    if (!(error instanceof LifeFailure)) throw error;
    const { plan, steps } = await shrink({ ...stage, tally: new Tally() }, error.lived);
    const lines = [
      error.message,
      `again: RANDOM_LIVES_FROM=${seed} RANDOM_LIVES=1 pnpm --filter @ajo/testing lives -t 'seed ${seed}\\b'`,
      `shorter, of ${error.lived.steps.length} steps: ${inspect(plan, { breakLength: Infinity })}`,
      ...steps.map(tell),
    ];
    throw new Error(lines.join("\n"), { cause: error.cause });
  }
}

/**
 * Terms are refused when a group is created (1 to 17), a discount above the limit by its schema (45), and no life is
 * long enough for sums beyond their type (80).
 */
const OTHERWISE_TESTED = [1, 2, 3, 4, 5, 6, 14, 16, 17, 45, 80];

describe("lives that once failed, or do what others seldom do", () => {
  // Two at a time: while the one waits for its database, the other is lived.
  describe.concurrent("in one world", () => {
    liveAll(evenly(SEEDS, 0), (stage) => {
      const recorded = Object.entries(RECORDED);
      it.each(recorded)("%s", ONE_AT_A_TIME, (_name, lived) => liveAgain(stage(), lived));
    });
  });
  describe.concurrent("in another world", () => liveAll(evenly(SEEDS, 1)));

  it("between them they do every command, are refused every command, and by every name", () => {
    expect(ACT_NAMES.filter((name) => !total.done.has(name))).toEqual([]);
    // An allowance is the token's, which refuses none.
    expect(ACT_NAMES.filter((name) => !total.refused.has(name))).toEqual(["allow"]);
    const reached = new Set<string>([...total.refused.values()].flatMap((codes) => [...codes.keys()]));
    const named = Object.entries(GROUP_ERRORS).filter(
      ([number]) => !OTHERWISE_TESTED.includes(Number(number)),
    );
    expect(named.map(([, name]) => name).filter((name) => !reached.has(name))).toEqual([]);
  });
});

describe.each(Array.from({ length: Math.ceil(more / LIVES_PER_WORLD) }, (_, world) => world))(
  "more lives, world %i",
  (world) => {
    const first = world * LIVES_PER_WORLD;
    const count = Math.min(LIVES_PER_WORLD, more - first);
    liveAll(Array.from({ length: count }, (_, index) => from + first + index));
  },
);

afterAll(() => console.log(total.toString()));
