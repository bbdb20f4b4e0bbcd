import { cursorAfterLedger, ledgerOfCursor, type EventPage } from "@ajo/soroban";
import { AjoError, txHashSchema, type GroupId } from "@ajo/schemas";
import { createRpc, createSender, localRoleKeypair, proposeCode } from "@ajo/soroban/deploy";
import { createWorld, type World } from "@ajo/testing";
import { readFile } from "node:fs/promises";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { freshMemory, indexStep, type IndexerMemory } from "../src/indexer/index-step";
import type { IndexerDependencies, RepairReason } from "../src/indexer/ports";
import { rebuildProjection, type RebuildDependencies } from "../src/indexer/rebuild-projection";
import { replayParked } from "../src/indexer/replay-parked";
import { createLog } from "../src/log";

type Chain = IndexerDependencies["chain"];
type Change = (page: EventPage) => EventPage;

let world: World;
let group: GroupId;
let repairs: { reason: RepairReason; groups: number }[];
let memory: IndexerMemory;

beforeAll(async () => {
  world = await createWorld({ withDatabase: true });
  group = await world.createStartedGroup(["Ada", "Bayo", "Chidi"]);
  await world.contribute("Ada", group);
  await world.contribute("Bayo", group);
});
beforeEach(async () => {
  repairs = [];
  memory = freshMemory();
  await query(
    "truncate suspect_groups, history_gaps, indexer_cursor, groups, group_members, rounds, contributions, activities, member_statistics, tokens, outbox, ledgers, parked_events",
  );
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

const dependencies = (chain: Chain = world.chain): RebuildDependencies => ({
  chain,
  database: world.database,
  hooks: {},
  observer: {
    onProgress: () => undefined,
    onApplied: () => undefined,
    onRepair: (reason, groups) => repairs.push({ reason, groups }),
  },
  log: createLog("silent", "test"),
});

/** Steps until there is nothing more to do. */
async function catchUp(chain?: Chain): Promise<string> {
  for (let steps = 0; steps < 100; steps++) {
    const outcome = await indexStep(dependencies(chain), memory);
    if (outcome !== "moved") return outcome;
  }
  throw new Error("the indexer does not come to an end");
}

/** The world's chain, telling its events differently. */
const chainThat = (change: Change): Chain => ({
  ...world.chain,
  listEvents: async (input) => change(await world.chain.listEvents(input)),
});

/** As a network whose nodes keep ledgers from `oldestLedger` on. */
const forgetsBefore = (oldestLedger: number): Chain =>
  chainThat((page) => ({
    ...page,
    oldestLedger,
    events: page.events.filter((event) => event.ledger >= oldestLedger),
  }));

const TABLES = [
  "groups",
  "group_members",
  "rounds",
  "contributions",
  "activities",
  "member_statistics",
  "tokens",
  "outbox",
  "ledgers",
  "indexer_cursor",
];
const tables = async () =>
  Object.fromEntries(
    await Promise.all(
      TABLES.map(
        async (table) => [table, await query(`select t::text as row from ${table} t order by 1`)] as const,
      ),
    ),
  );

async function expectToAgree(): Promise<void> {
  const [found, snapshot] = await Promise.all([
    world.database.groups.findGroup(group),
    world.snapshot(group),
  ]);
  const { status, currentRound, escrow } = snapshot;
  expect(found?.data).toMatchObject({ status, currentRound, escrow });
  expect(found?.data.members.map((member) => member.paidRounds)).toEqual(
    snapshot.members.map((member) => member.paidRounds),
  );
}

const contributions = async () =>
  (await world.database.groups.listContributions({ groupId: group, limit: 50 }))?.data.items ?? [];

describe("the indexer", () => {
  it("begins with the first ledger and comes to the network's last", async () => {
    expect(await catchUp()).toBe("idle");
    expect((await world.database.projection.getCursor())?.ledger).toBe(
      (await world.chain.getNetworkState()).latestLedger,
    );
    await expectToAgree();
    expect(repairs).toEqual([]);
  });

  it("keeps no token of events that came too late to be taken", async () => {
    await indexStep(dependencies(), memory);
    const { projection } = world.database;
    /** Another indexer was faster, and left nothing of what it read. */
    const overtaken: typeof projection = {
      ...projection,
      applyLedgers: async (range, hooks) => {
        const cursor = (await projection.getCursor())!;
        await projection.moveTo({ ...cursor, ledger: range.ledger }, { from: 1, to: range.ledger });
        return projection.applyLedgers(range, hooks);
      },
    };
    const own = dependencies();
    await indexStep({ ...own, database: { ...own.database, projection: overtaken } }, memory);
    expect(await query("select * from groups")).toEqual([]);
    expect(await query("select * from tokens")).toEqual([]);
  });

  it("comes to the same tables through pages of one event", async () => {
    await catchUp();
    const whole = await tables();
    await query("truncate indexer_cursor");
    const inSmallPages: Chain = {
      ...world.chain,
      listEvents: (input) => world.chain.listEvents({ ...input, limit: 1 }),
    };
    await catchUp(inSmallPages);
    expect(await tables()).toEqual(whole);
  });

  it("rebuilds equal tables from zero, whatever was broken in them", async () => {
    await catchUp();
    const before = await tables();
    await query("update groups set escrow = escrow + 1, current_round = 3");
    await query("delete from contributions");
    await rebuildProjection(dependencies(), { losingHistory: false });
    expect(await tables()).toEqual(before);
  });

  it("refuses a rebuild that would lose history, unless told", async () => {
    await catchUp();
    const { latestLedger } = await world.chain.getNetworkState();
    const chain = forgetsBefore(latestLedger);
    await expect(rebuildProjection(dependencies(chain), { losingHistory: false })).rejects.toMatchObject({
      code: "NotAvailable",
    });
    expect(await contributions()).toHaveLength(2);
    await rebuildProjection(dependencies(chain), { losingHistory: true });
    await expectToAgree();
    expect(await contributions()).toHaveLength(1);
  });

  it("rebuilds from the contracts alone when all events are gone", async () => {
    await catchUp();
    await query("update groups set escrow = escrow + 1, current_round = 3, status = 'forming'");
    await query("update group_members set paid_rounds = 0");
    const { latestLedger } = await world.chain.getNetworkState();
    await rebuildProjection(dependencies(forgetsBefore(latestLedger + 1)), { losingHistory: true });
    await expectToAgree();
    expect(await contributions()).toEqual([]);
    expect(await query("select to_ledger from history_gaps")).toEqual([{ to_ledger: latestLedger }]);
  });

  it("serves the old tables for as long as it builds", async () => {
    await catchUp();
    const served = await tables();
    let looks = 0;
    const watched = chainThat((page) => page);
    const looking: Chain = {
      ...watched,
      listEvents: async (input) => {
        expect(await tables()).toEqual(served);
        looks += 1;
        return world.chain.listEvents({ ...input, limit: 2 });
      },
    };
    await rebuildProjection(dependencies(looking), { losingHistory: false });
    expect(looks).toBeGreaterThan(3);
    expect(await tables()).toEqual(served);
  });
});

describe("a gap", () => {
  it("at the beginning is bridged by reading all groups; the events that are left add their history", async () => {
    const { latestLedger } = await world.chain.getNetworkState();
    // Only Bayo's contribution is left.
    expect(await catchUp(forgetsBefore(latestLedger))).toBe("idle");
    await expectToAgree();
    expect((await contributions()).map((item) => item.member)).toEqual([world.address("Bayo")]);
    expect(repairs).toEqual([{ reason: "gap", groups: 1 }]);
  });

  it("after a long absence is bridged, too, and what was known stays", async () => {
    const [first] = (await world.chain.listEvents({ startLedger: 1 })).events.filter(
      (event) => event.name === "contributed",
    );
    const beforeBayo = first!.ledger;
    const inThePast: Chain = chainThat((page) => ({
      ...page,
      ...{ latestLedger: beforeBayo, completeLedger: beforeBayo, latestLedgerCloseTime: first!.at },
      events: page.events.filter((event) => event.ledger <= beforeBayo),
    }));
    expect(await catchUp(inThePast)).toBe("idle");
    expect(await contributions()).toHaveLength(1);

    const { latestLedger } = await world.chain.getNetworkState();
    expect(await catchUp(forgetsBefore(latestLedger + 1))).toBe("idle");
    await expectToAgree();
    expect(repairs).toEqual([{ reason: "gap", groups: 1 }]);
    // Bayo's event is lost; that Bayo paid is not.
    expect(await contributions()).toHaveLength(1);
  });
});

describe("an event that cannot be read", () => {
  interface RawEvent {
    id: string;
    ledger: number;
    contractId: string;
    txHash: string;
    topic: string[];
    value: string;
  }

  /** As the network gave them: what was parked is what a later version reads. */
  async function rawEvents(): Promise<Map<string, RawEvent>> {
    const filters = [{ type: "contract", topics: [["AAAADwAAAANham8A", "**"]] }];
    const params = { startLedger: 2, filters, pagination: { limit: 1_000 } };
    const answer = await fetch(world.network.rpcUrl, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "getEvents", params }),
    });
    const { result } = (await answer.json()) as {
      result: { events: RawEvent[] };
    };
    return new Map(result.events.map((event) => [event.id, event]));
  }

  /** The chain to a version that does not know events of this name. */
  async function without(name: string): Promise<Chain> {
    const raw = await rawEvents();
    return chainThat((page) => {
      const [events, hidden] = [
        page.events.filter((event) => event.name !== name),
        page.events.filter((event) => event.name === name),
      ];
      const unknown = hidden.map(({ id, ledger, at, txHash, groupId }) => ({
        ...{ id, ledger, txHash, closedAt: at, reason: "from a newer contract" },
        contractId: name === "group_created" ? world.network.factoryId : groupId,
        topics: raw.get(id)!.topic,
        value: raw.get(id)!.value,
      }));
      return { ...page, events, unknown };
    });
  }
  const parked = () => world.database.projection.countParkedEvents();

  it("is kept, and its group is read from the contract", async () => {
    expect(await catchUp(await without("contributed"))).toBe("idle");
    await expectToAgree();
    expect(repairs).toEqual([{ reason: "suspect", groups: 1 }]);
    expect(await parked()).toBe((await contributionsOnChain()).length);
    expect(await contributions()).toEqual([]);
  });

  const contributionsOnChain = async () =>
    (await world.chain.listEvents({ startLedger: 1 })).events.filter(({ name }) => name === "contributed");

  it.each(["contributed", "group_opened", "member_joined", "group_started", "group_created"])(
    "(%s) is replayed by the first version that knows it, to the tables of one that always did",
    async (name) => {
      await catchUp();
      const whole = await tables();
      await world.database.projection.restart({
        ...(await world.database.projection.getCursor())!,
        ...{ ledger: 0, cursor: null, closeTime: new Date(0) },
      });
      await catchUp(await without(name));
      expect(await parked()).toBeGreaterThan(0);
      expect(await tables()).not.toEqual(whole);
      // Another version starts.
      memory = freshMemory();
      await catchUp();
      expect(await parked()).toBe(0);
      expect(await tables()).toEqual(whole);
    },
  );

  it("is read from what was kept when the network has forgotten it", async () => {
    await catchUp();
    const whole = await tables();
    const { latestLedger } = await world.chain.getNetworkState();
    await world.database.projection.restart({
      ...(await world.database.projection.getCursor())!,
      ...{ ledger: 0, cursor: null, closeTime: new Date(0) },
    });
    await catchUp(await without("contributed"));
    memory = freshMemory();
    await catchUp(forgetsBefore(latestLedger + 1));
    expect(await parked()).toBe(0);
    expect(await tables()).toEqual(whole);
  });

  it("of the factory itself is let go of by the first version that knows what it is", async () => {
    const { rpcUrl, networkPassphrase, factoryId } = world.network;
    const rpc = createRpc({ urls: [rpcUrl], timeoutMs: 30_000 });
    const sender = createSender(rpc, networkPassphrase, localRoleKeypair("admin"));
    const wasm = await readFile(new URL("../../../contracts/artifacts/ajo_group.wasm", import.meta.url));
    await proposeCode({ rpc, sender, factoryId, wasm });
    const followed = new Set<string>(
      (await world.chain.listEvents({ startLedger: 1 })).events.map(({ id }) => id),
    );
    const own = [...(await rawEvents()).values()].filter(({ id }) => !followed.has(id));
    expect(own.map(({ contractId }) => contractId)).toEqual([factoryId]);
    const former = chainThat((page) => ({
      ...page,
      administered: [],
      unknown: own
        .filter(({ ledger }) => page.administered.includes(ledger))
        .map(({ topic, ...event }) => ({
          ...event,
          ...{ topics: topic, closedAt: new Date(0), reason: "not known to it" },
        })),
    }));
    await catchUp(former);
    expect(await parked()).toBe(1);
    expect(await replayParked(dependencies(former))).toEqual({ replayed: 0, groups: 0, left: 0 });
    expect(await parked()).toBe(0);
    expect(repairs).toEqual([]);
  });

  it("stays parked while nobody can read it, and keeps nobody waiting", async () => {
    await catchUp(await without("contributed"));
    const before = await parked();
    await query("update parked_events set topics = topics[1:1]");
    const result = await replayParked(dependencies());
    expect(result).toEqual({ replayed: 0, groups: 0, left: before });
    memory = freshMemory();
    expect(await catchUp()).toBe("idle");
    expect(await parked()).toBe(before);
  });
});

