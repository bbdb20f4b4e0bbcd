import {
  AjoError,
  contractIdSchema,
  epochSchema,
  groupCallInputs,
  groupConfigSchema,
  groupIdSchema,
  memberAddressSchema,
  type EventId,
  type GroupCall,
  type GroupChange,
  type GroupId,
  type GroupSnapshot,
  type Notification,
  type Token,
  type WalletAddress,
  type PersonLook,
} from "@ajo/schemas";
import { Keypair, StrKey } from "@stellar/stellar-sdk";
import { createHash } from "node:crypto";
import type { RouterConfig } from "../src/config";
import { positionOf, type Position } from "../src/changes/position";
import { createContext, type CallReply } from "../src/context";
import { createRouterDependencies, type RouterParts } from "../src/dependencies";
import type { ChainPort } from "../src/ports/chain";
import type { ChangeListener, DatabasePort } from "../src/ports/database";
import { appRouter } from "../src/router";
import { createCallerFactory } from "../src/trpc";
import { TestIntents } from "./test-intents";
import { testNotices } from "./test-notices";
import { testSessions } from "./test-sessions";

const seed = (name: string) => createHash("sha256").update(name).digest();

export const keyOf = (name: string) => Keypair.fromRawEd25519Seed(seed(name));
export const addressOf = (name: string) => memberAddressSchema.parse(keyOf(name).publicKey());
export const groupIdOf = (name: string) => groupIdSchema.parse(StrKey.encodeContract(seed(name)));

export const TOKEN: Token = {
  contractId: contractIdSchema.parse(StrKey.encodeContract(seed("usdc"))),
  code: "USDC",
  issuer: keyOf("issuer").publicKey(),
  decimals: 7,
  name: "USD Coin",
};

export const PASSPHRASE = "Test SDF Network ; September 2015";

export const CONFIG: RouterConfig = {
  networkPassphrase: PASSPHRASE,
  factoryId: contractIdSchema.parse(StrKey.encodeContract(seed("factory"))),
  tokens: [TOKEN],
  localPeople: [],
  publicRpcUrl: "http://127.0.0.1:8000",
  homeDomain: "ajo.test",
  webAuthDomain: "ajo.test",
  signingSecret: keyOf("server").secret(),
  sessionSecret: "a secret that is only good for tests",
  challengeSeconds: 300,
  accessSeconds: 900,
  refreshSeconds: 86_400,
  rateLimits: { anonymous: null, signedIn: null },
  streamsPerCaller: null,
  notices: { pushPublicKey: null, pushHosts: [], sendsEmail: false },
  sponsorship: null,
};

/** A group of Ada, Bayo and Chidi as its contract tells it: two rounds settled, Chidi late once. */
export function activeGroup(name: string, asOfLedger = 100): GroupSnapshot {
  const member = (person: string, turn: number, paidRounds: number) => ({
    address: addressOf(person),
    seat: turn - 1,
    turn,
    paidRounds,
    heldAmount: 0n,
    deposit: 0n,
    defaulted: false,
    exited: false,
    standingOrder: false,
    hasAccepted: false,
    hasRevealed: false,
  });
  return {
    id: groupIdOf(name),
    factoryId: CONFIG.factoryId,
    organiser: addressOf("Ada"),
    organiserSeenAt: new Date(1_000_000),
    config: groupConfigSchema.parse({
      name,
      token: TOKEN.contractId,
      contribution: 100n,
      frequencySeconds: 3600,
      graceSeconds: 600,
      maxMembers: 3,
      startRule: "whenFull",
    }),
    status: "active",
    currentRound: 3,
    totalRounds: 3,
    startedAt: new Date(1_000_000),
    escrow: 100n,
    members: [member("Ada", 1, 3), member("Bayo", 2, 2), member("Chidi", 3, 1)],
    missing: [0, 1],
    payouts: [300n, 200n],
    shorts: [0n, 100n],
    vacated: [],
    deputy: null,
    drawEndsAt: null,
    pausedUntil: null,
    reserve: 0n,
    asOfLedger,
    asOf: new Date(asOfLedger * 5_000),
  };
}

