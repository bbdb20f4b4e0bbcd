import { randomBytes } from "node:crypto";
import type { NetworkInfo } from "@ajo/schemas";
import { StrKey } from "@stellar/stellar-sdk";
import { startApiProcess } from "../harness/api-process";
import { createStillDatabase } from "../harness/many-groups";
import { connect } from "../harness/member";
import type { RunningStack } from "../harness/stack";
import type { Row } from "../harness/table";
import { measureCloseToScreen } from "./close-to-screen";
import { measureColdGroup } from "./cold-group";
import { measureColdMiss } from "./cold-miss";
import { measureHotRead } from "./hot-read";
import { measureAmongMany, measurePages } from "./pages";
import { measurePersonalRead } from "./personal-read";
import { measureOverload } from "./overload";
import { measureProjection } from "./projection";
import { measureRollingRestart } from "./rolling-restart";
import type { Rotation } from "./rotation";
import { measureSubscribers } from "./subscribers";

type Product = Pick<RunningStack, "apiUrl" | "databaseUrl" | "rpcUrl">;

/** What is measured: a running product, its network, and a group of twelve with four rounds paid. */
interface Subject extends Product {
  network: NetworkInfo;
  rotation: Rotation;
  groupId: Rotation["groupId"];
}

const BETWEEN = 100_000;
const GROUPS = 1_000_000;

/** Everything between chain and screen, each by the name under which it is run alone. */
const MEASUREMENTS: Readonly<Record<string, (subject: Subject) => Promise<Row[]>>> = {
  "hot-read": ({ apiUrl, databaseUrl, groupId }) => measureHotRead(apiUrl, databaseUrl, groupId),
  pages: ({ apiUrl, groupId }) => measurePages(apiUrl, groupId),
  "personal-read": ({ apiUrl, databaseUrl }) => measurePersonalRead(apiUrl, databaseUrl),
  "unknown-group": ({ apiUrl, rpcUrl }) => {
    const unknownIds = Array.from({ length: 3 }, () => StrKey.encodeContract(randomBytes(32)));
    return measureColdMiss(apiUrl, rpcUrl, unknownIds);
  },
  "cold-group": ({ network, databaseUrl, rpcUrl, groupId }) =>
    measureColdGroup(network, { databaseUrl, rpcUrl }, groupId),
  "close-to-screen": ({ apiUrl, rpcUrl, rotation }) => measureCloseToScreen(apiUrl, rpcUrl, rotation),
  subscribers: (subject) =>
    withApi(subject, subject.databaseUrl, (url) =>
      measureSubscribers(url, subject.databaseUrl, subject.groupId),
    ),
  projection: ({ databaseUrl }) => measureProjection(databaseUrl),
  overload: ({ network, databaseUrl, rpcUrl }) => measureOverload(network, { databaseUrl, rpcUrl }),
  "rolling-restart": ({ network, databaseUrl, rpcUrl, groupId }) =>
    measureRollingRestart(network, { databaseUrl, rpcUrl }, groupId),
  "many-groups": async (subject) => {
    const [token] = subject.network.tokens;
    if (token === undefined) throw new Error("the network lists no token");
    const still = await createStillDatabase(subject.databaseUrl, token);
    return withApi(subject, still, (url) => measureAmongMany(url, still, [BETWEEN, GROUPS]));
  },
};

export const MEASUREMENT_NAMES = Object.keys(MEASUREMENTS);

/** Measures what is named, all of it unless told. */
export async function measureDataPath(
  product: Product,
  rotation: Rotation,
  names: readonly string[] = MEASUREMENT_NAMES,
): Promise<Row[]> {
  const rows: Row[] = [];
  const network = await connect(product.apiUrl).network.info.query();
  for (const name of names) {
    const measure = MEASUREMENTS[name];
    if (measure === undefined) throw new Error(`there is no row ${name}: ${MEASUREMENT_NAMES.join(", ")}`);
    console.log(`${name} ...`);
    const measured = await measure({ ...product, network, rotation, groupId: rotation.groupId });
    for (const { what, figure, against, ratio } of measured)
      console.log(`  ${what}: ${figure} | ${against} | ${ratio}`);
    rows.push(...measured);
  }
  return rows;
}

/** One more API of its own, so that what the others asked of the first one does not count. */
async function withApi(
  { network, rpcUrl }: Subject,
  databaseUrl: string,
  measure: (url: string) => Promise<Row[]>,
): Promise<Row[]> {
  const api = await startApiProcess(network, { databaseUrl, rpcUrl });
  try {
    return await measure(api.url);
  } finally {
    await api.stop();
  }
}
