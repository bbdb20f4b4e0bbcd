import { createDatabase, type LedgerRange } from "@ajo/db";
import { account, ChainModel, FACTORY, PASSPHRASE, TOKEN } from "@ajo/schemas/testing";
import pg from "pg";
import { createEmptyDatabase } from "../harness/many-groups";
import { median } from "../harness/statistics";
import type { Row } from "../harness/table";

const GROUPS = 40;
const MEMBERS = 10;
const ROUNDS = 3;
/** As many events as one page of a public network's getEvents may hold. */
const PAGE = 1_000;
const BATCH = 5_000;

/**
 * Catching up: the projection of a history of many groups, page by page, against inserting the very rows that came of
 * it into the same tables, with as few statements as `pg` can.
 */
export async function measureProjection(databaseUrl: string): Promise<Row[]> {
  const ranges = pagesOf(history());
  const events = ranges.reduce((count, range) => count + range.events.length, 0);
  const [projected, inserted]: [number[], number[]] = [[], []];
  let rows = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const source = await createEmptyDatabase(databaseUrl);
    projected.push(await timeProjection(source, ranges));
    const target = await createEmptyDatabase(databaseUrl);
    const bulk = await timeBulkInsert(source, target);
    rows = bulk.rows;
    inserted.push(bulk.milliseconds);
  }
  const [ours, theirs] = [median(projected), median(inserted)];
  const rate = (milliseconds: number) =>
    `${Math.round((rows * 1000) / milliseconds).toLocaleString("en")} rows/s`;
  return [
    {
      what: `projection, catching up on ${events.toLocaleString("en")} events`,
      figure: `${rate(ours)} (${Math.round((events * 1000) / ours).toLocaleString("en")} events/s)`,
      against: `bulk insert of the same ${rows.toLocaleString("en")} rows ${rate(theirs)}`,
      ratio: `${(theirs / ours).toFixed(2)}x`,
      goal: ">= 0.25x",
    },
  ];
}

/** Groups that all fill, are paid into by everybody, and settle to their end. */
function history(): ChainModel {
  const chain = new ChainModel();
  const people = Array.from({ length: MEMBERS }, (_, index) => account(`person ${index}`));
  const groups = Array.from({ length: GROUPS }, (_, index) =>
    chain.createGroup(`Circle ${index}`, { maxMembers: MEMBERS }, people[0]),
  );
  for (const group of groups) for (const person of people.slice(1)) group.join(person);
  for (const group of groups) group.start();
  for (let round = 0; round < MEMBERS; round++)
    for (const group of groups) {
      for (const person of people) group.contribute(person);
      if (group.status === "active" && group.round === round + 1) group.settle();
    }
  return chain;
}

function pagesOf({ events }: ChainModel): LedgerRange[] {
  const ranges: LedgerRange[] = [];
  let after = 0;
  for (let start = 0; start < events.length; start += PAGE) {
    const page = events.slice(start, start + PAGE);
    const last = page.at(-1);
    if (last === undefined) break;
    const rest = events.slice(start + PAGE).filter(({ ledger }) => ledger === last.ledger);
    if (rest.length > 0) throw new Error("a ledger was cut in two");
    ranges.push({ after, ledger: last.ledger, closeTime: last.at, cursor: null, events: page });
    after = last.ledger;
  }
  return ranges;
}

async function timeProjection(url: string, ranges: readonly LedgerRange[]): Promise<number> {
  const database = createDatabase({ url });
  try {
    await database.projection.restart({
      ...{
        networkPassphrase: PASSPHRASE,
        factoryId: FACTORY,
        cursor: null,
        ledger: 0,
        closeTime: new Date(0),
      },
    });
    await database.tokens.saveToken(TOKEN);
    const started = performance.now();
    for (const range of ranges) await database.projection.applyLedgers(range);
    return performance.now() - started;
  } finally {
    await database.close();
  }
}

/** In an order in which what is referred to is there. */
const TABLES = [
  ...["tokens", "groups", "group_members", "rounds", "contributions", "activities", "member_statistics"],
  ...["outbox", "ledgers"],
];

async function timeBulkInsert(
  source: string,
  target: string,
): Promise<{ milliseconds: number; rows: number }> {
  const [from, to] = [
    new pg.Client({ connectionString: source }),
    new pg.Client({ connectionString: target }),
  ];
  await Promise.all([from.connect(), to.connect()]);
  try {
    const batches: { table: string; json: string }[] = [];
    let rows = 0;
    for (const table of TABLES) {
      const { rows: found } = await from.query<{ row: string }>(
        `select to_jsonb(t)::text as row from ${table} t`,
      );
      rows += found.length;
      for (let start = 0; start < found.length; start += BATCH)
        batches.push({
          table,
          json: `[${found
            .slice(start, start + BATCH)
            .map(({ row }) => row)
            .join(",")}]`,
        });
    }
    const started = performance.now();
    await to.query("begin");
    for (const { table, json } of batches)
      await to.query(
        `insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
        [json],
      );
    await to.query("commit");
    return { milliseconds: performance.now() - started, rows };
  } finally {
    await Promise.all([from.end(), to.end()]);
  }
}