describe("a group that waits to be read from its contract", () => {
  const suspect = () => query(`insert into suspect_groups (group_id, ledger) values ('${group}', 1)`);

  it("is remembered by whoever goes on", async () => {
    await catchUp();
    await suspect();
    await query("update groups set escrow = 0");
    memory = freshMemory();
    await catchUp();
    await expectToAgree();
    expect(repairs).toEqual([{ reason: "suspect", groups: 1 }]);
    expect(await query("select * from suspect_groups")).toEqual([]);
  });

  it("keeps nobody waiting when it cannot be read, and is read later", async () => {
    await catchUp();
    await suspect();
    const unreadable: Chain = {
      ...world.chain,
      getGroupSnapshot: () => Promise.reject(new AjoError("Internal", "of a newer contract")),
    };
    await world.contribute("Chidi", group);
    expect(await catchUp(unreadable)).toBe("idle");
    expect(await contributions()).toHaveLength(3);
    expect(await query("select attempts, retry_at > now() as later from suspect_groups")).toEqual([
      { attempts: 1, later: true },
    ]);
    await query("update suspect_groups set retry_at = now()");
    await catchUp();
    expect(await query("select * from suspect_groups")).toEqual([]);
  });
});

describe("several endpoints", () => {
  it("of which one serves another chain cost nobody the projection", async () => {
    await catchUp();
    const before = await tables();
    const other = chainThat((page) => ({
      ...page,
      events: page.events.map((event) => ({ ...event, txHash: txHashSchema.parse("0".repeat(64)) })),
    }));
    const withEndpoints = { ...dependencies(other), endpoints: [other, world.chain] };
    memory = freshMemory();
    await indexStep(withEndpoints, memory);
    expect(await tables()).toEqual(before);
    expect(await indexStep(withEndpoints, memory)).toBe("idle");
    expect(repairs).toEqual([]);
  });
});

