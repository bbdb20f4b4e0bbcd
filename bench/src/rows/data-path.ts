import { randomBytes } from "node:crypto";
import os from "node:os";
import type { NetworkInfo } from "@ajo/schemas";
import { StrKey } from "@stellar/stellar-sdk";
import { startApiProcess } from "../harness/api-process";
import { createStillDatabase } from "../harness/many-groups";
import { connect } from "../harness/member";
import type { RunningStack } from "../harness/stack";
import type { Row } from "../harness/table";
import { measureAmongMany } from "./among-many";
import { measureCloseToScreen } from "./close-to-screen";
import { measureColdGroup } from "./cold-group";
import { measureColdMiss } from "./cold-miss";
import { measureHotRead } from "./hot-read";
import { measurePages } from "./pages";
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
  /** How many groups there are in the database, one after the other. */
  sizes: readonly number[];
}

export const SIZES: readonly number[] = [100_000, 1_000_000];
/** What takes longer has failed. A hundred thousand groups took two minutes on a busy machine; most of it is putting them there. */
const LONGEST_MS = 20 * 60_000;

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
    const [few, many] = [
      await createStillDatabase(subject.databaseUrl, token),
      await createStillDatabase(subject.databaseUrl, token),
    ];
    return withApi(subject, few, (fewUrl) =>
      withApi(subject, many, (manyUrl) =>
        measureAmongMany(
          { apiUrl: fewUrl, databaseUrl: few },
          { apiUrl: manyUrl, databaseUrl: many },
          subject.sizes,
        ),
      ),
    );
  },
};

export const MEASUREMENT_NAMES = Object.keys(MEASUREMENTS);

/** What came of one measurement. */
export interface Measured {
  name: string;
  /** How many programs wanted the processors when it began, on average over a minute. */
  load: number;
  rows: Row[];
  failed: boolean;
}

export interface DataPathOptions {
  names?: readonly string[];
  sizes?: readonly number[];
  /** Told of each as soon as it is there. */
  onMeasured?: (measured: Measured) => void;
}

/** Measures what is named, all of it unless told. What fails is a row that says so, and the others are measured all the same. */
export async function measureDataPath(
  product: Product,
  rotation: Rotation,
  { names = MEASUREMENT_NAMES, sizes = SIZES, onMeasured = () => undefined }: DataPathOptions = {},
): Promise<Measured[]> {
  const network = await connect(product.apiUrl).network.info.query();
  const subject: Subject = { ...product, network, rotation, sizes, groupId: rotation.groupId };
  const all: Measured[] = [];
  for (const [name, measure] of Object.entries(MEASUREMENTS)) {
    if (!names.includes(name)) continue;
    console.log(`${name} ...`);
    const measured = await measureOne(name, () => measure(subject));
    for (const { what, figure, against, ratio } of measured.rows)
      console.log(`  ${what}: ${figure} | ${against} | ${ratio}`);
    all.push(measured);
    onMeasured(measured);
  }
  return all;
}

async function measureOne(name: string, measure: () => Promise<Row[]>): Promise<Measured> {
  const load = os.loadavg()[0] ?? 0;
  try {
    return { name, load, rows: await within(LONGEST_MS, measure()), failed: false };
  } catch (error) {
    console.error(error);
    const against = error instanceof Error ? error.message : String(error);
    return {
      name,
      load,
      rows: [{ what: name, figure: "failed", against, ratio: "", goal: "" }],
      failed: true,
    };
  }
}

async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new Error(`it did not end within ${milliseconds / 60_000} minutes`)),
      milliseconds,
    );
  });
  return Promise.race([promise, tooLong]).finally(() => clearTimeout(timer));
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
