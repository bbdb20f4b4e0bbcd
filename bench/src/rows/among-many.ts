import { metricOf } from "../harness/api-process";
import { compareLoads, showLoad } from "../harness/load";
import { groupIdOf, insertGroups } from "../harness/many-groups";
import { queryUrl } from "../harness/query-url";
import { median, quantile } from "../harness/statistics";
import type { Row } from "../harness/table";

/** An API, and the migrated database that is its own, in which nobody indexes or checks. */
interface StillApi {
  apiUrl: string;
  databaseUrl: string;
}

/** How many groups there are in the smaller database. */
const FEW = 1_000;

/**
 * Reads of a database with few groups and, in turns with them, of one that grows up to the last of `sizes`; and what the
 * memory of the server of many grew by.
 */
export async function measureAmongMany(
  few: StillApi,
  many: StillApi,
  sizes: readonly number[],
): Promise<Row[]> {
  await insertGroups(few.databaseUrl, 0, FEW);
  await insertGroups(many.databaseUrl, 0, FEW);
  const fewTimes = await timeOnce(few.apiUrl, FEW);
  const memory = () => metricOf(many.apiUrl, "process_resident_memory_bytes");
  await compareReads(few, many);
  const memoryBefore = await memory();
  const rows: Row[] = [];
  let there = FEW;
  for (const count of sizes) {
    await insertGroups(many.databaseUrl, there, count - there);
    there = count;
    const among = `among ${count.toLocaleString("en")} groups`;
    const amongFew = `among ${FEW.toLocaleString("en")}`;
    for (const { what, fewLoad, manyLoad } of await compareReads(few, many))
      rows.push({
        what: `${what} ${among}`,
        figure: showLoad(manyLoad),
        against: `${amongFew}: ${showLoad(fewLoad)}`,
        ratio: `${(manyLoad.requestsPerSecond / fewLoad.requestsPerSecond).toFixed(2)}x`,
        goal: ">= 0.9x",
      });
    const manyTimes = await timeOnce(many.apiUrl, count);
    for (const kind of ["first", "searches"] as const)
      rows.push({
        what: `${kind === "first" ? "group.byId" : "search by name"} ${among}, asked for the first time`,
        figure: timesOf(manyTimes[kind]),
        against: `${amongFew}: ${timesOf(fewTimes[kind])}`,
        ratio: `${(median(fewTimes[kind]) / median(manyTimes[kind])).toFixed(2)}x`,
        goal: "",
      });
  }
  const grown = ((await memory()) - memoryBefore) / 1e6;
  rows.push({
    what: "memory of the API after that",
    figure: `${grown >= 0 ? "+" : ""}${grown.toFixed(0)} MB`,
    against: `${(memoryBefore / 1e6).toFixed(0)} MB among ${FEW.toLocaleString("en")}`,
    ratio: "",
    goal: "bounded",
  });
  return rows;
}

/** This group and every third one after it are forming: they are whole without members and rounds. */
const FORMING = 2;
const FIRST_READS = 300;

/** Reads that are answered from memory, of the one server and the other in turns. */
async function compareReads(few: StillApi, many: StillApi) {
  const reads = {
    "hot group.byId": ["group.byId", { groupId: groupIdOf(FORMING) }],
    "hot group.list": ["group.list", { limit: 20 }],
  } as const;
  const compared = [];
  for (const [what, [path, input]] of Object.entries(reads)) {
    const loads = await compareLoads({
      few: queryUrl(few.apiUrl, path, input),
      many: queryUrl(many.apiUrl, path, input),
    });
    compared.push({ what, fewLoad: loads.few, manyLoad: loads.many });
  }
  return compared;
}

/** Reads that nobody has asked for before: each can be timed once. */
const timeOnce = async (apiUrl: string, count: number) => ({
  first: await timeFirstReads(apiUrl, count),
  searches: await timeSearches(apiUrl, count),
});

const timesOf = (times: number[]) =>
  `p50 ${median(times).toFixed(1)} ms, p99 ${quantile(times, 0.99).toFixed(1)} ms`;

/** Forming groups all over the database, of which at most a few are in any cache; one after the other. */
async function timeFirstReads(apiUrl: string, count: number): Promise<number[]> {
  const times: number[] = [];
  const step = Math.floor((count - FORMING) / 3 / FIRST_READS);
  for (let index = 1; index <= FIRST_READS; index++) {
    const started = performance.now();
    const response = await fetch(
      queryUrl(apiUrl, "group.byId", { groupId: groupIdOf(3 * index * step + FORMING) }),
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
    const response = await fetch(queryUrl(apiUrl, "group.list", { limit: 20, search }));
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`a search was answered ${response.status}`);
    times.push(performance.now() - started);
  }
  return times;
}
