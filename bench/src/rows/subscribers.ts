import { Agent, get, type IncomingMessage } from "node:http";
import pg from "pg";
import { metricOf } from "../harness/api-process";
import { median, quantile } from "../harness/statistics";
import type { Row } from "../harness/table";

const SUBSCRIBERS = 5_000;
const CHANGES = 5;
/** Connections that are being opened at the same time. */
const OPENING = 100;

/** Idle subscribers of one group on one process: what each costs, and how soon all of them hear of a change. */
export async function measureSubscribers(
  apiUrl: string,
  databaseUrl: string,
  groupId: string,
): Promise<Row[]> {
  const url = `${apiUrl}/trpc/group.onChange?input=${encodeURIComponent(JSON.stringify({ json: { groupId } }))}`;
  const agent = new Agent({ maxSockets: Infinity });
  const memoryBefore = await metricOf(apiUrl, "process_resident_memory_bytes");
  let hear: () => void = () => undefined;
  const streams: IncomingMessage[] = [];
  for (let opened = 0; opened < SUBSCRIBERS; opened += OPENING)
    streams.push(
      ...(await Promise.all(Array.from({ length: OPENING }, () => subscribe(url, agent, () => hear())))),
    );
  while ((await metricOf(apiUrl, "ajo_subscribers")) < SUBSCRIBERS)
    await new Promise((resolve) => setTimeout(resolve, 50));
  const memory = (await metricOf(apiUrl, "process_resident_memory_bytes")) - memoryBefore;

  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const [first, last]: [number[], number[]] = [[], []];
  for (let change = 1; change <= CHANGES; change++) {
    const times: number[] = [];
    const started = performance.now();
    const all = new Promise<void>((resolve) => {
      hear = () => {
        times.push(performance.now() - started);
        if (times.length === SUBSCRIBERS) resolve();
      };
    });
    await announce(client, groupId, change);
    await all;
    first.push(times[0] ?? Number.NaN);
    last.push(quantile(times, 0.99));
  }
  await client.end();
  for (const stream of streams) stream.destroy();
  agent.destroy();
  return [
    {
      what: `${SUBSCRIBERS.toLocaleString("en")} idle subscribers on one process`,
      figure: `${(memory / SUBSCRIBERS / 1000).toFixed(1)} kB each`,
      against: `${(memory / 1e6).toFixed(0)} MB`,
      ratio: "",
      goal: "",
    },
    {
      what: "a change, until they have heard of it",
      figure: `first ${median(first).toFixed(0)} ms, 99 of 100 ${median(last).toFixed(0)} ms`,
      against: `${CHANGES} changes`,
      ratio: "",
      goal: "p99 <= 150 ms",
    },
  ];
}

function subscribe(url: string, agent: Agent, onChange: () => void): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { accept: "text/event-stream" } }, (response) => {
      // A change is the only message with an id.
      response.on("data", (chunk: Buffer) => {
        if (chunk.includes("\nid: ") || chunk.includes("id: 9")) onChange();
      });
      response.on("error", () => undefined);
      if (response.statusCode === 200) resolve(response);
      else reject(new Error(`a subscription was answered ${response.statusCode ?? "nothing"}`));
    }).on("error", reject);
  });
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
