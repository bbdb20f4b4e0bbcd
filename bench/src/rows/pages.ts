import { metricOf } from "../harness/api-process";
import { startBare } from "../harness/bare-process";
import { compareLoads, type LoadResult } from "../harness/load";
import { groupIdOf, insertGroups } from "../harness/many-groups";
import { median, quantile } from "../harness/statistics";
import type { Row } from "../harness/table";

const urlOf = (apiUrl: string, path: string, input: object) =>
  `${apiUrl}/trpc/${path}?input=${encodeURIComponent(JSON.stringify({ json: input }))}`;
const show = ({ requestsPerSecond, p99Ms }: LoadResult) =>
  `${Math.round(requestsPerSecond).toLocaleString("en")}/s, p99 ${p99Ms} ms`;

/** Hot pages against `node:http` with the same bytes. */
export async function measurePages(apiUrl: string, groupId: string): Promise<Row[]> {
  const pages = {
    "group.list, page of 20": urlOf(apiUrl, "group.list", { limit: 20 }),
    "group.contributions, page of 50": urlOf(apiUrl, "group.contributions", { groupId, limit: 50 }),
  };
  const rows: Row[] = [];
  for (const [what, url] of Object.entries(pages)) {
    const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
    const bare = await startBare(bytes);
    try {
      const result = await compareLoads({ ours: url, bare: bare.url });
      rows.push({
        what: `hot ${what}, ${(bytes.length / 1000).toFixed(1)} kB`,
        figure: show(result.ours),
        against: `bare node:http ${show(result.bare)}`,
        ratio: `${(result.ours.requestsPerSecond / result.bare.requestsPerSecond).toFixed(2)}x`,
        goal: ">= 0.4x",
      });
    } finally {
      await bare.stop();
    }
  }
  return rows;
}

/**
 * Reads of a database with few groups, and again with ever more, up to the last of `sizes`; and what the server's memory
 * grew by. `url` is a migrated database of its own, in which nobody indexes or checks.
 */
export async function measureAmongMany(
  apiUrl: string,
  url: string,
  sizes: readonly number[],
): Promise<Row[]> {
  await insertGroups(url, 0, FEW);
  const reads = {
    "hot group.byId": urlOf(apiUrl, "group.byId", { groupId: groupIdOf(FORMING) }),
    "hot group.list": urlOf(apiUrl, "group.list", { limit: 20 }),
  };
  const memory = () => metricOf(apiUrl, "process_resident_memory_bytes");
  const measure = async (count: number) => ({
    loads: await compareLoads(reads),
    first: await timeFirstReads(apiUrl, count),
    searches: await timeSearches(apiUrl, count),
  });
  const few = await measure(FEW);
  const memoryBefore = await memory();
  const rows: Row[] = [];
  let there = FEW;
  for (const count of sizes) {
    await insertGroups(url, there, count - there);
    there = count;
    const many = await measure(count);
    const among = `among ${count.toLocaleString("en")} groups`;
    rows.push(
      ...(Object.keys(reads) as (keyof typeof reads)[]).map((what) => ({
        what: `${what} ${among}`,
        figure: show(many.loads[what]),
        against: `among ${FEW}: ${show(few.loads[what])}`,
        ratio: `${(many.loads[what].requestsPerSecond / few.loads[what].requestsPerSecond).toFixed(2)}x`,
        goal: ">= 0.9x",
      })),
      ...(["first", "searches"] as const).map((kind) => ({
        what: `${kind === "first" ? "group.byId" : "search by name"} ${among}, asked for the first time`,
        figure: timesOf(many[kind]),
        against: `among ${FEW}: ${timesOf(few[kind])}`,
        ratio: `${(median(few[kind]) / median(many[kind])).toFixed(2)}x`,
        goal: "",
      })),
    );
  }
  const grown = ((await memory()) - memoryBefore) / 1e6;
  rows.push({
    what: "memory of the API after that",
    figure: `${grown >= 0 ? "+" : ""}${grown.toFixed(0)} MB`,
    against: `${(memoryBefore / 1e6).toFixed(0)} MB among ${FEW}`,
    ratio: "",
    goal: "bounded",
  });
  return rows;
}

const FEW = 1_000;
/** This group and every third one after it are forming: they are whole without members and rounds. */
const FORMING = 2;
const FIRST_READS = 300;
const timesOf = (times: number[]) =>
  `p50 ${median(times).toFixed(1)} ms, p99 ${quantile(times, 0.99).toFixed(1)} ms`;

/** Forming groups all over the database, of which at most a few are in any cache; one after the other. */
async function timeFirstReads(apiUrl: string, count: number): Promise<number[]> {
  const times: number[] = [];
  const step = Math.floor((count - FORMING) / 3 / FIRST_READS);
  for (let index = 1; index <= FIRST_READS; index++) {
    const started = performance.now();
    const response = await fetch(
      urlOf(apiUrl, "group.byId", { groupId: groupIdOf(3 * index * step + FORMING) }),
    );
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`a group was answered ${response.status}`);
    times.push(performance.now() - started);
  }
  return times;
}

/** Each search once, so that nothing is kept: some find one group, some hundreds. */
async function timeSearches(apiUrl: string, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < 100; index++) {
    const search = `circle ${Math.floor(((index + 0.5) * count) / 100)}`;
    const started = performance.now();
    const response = await fetch(urlOf(apiUrl, "group.list", { limit: 20, search }));
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`a search was answered ${response.status}`);
    times.push(performance.now() - started);
  }
  return times;
}
