import { mkdtemp, rm, utimes } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { createWorld, type World } from "@ajo/testing";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import type { OperatorStatus } from "../src/operator/status";
import type { WorkerEnvironment } from "../src/start-worker";
import { folderMailer } from "../src/notices/mailer";
import { openQueue } from "../src/jobs/queue";
import { projected, runWorker } from "./run-worker";

const TOKEN = "a token that nobody guesses";
const PATIENTLY = { timeout: 30_000, interval: 50 };
const GROUP = "CAS3J7GYLGXMF6TDJBBYYSE3HQ6BBSMLNUQ34T6TZMYMW2EVH34XOWMA";
const bearer = { authorization: `Bearer ${TOKEN}` };
let world: World;

beforeAll(async () => {
  world = await createWorld({ withDatabase: true });
});
afterAll(() => world.close());

async function query(sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: world.databaseUrl });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

const start = async () => {
  const worker = await runWorker(world, { OPERATOR_TOKEN: TOKEN });
  await projected(world);
  return worker;
};
const status = async (url: string): Promise<OperatorStatus> =>
  (await (await fetch(`${url}/operator/status.json`, { headers: bearer })).json()) as OperatorStatus;
/** A job that no attempt can do: its payload is of no version. */
const poison = () =>
  query(
    `select graphile_worker.add_job('settle_round', '{"groupId": "<b>"}', job_key := 'poison', max_attempts := 1)`,
  );
const untilDead = (url: string) =>
  vi.waitFor(async () => expect((await status(url)).deadLetters).toHaveLength(1), PATIENTLY);

