import { hasRedis } from "@ajo/testing";
import { afterAll, expect, it } from "vitest";
import { seeds } from "./env";
import { count, type FaultCounts } from "./faults";
import { simulate } from "./simulate";
import { Stages } from "./stage";

const counts: FaultCounts = new Map();
let runs = 0;
let settled = 0;
let confirmed = 0;

// Several at once, as many as vitest allows: most of a story is waiting, for what was cut and for patience to end.
const stages = new Stages();

afterAll(async () => {
  await stages.close();
  const faults = [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
  const total = faults.reduce((sum, [, times]) => sum + times, 0);
  console.log(
    [
      `${runs} seeds, ${total} faults; ${confirmed} transactions confirmed, ${settled} rounds settled`,
      ...faults.map(([what, times]) => `${times} ${what}`),
    ].join("\n  "),
  );
});

it.skipIf(!hasRedis)("a Redis takes part, and is lost (redis-server)", () =>
  stages.use(async ({ redis }) => {
    expect(redis?.url).toMatch(/^redis:/);
  }),
);

it.concurrent.each(seeds())(
  "seed %i: what is left is the truth",
  (seed) =>
    stages.use(async (stage) => {
      const report = await simulate(stage, seed);
      runs += 1;
      settled += report.settled;
      confirmed += report.confirmed;
      for (const [what, times] of report.counts) count(counts, what, times);
      const replay = `SIMULATION_SEED=${seed} pnpm simulate`;
      expect(report.problems, `to see it again: ${replay}`).toEqual([]);
    }),
  600_000, // eight share what one processor is given, and others may work beside them
);