describe("a network that is an older copy of itself", () => {
  it("is waited for, and looked at again once it has caught up", async () => {
    await catchUp();
    const cursor = (await world.database.projection.getCursor())!;
    const asAt = (ledger: number, txHash?: string) =>
      chainThat((page) => ({
        ...page,
        ...{ latestLedger: ledger, completeLedger: Math.min(page.completeLedger, ledger) },
        latestLedgerCloseTime: new Date(
          cursor.closeTime.getTime() + (ledger < cursor.ledger ? -5_000 : 5_000),
        ),
        events: page.events
          .filter((event) => event.ledger <= ledger)
          .map((event) =>
            event.ledger === cursor.ledger && txHash !== undefined
              ? { ...event, txHash: txHashSchema.parse(txHash) }
              : event,
          ),
      }));
    expect(await catchUp(asAt(cursor.ledger - 1))).toBe("waiting");
    expect(repairs).toEqual([]);
    // What happened in the last ledger happened differently after the backup.
    await indexStep(dependencies(asAt(cursor.ledger, "0".repeat(64))), memory);
    expect(repairs).toEqual([{ reason: "reset", groups: 0 }]);
  });
});

describe("a chain that is not the one that was projected", () => {
  const ledgerNow = async () => (await world.chain.getNetworkState()).latestLedger;

  it("is noticed by its factory", async () => {
    await catchUp();
    await query("update indexer_cursor set factory_id = 'another'");
    await query("update groups set escrow = 0");
    expect(await catchUp()).toBe("idle");
    expect(repairs).toEqual([{ reason: "reset", groups: 0 }]);
    await expectToAgree();
  });

  it("is noticed when it has fewer ledgers and yet a later clock", async () => {
    await catchUp();
    await query(
      "update indexer_cursor set ledger = ledger + 1000, close_time = close_time - interval '1 second'",
    );
    expect(await catchUp()).toBe("idle");
    expect(repairs).toEqual([{ reason: "reset", groups: 0 }]);
    expect((await world.database.projection.getCursor())?.ledger).toBe(await ledgerNow());
    await expectToAgree();
  });

  it("is noticed by the transactions in its ledgers", async () => {
    await catchUp();
    await query(
      `update ledgers set last_tx_hash = repeat('0', 64) where ledger = (select max(ledger) from ledgers)`,
    );
    memory = freshMemory();
    expect(await catchUp()).toBe("idle");
    expect(repairs).toEqual([{ reason: "reset", groups: 0 }]);
    await expectToAgree();
  });

  it("is noticed when it was replaced between two steps, and is longer already", async () => {
    const { id } = await world.ledger.snapshot();
    const other = await world.createGroup("Dede");
    await catchUp();
    await world.ledger.revert(id);
    for (const name of ["Efe", "Funmi"]) await world.createGroup(name);
    expect(await catchUp()).toBe("idle");
    expect(repairs).toEqual([{ reason: "reset", groups: 0 }]);
    expect(await world.database.groups.findGroup(other)).toBeNull();
    await expectToAgree();
  });

  it("is not suspected because an endpoint lags", async () => {
    await catchUp();
    const before = await tables();
    const latestLedger = (await ledgerNow()) - 1;
    const lagging = chainThat((page) => ({
      ...page,
      ...{
        latestLedger,
        completeLedger: latestLedger,
        latestLedgerCloseTime: new Date(page.latestLedgerCloseTime.getTime() - 5_000),
      },
      events: page.events.filter((event) => event.ledger <= latestLedger),
    }));
    memory = freshMemory();
    expect(await catchUp(lagging)).toBe("waiting");
    expect(await tables()).toEqual(before);
    expect(repairs).toEqual([]);
  });
});

describe("the indexer's cursor", () => {
  it("stands at the end of a ledger that the network has", () => {
    expect(ledgerOfCursor(cursorAfterLedger(7))).toBe(7);
    // Any event of ledger 7 comes before it, the first of ledger 8 after it.
    const idIn = (ledger: number) =>
      `${((BigInt(ledger) << 32n) + 4096n).toString().padStart(19, "0")}-0000000000`;
    expect(idIn(7) < cursorAfterLedger(7)).toBe(true);
    expect(idIn(8) > cursorAfterLedger(7)).toBe(true);
  });

  it("is stored for whoever goes on", async () => {
    await catchUp();
    const cursor = (await world.database.projection.getCursor())!;
    expect(cursor.cursor).toBe(cursorAfterLedger(cursor.ledger));
  });
});