describe("the operator's page", () => {
  it("is shown to the operator alone", async () => {
    const { url } = await start();
    expect((await fetch(`${url}/operator`)).status).toBe(401);
    for (const authorization of [
      "Bearer wrong",
      "Basic d3Jvbmc=",
      `Basic ${btoa("operator:wrong")}`,
      "Basic",
    ])
      expect((await fetch(`${url}/operator`, { headers: { authorization } })).status).toBe(401);
    const authorization = `Basic ${btoa(`anybody:${TOKEN}`)}`;
    const page = await fetch(`${url}/operator`, { headers: { authorization } });
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("Differences from the chain");
  });

  it("is not there without a token", async () => {
    const { url } = await runWorker(world);
    expect((await fetch(`${url}/operator`, { headers: bearer })).status).toBe(404);
  });

  it("shows dead letters, and gives them their attempts again when asked from the page itself", async () => {
    const { url } = await start();
    await poison();
    await untilDead(url);
    expect(await (await fetch(`${url}/metrics`)).text()).toContain(
      'ajo_jobs{job="settle_round",state="dead"} 1',
    );
    const page = await (await fetch(`${url}/operator`, { headers: bearer })).text();
    expect(page).toContain("&lt;b&gt;");
    expect(page).not.toContain("<b>");

    const body = new URLSearchParams({ id: "all" });
    const ask = (headers: Record<string, string>) =>
      fetch(`${url}/operator/requeue`, {
        ...{ method: "POST", body, headers: { ...bearer, ...headers }, redirect: "manual" },
      });
    expect((await ask({ "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await ask({ origin: "https://elsewhere.example" })).status).toBe(403);
    const answer = await ask({ "sec-fetch-site": "same-origin" });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/operator?requeued=1"]);
    await untilDead(url);
    await query("select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))");
  });

  it("says how far the projection is, who leads, and that nothing differs", async () => {
    const { url } = await start();
    const { latestLedger } = await world.chain.getNetworkState();
    await vi.waitFor(
      async () =>
        expect(await status(url)).toMatchObject({
          ...{ projectedLedger: latestLedger, networkLedger: latestLedger, lagLedgers: 0, leading: true },
          ...{ openDifferences: 0, suspects: 0, parkedEvents: 0 },
        }),
      PATIENTLY,
    );
    expect(await (await fetch(`${url}/metrics`)).text()).toContain("ajo_projection_differences 0");
  });
});

describe("letters", () => {
  const written = async () => {
    const directory = await mkdtemp(path.join(os.tmpdir(), "ajo-letters-"));
    onTestFinished(() => rm(directory, { recursive: true }));
    const mailer = folderMailer({ directory, from: "Ajo <ajo@ajo.example>" });
    const letter = { to: "ada@example.org", headers: {} };
    await mailer.send({ ...letter, id: "older", subject: "Kò <b>sí</b>", text: "Ẹ kú iṣẹ́ & <i>\n" });
    const link = `https://ajo.example/email/confirm?token=${"a".repeat(80)}&more=1`;
    await mailer.send({ ...letter, id: "newer", subject: "Newer", text: `Hello\n${link}\n` });
    await utimes(path.join(directory, "older.eml"), new Date(1_000), new Date(1_000));
    return { directory, link };
  };
  const pageOf = async (differently: Partial<WorkerEnvironment>) => {
    const { url } = await runWorker(world, { OPERATOR_TOKEN: TOKEN, ...differently });
    await projected(world);
    return (await fetch(`${url}/operator`, { headers: bearer })).text();
  };

  it("that were caught are shown newest first, and their links can be followed", async () => {
    const { directory, link } = await written();
    const page = await pageOf({ MAIL_DIRECTORY: directory });
    const href = link.replaceAll("&", "&amp;");
    expect(page).toContain(`<a href="${href}">${href}</a>`);
    expect(page).toContain("<summary>Kò &lt;b&gt;sí&lt;/b&gt;</summary>");
    expect(page).toContain("Ẹ kú iṣẹ́ &amp; &lt;i&gt;");
    expect(page).toContain("ada@example.org");
    expect(page.indexOf("Newer")).toBeLessThan(page.indexOf("Kò"));
  });

  it("are none before the first, and no business of the page where they are sent", async () => {
    const { directory } = await written();
    expect(await pageOf({ MAIL_DIRECTORY: path.join(directory, "missing") })).toContain("None yet.");
    const page = await pageOf({ MAIL_DIRECTORY: directory, SMTP_URL: "smtp://127.0.0.1:1" });
    expect(page).not.toContain("<h2>Letters</h2>");
  });
});

describe("events that nobody could read", () => {
  it("are shown with the reason, until a version reads them", async () => {
    await query(`insert into parked_events (id, contract_id, ledger, closed_at, tx_hash, reason, topics, value)
      values ('1', 'C', 4, now(), 'ab', 'an event of <tomorrow>', '{AAAA}', 'AAAA')`);
    const { url } = await start();
    expect(await status(url)).toMatchObject({
      parkedEvents: 1,
      parked: [{ id: "1", ledger: 4, reason: "an event of <tomorrow>" }],
    });
    const page = await (await fetch(`${url}/operator`, { headers: bearer })).text();
    expect(page).toContain("an event of &lt;tomorrow&gt;");
    await query("delete from parked_events");
  });
});

describe("the queue", () => {
  it("counts, lists and requeues without a worker", async () => {
    const worker = await start();
    await worker.stop();
    const queue = openQueue(world.databaseUrl, 4);
    await queue.enqueue("extend_lifetime", [{ groupId: GROUP as never }, { groupId: GROUP as never }]);
    const counts = async () => (await queue.count()).find(({ name }) => name === "extend_lifetime");
    expect(await counts()).toMatchObject({ waiting: 1, dead: 0 });
    await query("update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'x'");
    expect(await counts()).toMatchObject({ waiting: 0, dead: 1 });
    const [letter] = await queue.listDead(10);
    expect(letter).toMatchObject({ name: "extend_lifetime", payload: { groupId: GROUP }, lastError: "x" });
    expect(await queue.requeue("999999")).toBe(0);
    expect(await queue.requeue(letter!.id)).toBe(1);
    expect(await counts()).toMatchObject({ waiting: 1, dead: 0 });
    await queue.close();
    await query("select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))");
  });
});
