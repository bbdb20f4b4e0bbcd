import type { GroupDetail, GroupId, GroupSnapshot } from "@ajo/schemas";
import { createWorld, type World } from "@ajo/testing";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { projected, runWorker } from "./run-worker";

let world: World;
const PATIENTLY = { timeout: 30_000, interval: 20 };

beforeAll(async () => {
  world = await createWorld({ withDatabase: true });
});
afterAll(() => world.close());

/** What the database says about a group, in the form in which the chain says it. */
async function detailOf(group: GroupId): Promise<GroupDetail> {
  const found = await world.database.groups.findGroup(group);
  if (found === null) throw new Error("the group is not projected");
  return found.data;
}

/** The database must agree with the contract on everything that both know. */
async function expectToAgree(group: GroupId): Promise<GroupSnapshot> {
  await projected(world);
  const [detail, snapshot] = await Promise.all([detailOf(group), world.snapshot(group)]);
  const { status, currentRound, totalRounds, startedAt, escrow, organiser } = snapshot;
  expect(detail).toMatchObject({ status, currentRound, totalRounds, startedAt, escrow, organiser });
  expect(detail.members).toMatchObject(
    snapshot.members.map(({ defaulted: _defaulted, exited: _exited, ...seat }) => seat),
  );
  const settled = detail.rounds.filter((round) => round.status === "settled");
  expect(settled.map((round) => round.payout)).toEqual(snapshot.payouts);
  expect(settled.map((round) => round.missingAtSettlement)).toEqual(snapshot.missing);
  return snapshot;
}

const settledRounds = async (group: GroupId) => (await world.snapshot(group)).payouts.length;
const untilSettled = (group: GroupId, rounds: number) =>
  vi.waitFor(async () => expect(await settledRounds(group)).toBe(rounds), PATIENTLY);

describe("a worker", () => {
  it("lets a group live its whole life: nobody has to settle", async () => {
    await runWorker(world);
    const group = await world.createStartedGroup(["Ada", "Bayo", "Chidi"]);
    await expectToAgree(group);
    for (let round = 1; round <= 3; round++) {
      for (const name of ["Ada", "Bayo", "Chidi"]) await world.contribute(name, group);
      await untilSettled(group, round);
    }
    const { status, escrow } = await expectToAgree(group);
    expect({ status, escrow }).toEqual({ status: "completed", escrow: 0n });
  });

  it("settles a round that somebody is late for by the chain's clock, which may be moved", async () => {
    await runWorker(world);
    const group = await world.createStartedGroup(["Dede", "Efe", "Funmi"]);
    await world.contribute("Dede", group);
    await world.contribute("Efe", group);
    await expectToAgree(group);
    const [first] = (await detailOf(group)).rounds;
    await world.advanceTo(first!.settleableAt);
    await untilSettled(group, 1);
    const { members, missing } = await expectToAgree(group);
    expect(missing).toEqual([1]);
    expect(members.map((member) => member.paidRounds)).toEqual([1, 1, 0]);
  });

  it("takes it as done when somebody else settles first", async () => {
    const group = await world.createStartedGroup(["Ada", "Bayo"]);
    for (const name of ["Ada", "Bayo"]) await world.contribute(name, group);
    await world.settle(group);
    await runWorker(world);
    await expectToAgree(group);
    await vi.waitFor(async () => expect(await waitingJobs()).toEqual([]), PATIENTLY);
  });

  it("goes on where another one was killed, in the middle of a job", async () => {
    const pool = new pg.Pool({ connectionString: world.databaseUrl, max: 1 });
    // Cut, when the server that it looks into goes first.
    pool.on("error", () => undefined);
    const first = await runWorker(world);
    await projected(world);
    await first.stop();

    const group = await world.createStartedGroup(["Ada", "Bayo"]);
    for (const name of ["Ada", "Bayo"]) await world.contribute(name, group);
    // What a killed worker leaves behind: the job and its queue, locked.
    await pool.query(
      `select graphile_worker.add_job('settle_round', payload := json_build_object('groupId', $1::text, 'round', 1),
         queue_name := 'worker-account', job_key := 'settle_round:' || $1 || ':1')`,
      [group],
    );
    await pool.query("update graphile_worker._private_jobs set locked_by = 'killed', locked_at = now()");
    await pool.query(
      "update graphile_worker._private_job_queues set locked_by = 'killed', locked_at = now()",
    );
    await pool.end();

    await runWorker(world);
    await untilSettled(group, 1);
    await expectToAgree(group);
  });

  it("leaves the work to the one that leads, and takes it over", async () => {
    const first = await runWorker(world);
    const metrics = async (url: string) => (await fetch(`${url}/metrics`)).text();
    // What the one before it projected says nothing of this one.
    await expect.poll(() => metrics(first.url)).toContain("ajo_worker_leading 1");
    const second = await runWorker(world);
    expect(await metrics(second.url)).toContain("ajo_worker_leading 0");
    await first.stop();
    const group = await world.createStartedGroup(["Ada", "Bayo"]);
    await expectToAgree(group);
    await expect.poll(() => metrics(second.url)).toContain("ajo_worker_leading 1");
  });

  it("says whether it is ready, and why not", async () => {
    const worker = await runWorker(world);
    await projected(world);
    expect((await fetch(`${worker.url}/health/live`)).status).toBe(200);
    const ready = async (): Promise<unknown> => {
      const response = await fetch(`${worker.url}/health/ready`);
      return { status: response.status, body: await response.json() };
    };
    await expect.poll(ready).toMatchObject({
      status: 200,
      body: { ready: true, checks: { database: { ok: true }, chain: { ok: true }, indexer: { ok: true } } },
    });
  });
});

async function waitingJobs(): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: world.databaseUrl });
  await client.connect();
  try {
    return (
      await client.query<Record<string, unknown>>(
        "select key, last_error from graphile_worker.jobs where task_identifier = 'settle_round'",
      )
    ).rows;
  } finally {
    await client.end();
  }
}