/** A group that runs what new groups get. */
const CODE = { own: "a".repeat(64), offered: "a".repeat(64) };

/** A chain of the given groups that counts what it is asked. `down` makes it unreachable. */
export class TestChain {
  down = false;
  asked = 0;
  canTravel = false;
  /** As of which it says what an account has. */
  ledger = 100;
  readonly groups = new Map<string, GroupSnapshot>();

  readonly port: ChainPort = {
    getGroupSnapshot: (groupId) => this.#answer(() => this.groups.get(groupId) ?? null),
    getToken: () => this.#answer(() => TOKEN),
    getAccount: () =>
      this.#answer(() => ({ exists: false, nativeBalance: 0n, balances: [], asOfLedger: this.ledger })),
    getAllowance: () => this.#answer(() => ({ amount: 0n, expiresAt: null, asOfLedger: this.ledger })),
    getGroupCode: () => this.#answer(() => ({ ...CODE, asOfLedger: 100, asOf: new Date(500_000) })),
    getNetworkState: () => this.#answer(() => ({ latestLedger: 100, closeTime: new Date(500_000) })),
    supportsTimeTravel: () => this.#answer(() => this.canTravel),
    advanceTime: (seconds) =>
      this.#answer(() => ({ latestLedger: 101, closeTime: new Date(500_000 + seconds * 1000) })),
    prepareCreate: () => this.#refuse(),
    ...this.#refuseAll(),
    prepareAuthorisation: () => this.#refuse(),
    prepareTrustline: () => this.#refuse(),
    checkEnvelope: () => this.#refuse(),
    submit: () => this.#refuse(),
    getOutcome: () => this.#refuse(),
  };

  async #answer<T>(answer: () => T): Promise<T> {
    this.asked += 1;
    if (this.down) throw new AjoError("ChainUnavailable", "no endpoint answers");
    return answer();
  }

  #refuseAll() {
    const calls = Object.keys(groupCallInputs).map((call) => [call, () => this.#refuse()]);
    return Object.fromEntries(calls) as Pick<ChainPort, GroupCall>;
  }

  /** What the contract's simulation says to everything. */
  #refuse(): Promise<never> {
    return this.#answer(() => {
      throw new AjoError("GroupFull", "every seat is taken", { data: { maxMembers: "3" } });
    });
  }
}

const AS_OF = { asOfLedger: 100, asOf: new Date(500_000) };
const NOTHING_COUNTED = {
  ...{ roundsSettled: 0, paidOnTime: 0, paidLate: 0, paidFromDeposit: 0, lateMarks: 0, defaults: 0 },
  ...{ paidIn: 0n, paidOut: 0n, isComplete: true },
};

/** One round paid on time in each of these groups. */
const countedOf = (groupIds: GroupId[]) => ({
  statistics: {
    ...{ groups: groupIds.length, completedGroups: 0, paidOnTime: groupIds.length, lateMarks: 0 },
    own: {
      ...{ paidLate: 0, paidFromDeposit: 0, potsReceived: 0 },
      totals: [{ token: TOKEN, paidIn: 100n * BigInt(groupIds.length), received: 0n }],
    },
  },
  groupIds,
});

const epochNumber = (index: number) => epochSchema.parse(`e${String(index).padStart(15, "0")}`);

