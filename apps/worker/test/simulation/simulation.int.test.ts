import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createWorld, createWorldDatabase, hasRedis, type World, type WorldDatabase } from "@ajo/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { prepareQueue } from "../../src/jobs/run-jobs";
import { createLog } from "../../src/log";
import { seeds } from "./env";
import { count, type FaultCounts } from "./faults";
import { startSharedRedis, type SharedRedis } from "./shared-redis";
import { simulate } from "./simulate";

let world: World;
let template: WorldDatabase;
let redis: SharedRedis | null = null;
let folder: string;
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
  folder = await mkdtemp(path.join(tmpdir(), "ajo-simulation-"));
  if (hasRedis) redis = await startSharedRedis();
});
afterAll(async () => {
  await template.close();
  await world.close();
  await redis?.close();
  await rm(folder, { recursive: true });
  const faults = [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
  const total = faults.reduce((sum, [, times]) => sum + times, 0);
  console.log(
    [
      `${runs} seeds, ${total} faults; ${confirmed} transactions confirmed, ${settled} rounds settled`,
      ...faults.map(([what, times]) => `${times} ${what}`),
    ].join("\n  "),
  );
});

const startAnew = async () => {
  await world.ledger.revert(beginning);
  beginning = (await world.ledger.snapshot()).id;
};

it.skipIf(!hasRedis)("a Redis takes part, and is lost (redis-server)", () => {
  expect(redis?.url).toMatch(/^redis:/);
});

it.each(seeds())(
  "seed %i: what is left is the truth",
  async (seed) => {
    // Every story begins at the same moment of the same chain.
    await startAnew();
    const backupFile = path.join(folder, `${seed}.backup.gz`);
    const report = await simulate({ world, template, redis, startAnew, backupFile }, seed);
    runs += 1;
    settled += report.settled;
    confirmed += report.confirmed;
    for (const [what, times] of report.counts) count(counts, what, times);
    const replay = `SIMULATION_SEED=${seed} pnpm simulate`;
    expect(report.problems, `to see it again: ${replay}`).toEqual([]);
  },
  120_000,
);
