import pg from "pg";
import { metricOf } from "../harness/api-process";
import { openEventStreams } from "../harness/event-streams";
import { median, quantile } from "../harness/statistics";
import type { Row } from "../harness/table";

const SUBSCRIBERS = 5_000;
const CHANGES = 11;

/** Idle subscribers of one group on one process: what each costs, and how soon all of them hear of a change. */
export async function measureSubscribers(
  apiUrl: string,
  databaseUrl: string,
  groupId: string,
): Promise<Row[]> {
  const memoryBefore = await metricOf(apiUrl, "process_resident_memory_bytes");
  const streams = await openEventStreams(apiUrl, groupId, SUBSCRIBERS);
  while ((await metricOf(apiUrl, "ajo_subscribers")) < SUBSCRIBERS)
    await new Promise((resolve) => setTimeout(resolve, 50));
  const memory = (await metricOf(apiUrl, "process_resident_memory_bytes")) - memoryBefore;

  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const [half, most]: [number[], number[]] = [[], []];
  for (let change = 1; change <= CHANGES; change++) {
    const heard = streams.nextChange();
    await announce(client, groupId, change);
    const times = await heard;
    half.push(median(times));
    most.push(quantile(times, 0.99));
  }
  // No ledger is that far: what follows the outbox from here would wait for it.
  await client.query("delete from outbox where event_id like '9%'");
  await client.end();
  streams.close();
  return [
    {
      what: `${SUBSCRIBERS.toLocaleString("en")} idle subscribers on one process`,
      figure: `${(memory / SUBSCRIBERS / 1000).toFixed(1)} kB each`,
      against: `${(memory / 1e6).toFixed(0)} MB`,
      ratio: "",
      goal: "",
    },
    {
      what: "a change committed, until they have heard of it",
      figure: `p50 ${median(half).toFixed(0)} ms, p99 ${median(most).toFixed(0)} ms`,
      against: `medians of ${CHANGES} changes`,
      ratio: "",
      goal: "p50 <= 50 ms, p99 <= 150 ms",
    },
  ];
}

/** A change as the projection commits it: in the outbox, and told, in one transaction. */
async function announce(client: pg.Client, groupId: string, change: number): Promise<void> {
  const eventId = `9${String(change).padStart(18, "0")}-0000000001`;
  const at = new Date();
  const notice = { kind: "changed", change: { eventId, groupId, name: "contributed", ledger: 1, at } };
  await client.query("begin");
  await client.query(
    "insert into outbox (event_id, group_id, name, ledger, at) values ($1, $2, 'contributed', 1, $3)",
    [eventId, groupId, at],
  );
  await client.query("select pg_notify('ajo_changes', $1)", [JSON.stringify(notice)]);
  await client.query("commit");
}
