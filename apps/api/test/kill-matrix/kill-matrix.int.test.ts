import type { AppRouter } from "@ajo/router";
import { memberAddressSchema, type GroupId, type TransactionOutcome, type TxHash } from "@ajo/schemas";
import { signEnvelope } from "@ajo/soroban";
import { createDatabaseProxy, createFaultyProxy, createWorld, KillTable, type World } from "@ajo/testing";
import { createTRPCClient, httpLink } from "@trpc/client";
import pg from "pg";
import superjson from "superjson";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { networkEnvironment } from "../start-test-api";
import { STEPS, Trap, type Moment, type Step } from "./steps";
import { bundle, startApiProcess, startLedgerProcess, startPostgresVictim, type Victim } from "./victims";

// The processes of production, killed for real at every step of a payment; then the member does what the page does.
const PATIENTLY = { timeout: 90_000, interval: 100 };
const VICTIMS = ["api", "ledger", "postgres"] as const;
type VictimName = (typeof VICTIMS)[number];

const trap = new Trap();
const closings: (() => Promise<unknown>)[] = [];
let victims: Record<VictimName, Victim>;
let world: World;
let rows: (sql: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;

beforeAll(async () => {
  bundle("packages/ledger", "src/cli.ts", "--inline");
  bundle("apps/api", "src/main.ts");
  const [ledger, postgres] = await Promise.all([startLedgerProcess(), startPostgresVictim()]);
  closings.unshift(
    () => ledger.end(),
    () => postgres.end(),
  );
  world = await createWorld({ ledgerUrl: ledger.url });
  const rpc = await createFaultyProxy(ledger.url, trap.rpc);
  const database = await createDatabaseProxy(postgres.url, trap.database);
  const api = await startApiProcess(networkEnvironment(world.network, database.url, rpc.url));
  victims = { api, ledger, postgres };
  const pool = new pg.Pool({ connectionString: postgres.url, max: 1 });
  pool.on("error", () => undefined);
  rows = async (sql, values = []) => (await pool.query<Record<string, unknown>>(sql, values)).rows;
  closings.unshift(
    () => api.end(),
    () => pool.end(),
    () => rpc.close(),
    () => database.close(),
    () => world.close(),
  );
}, 240_000);
afterAll(async () => {
  for (const close of closings) await close();
  table.tell();
}, 60_000);

/** Every case takes seconds: ordinarily only those are tried at which most can go wrong. */
const isTried = (victim: VictimName, { name }: Step, moment: Moment): boolean =>
  KillTable.isWhole ||
  [
    "api after writing down what was signed",
    "ledger after sending it",
    "postgres before writing down the receipt",
  ].includes(`${victim} ${moment} ${name}`);

const NAMES: Record<VictimName, string> = { api: "API", ledger: "ledger", postgres: "PostgreSQL" };
const NOBODY_COMES_BACK = "before sending it, and nobody comes back";
const allCases = STEPS.flatMap((step) =>
  (["before", "after"] as const).flatMap((moment) =>
    VICTIMS.map((victim) => ({ victim, step, moment, name: step.name })),
  ),
);
const cases = allCases.filter(({ victim, step, moment }) => isTried(victim, step, moment));
const table = new KillTable("payments", Object.values(NAMES), [
  ...allCases.map(({ victim, moment, name }) => ({ killed: `${moment} ${name}`, who: NAMES[victim] })),
  { killed: NOBODY_COMES_BACK, who: NAMES.api },
]);

const client = () =>
  createTRPCClient<AppRouter>({
    links: [httpLink({ url: `${victims.api.url}/trpc`, transformer: superjson })],
  });

/** Asks until it is answered, as the page does. */
const persist = <T>(ask: () => Promise<T>): Promise<T> => vi.waitFor(ask, PATIENTLY);

interface Signed {
  hash: TxHash;
  xdr: string;
}

async function prepareAndSign(group: GroupId): Promise<Signed> {
  const source = world.address("Ada");
  const input = { source, groupId: group, member: memberAddressSchema.parse(source), round: 1, rounds: 1 };
  const { xdr, hash, networkPassphrase } = await persist(() =>
    client().group.prepareContribute.mutate(input),
  );
  return { hash, xdr: signEnvelope(xdr, world.keypair("Ada"), networkPassphrase) };
}

/** Two clicks at once, and again until there is an end. */
async function send({ xdr }: Signed): Promise<TransactionOutcome> {
  const submit = () => client().transaction.submit.mutate({ xdr });
  await Promise.allSettled([submit(), submit()]);
  return persist(async () => {
    const outcome = await submit();
    expect(outcome.status).not.toBe("unknown");
    return outcome;
  });
}

/** Somebody else than the page looks after it: as if the time had passed for which it was left to the first server. */
const lookAfter = () => rows("update transaction_intents set check_at = now() where state = 'signed'");

/**
 * What is true in the end: one receipt, the same to everybody; paid once; written down, unless there was no database to
 * write to. Tells how often it was sent.
 */
async function expectOneReceipt(
  group: GroupId,
  hash: TxHash,
  before: bigint,
  victim: VictimName,
): Promise<string> {
  const outcome = await world.chain.getOutcome(hash);
  if (outcome.status !== "confirmed") throw new Error(`the chain says ${outcome.status}`);
  const { members, config } = await world.snapshot(group);
  expect(members.map(({ paidRounds }) => paidRounds)).toEqual([1, 0]);
  expect(before - (await world.balanceOf("Ada"))).toBe(config.contribution);
  const written = () => rows("select state, sends from transaction_intents where hash = $1", [hash]);
  await vi.waitFor(async () => {
    await lookAfter();
    expect(await client().transaction.status.query({ hash })).toEqual(outcome);
    if (victim !== "postgres" || (await written()).length > 0)
      expect(await written()).toMatchObject([{ state: "confirmed" }]);
  }, PATIENTLY);
  const [intent] = await written();
  const others = await rows("select 1 from transaction_intents where state not in ('confirmed', 'prepared')");
  expect(others).toEqual([]);
  if (intent === undefined) return "one receipt, on the chain alone";
  const sends = Number(intent["sends"]);
  return sends === 0
    ? "one receipt, written down afterwards"
    : `one receipt, sent ${sends} ${sends === 1 ? "time" : "times"}`;
}

it.skipIf(process.env["KILL_MATRIX"] === "write")(
  "docs/reliability.md tells of every case, and of no other",
  () => {
    expect(table.told).toEqual(table.tried);
  },
);

describe("a payment", () => {
  it.each(cases)(
    "with $victim killed $moment $name has one receipt",
    async ({ victim, step, moment }) => {
      const group = await world.createGroup("Ada", { maxMembers: 2 });
      await world.join("Bayo", group);
      const before = await world.balanceOf("Ada");
      let restarting: Promise<void> | undefined;
      trap.set(step, moment, () => {
        victims[victim].kill();
        restarting = victims[victim].startAgain();
      });
      const signed = await prepareAndSign(group);
      const outcome = await send(signed);
      expect(trap.isSet).toBe(false);
      await restarting;
      expect(outcome).toMatchObject({ status: "confirmed", receipt: { hash: signed.hash } });
      const told = await expectOneReceipt(group, signed.hash, before, victim);
      table.note(`${moment} ${step.name}`, NAMES[victim], told);
    },
    180_000,
  );

  it("whose member never comes back, and whose server was killed before sending it, is sent by the next one", async () => {
    const group = await world.createGroup("Ada", { maxMembers: 2 });
    await world.join("Bayo", group);
    const before = await world.balanceOf("Ada");
    const { hash, xdr } = await prepareAndSign(group);
    const sending = STEPS.find(({ rpc }) => rpc === "sendTransaction")!;
    let restarting: Promise<void> | undefined;
    trap.set(sending, "before", () => {
      victims.api.kill();
      restarting = victims.api.startAgain();
    });
    await client()
      .transaction.submit.mutate({ xdr })
      .catch(() => undefined);
    await restarting;
    await vi.waitFor(async () => {
      await lookAfter();
      expect((await world.chain.getOutcome(hash)).status).toBe("confirmed");
    }, PATIENTLY);
    const told = await expectOneReceipt(group, hash, before, "api");
    table.note(NOBODY_COMES_BACK, NAMES.api, told);
  }, 120_000);
});
