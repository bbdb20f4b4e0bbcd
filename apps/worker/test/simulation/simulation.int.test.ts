import { createWorld, createWorldDatabase, type World, type WorldDatabase } from "@ajo/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { prepareQueue } from "../../src/jobs/run-jobs";
import { createLog } from "../../src/log";
import { seeds } from "./env";
import { count, type FaultCounts } from "./faults";
import { simulate } from "./simulate";

let world: World;
let template: WorldDatabase;
let beginning: number;
const counts: FaultCounts = new Map();
let runs = 0;
let settled = 0;
let confirmed = 0;

beforeAll(async () => {
  world = await createWorld();
  template = await createWorldDatabase();
  await prepareQueue(template.url, createLog("silent", "simulation"));
  beginning = (await world.ledger.snapshot()).id;
});
afterAll(async () => {
  await template.close();
  await world.close();
  const faults = [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
  const total = faults.reduce((sum, [, times]) => sum + times, 0);
  console.log(
    [
      `${runs} seeds, ${total} faults; ${confirmed} transactions confirmed, ${settled} rounds settled`,
      ...faults.map(([what, times]) => `${times} ${what}`),
    ].join("\n  "),
  );
});

it.each(seeds())(
  "seed %i: what is left is the truth",
  async (seed) => {
    // Every story begins at the same moment of the same chain.
    await world.ledger.revert(beginning);
    beginning = (await world.ledger.snapshot()).id;
    const report = await simulate(world, template, seed);
    runs += 1;
    settled += report.settled;
    confirmed += report.confirmed;
    for (const [what, times] of report.counts) count(counts, what, times);
    const replay = `SIMULATION_SEED=${seed} pnpm simulate`;
    expect(report.problems, `to see it again: ${replay}`).toEqual([]);
  },
  120_000,
);