/** The parts of a database that procedures use, in memory. `down` makes it unreachable. */
export class TestDatabase {
  down = false;
  readonly groups = new Map<string, { snapshot: GroupSnapshot; token: Token }>();
  readonly changes: GroupChange[] = [];
  readonly notifications: Notification[] = [];
  readonly asked = { memberChanges: 0 };
  /** In which groups an address has a seat. */
  readonly groupsOf = new Map<string, Set<GroupId>>();
  readonly #challenges = new Map<string, "issued" | "used">();
  /** What the one person of these tests is called. */
  #look: PersonLook = { displayName: "Ada", picture: null };
  #picture: { hash: string; jpeg: Uint8Array } | null = null;
  listener: ChangeListener | null = null;
  #ledger = 90;
  #epochs = 1;
  epoch = epochNumber(this.#epochs);
  #onAsked: () => void = () => undefined;
  /** Resolves when a subscriber first asks for changes: it hears of what is projected after that. */
  readonly someoneListens = new Promise<void>((resolve) => (this.#onAsked = resolve));

  readonly port: DatabasePort = {
    ping: () => this.#answer(() => undefined),
    groups: {
      listGroups: () =>
        this.#answer(() => ({
          data: { items: [], nextCursor: null },
          asOfLedger: 100,
          asOf: new Date(500_000),
        })),
      findGroup: () => this.#answer(() => null),
      listContributions: ({ groupId }) => this.#answer(() => this.#history(groupId)),
      listActivity: ({ groupId }) => this.#answer(() => this.#history(groupId)),
      listMemberGroups: () => this.#answer(() => ({ data: [], asOfLedger: 100, asOf: new Date(500_000) })),
      listLedGroups: () => this.#answer(() => ({ data: [], asOfLedger: 100, asOf: new Date(500_000) })),
      saveSnapshot: (input) =>
        this.#answer(() => {
          this.groups.set(input.snapshot.id, input);
          return true;
        }),
    },
    statistics: {
      findGroupStatistics: (groupId) =>
        this.#answer(() => (this.groups.has(groupId) ? { data: NOTHING_COUNTED, ...AS_OF } : null)),
      getMemberStatistics: (address) =>
        this.#answer(() => ({ data: countedOf([...(this.groupsOf.get(address) ?? [])]), ...AS_OF })),
    },
    flights: { alone: (_key, work) => work(false) },
    intents: new TestIntents(<T>(answer: () => T) => this.#answer(answer)),
    projection: {
      getCursor: () =>
        this.#answer(() => ({ ledger: this.#ledger, closeTime: new Date(this.#ledger * 5_000) })),
    },
    users: {
      upsertUser: () => this.#answer(() => this.#look),
      setDisplayName: (_address, displayName) =>
        this.#answer(() => (this.#look = { ...this.#look, displayName })),
      setPicture: (_address, picture) =>
        this.#answer(() => {
          this.#picture = picture;
          this.#look = { ...this.#look, picture: picture?.hash ?? null };
        }),
      findPicture: (hash) => this.#answer(() => (this.#picture?.hash === hash ? this.#picture.jpeg : null)),
      findLooks: () =>
        this.#answer(() => new Map([[addressOf("Ada"), { displayName: "Ada", picture: null }]])),
    },
    notifications: {
      list: ({ address }) =>
        this.#answer(() => ({
          items: this.notifications.filter((item) => item.address === address),
          nextCursor: null,
        })),
      countUnread: (address) => this.#answer(() => this.#unread(address).length),
      markRead: (address, ids) =>
        this.#answer(() => {
          const read = this.#unread(address).filter(({ id }) => ids === "all" || ids.includes(id));
          for (const item of read) item.readAt = new Date();
          this.listener?.onNoticed([address]);
          return read.length;
        }),
    },
    ...testNotices(<T>(answer: () => T) => this.#answer(answer)),
    ...testSessions(
      <T>(answer: () => T) => this.#answer(answer),
      () => this.#look,
    ),
    challenges: {
      issue: (hash) => this.#answer(() => void this.#challenges.set(hash, "issued")),
      consume: (hash) =>
        this.#answer(() => {
          const usable = this.#challenges.get(hash) === "issued";
          this.#challenges.set(hash, "used");
          return usable;
        }),
    },
    changes: {
      listen: (listener) => {
        this.listener = listener;
        return { ready: Promise.resolve(), stop: async () => undefined };
      },
      listChangesAfter: (groupId, { epoch, eventId }, limit) =>
        this.#answer(() => {
          this.#onAsked();
          return this.changes
            .filter(
              (change) => epoch === this.epoch && change.groupId === groupId && change.eventId > eventId,
            )
            .slice(0, limit);
        }),
      listMemberChangesAfter: (address, { epoch, eventId }, limit) =>
        this.#answer(() => {
          this.asked.memberChanges += 1;
          this.#onAsked();
          return this.changes
            .filter(
              ({ groupId, eventId: id }) =>
                epoch === this.epoch && id > eventId && this.groupsOf.get(address)?.has(groupId) === true,
            )
            .slice(0, limit);
        }),
      findOutbox: () =>
        this.#answer(() => ({
          ...{ epoch: this.epoch, oldest: this.changes[0]?.eventId ?? null },
          ...{ ledger: this.#ledger, closeTime: new Date(this.#ledger * 5_000) },
        })),
    },
  };

  /** Where whoever was told this last has stopped. */
  after({ eventId }: Pick<GroupChange, "eventId">): Position {
    return positionOf(this.epoch, eventId);
  }

  /** Commits a change, as the projection does. */
  project(groupId: GroupId, ledger: number, what: Partial<GroupChange> = {}): GroupChange {
    const eventId = `${(BigInt(ledger) << 32n).toString().padStart(19, "0")}-0000000001` as EventId;
    const change = { eventId, groupId, name: "contributed", ledger, at: new Date(ledger * 5_000), ...what };
    this.changes.push(change);
    this.#ledger = Math.max(this.#ledger, ledger);
    this.listener?.onChange(change);
    this.listener?.onProjected(ledger, change.at);
    return change;
  }

  /** An older backup was put back: what was later than this ledger is not there. */
  goBack(ledger: number): void {
    this.changes.splice(0, Infinity, ...this.changes.filter((change) => change.ledger <= ledger));
    this.#ledger = ledger;
    this.listener?.onStale(null);
  }

  /** The chain has begun anew, and stands at this ledger, of which nobody has heard yet. */
  beginAnew(ledger: number): void {
    this.epoch = epochNumber(++this.#epochs);
    this.changes.splice(0, Infinity);
    this.#ledger = ledger;
  }

  #unread(address: WalletAddress): Notification[] {
    return this.notifications.filter((item) => item.address === address && item.readAt === null);
  }

  #history(groupId: string) {
    return this.groups.has(groupId)
      ? { data: { items: [], nextCursor: null }, asOfLedger: 100, asOf: new Date(500_000) }
      : null;
  }

  async #answer<T>(answer: () => T): Promise<T> {
    if (this.down) throw new AjoError("DatabaseUnavailable", "PostgreSQL cannot be reached");
    return answer();
  }
}

