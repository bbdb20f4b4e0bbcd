import { randomBytes } from "node:crypto";
import type { GroupId } from "@ajo/schemas";
import { StrKey } from "@stellar/stellar-sdk";
import { startApiProcess } from "../harness/api-process";
import { createStillDatabase } from "../harness/many-groups";
import { connect } from "../harness/member";
import type { RunningStack } from "../harness/stack";
import type { Row } from "../harness/table";
import { measureColdGroup } from "./cold-group";
import { measureColdMiss } from "./cold-miss";
import { measureHotRead } from "./hot-read";
import { measureAmongMany, measurePages } from "./pages";
import { measurePersonalRead } from "./personal-read";
import { measureSubscribers } from "./subscribers";

const GROUPS = 1_000_000;

/** Everything between chain and screen, of a running product with one group of twelve. */
export async function measureDataPath(
  { apiUrl, databaseUrl, rpcUrl }: Pick<RunningStack, "apiUrl" | "databaseUrl" | "rpcUrl">,
  groupId: GroupId,
): Promise<Row[]> {
  const rows: Row[] = [];
  const network = await connect(apiUrl).network.info.query();
  const step = async (what: string, measure: () => Promise<Row[]>) => {
    console.log(`${what} ...`);
    const measured = await measure();
    for (const { what: row, figure, against, ratio } of measured)
      console.log(`  ${row}: ${figure} | ${against} | ${ratio}`);
    rows.push(...measured);
  };
  await step("Hot reads", () => measureHotRead(apiUrl, databaseUrl, groupId));
  await step("Pages", () => measurePages(apiUrl, groupId));
  await step("A personal read", () => measurePersonalRead(apiUrl, databaseUrl));
  const unknownIds = Array.from({ length: 3 }, () => StrKey.encodeContract(randomBytes(32)));
  await step("Unknown groups", () => measureColdMiss(apiUrl, rpcUrl, unknownIds));
  await step("A cold group", () => measureColdGroup(network, { databaseUrl, rpcUrl }, groupId));
  await step("Subscribers", async () => {
    const api = await startApiProcess(network, { databaseUrl, rpcUrl });
    try {
      return await measureSubscribers(api.url, databaseUrl, groupId);
    } finally {
      await api.stop();
    }
  });
  await step("A million groups", async () => {
    const [token] = network.tokens;
    if (token === undefined) throw new Error("the network lists no token");
    const still = await createStillDatabase(databaseUrl, token);
    const api = await startApiProcess(network, { databaseUrl: still, rpcUrl });
    try {
      return await measureAmongMany(api.url, still, GROUPS);
    } finally {
      await api.stop();
    }
  });
  return rows;
}