const silent = () => undefined;

/** The router with a chain and a database that a test steers. `now` is the server's clock. */
export async function createTestRouter(parts: Partial<RouterParts> = {}) {
  const chain = new TestChain();
  const database = new TestDatabase();
  let now = new Date();
  const dependencies = createRouterDependencies({
    config: CONFIG,
    chain: chain.port,
    database: database.port,
    log: { info: silent, warn: silent, error: silent },
    clock: { now: () => now, monotonicMs: () => now.getTime() },
    ...parts,
  });
  dependencies.start();
  await Promise.resolve(); // listening is ready
  const cookies: string[] = [];
  const headers = new Map<string, string>();
  const reply: CallReply = {
    setHeader: (name, value) => void headers.set(name, value),
    setSessionCookies: ({ accessToken }) => void cookies.push(accessToken),
    clearSessionCookies: () => void cookies.splice(0),
    streamShared: null,
    admit: null,
  };
  const as = (accessToken: string | null, ip = "192.0.2.1") =>
    createCallerFactory(appRouter)(
      createContext(dependencies, { id: "test", ip, accessToken, refreshToken: null }, reply),
    );
  return {
    chain,
    database,
    dependencies,
    cookies,
    headers,
    as,
    call: as(null),
    setNow: (date: Date) => (now = date),
    now: () => now,
  };
}
