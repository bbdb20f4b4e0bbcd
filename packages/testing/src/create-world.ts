import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import type { Database } from "@ajo/db";
import { type LedgerControl, type RunningLedger, ledgerControl, startLedger } from "@ajo/ledger";
import {
  type Authorisation,
  type GroupCall,
  type GroupConfig,
  type GroupId,
  type GroupSnapshot,
  type PreparedTransaction,
  type Receipt,
  type Token,
  type WalletAddress,
  fromHex,
  memberAddressSchema,
  toHex,
  walletAddressSchema,
} from "@ajo/schemas";
import { type NetworkState, type SorobanClient, createSorobanClient, signAndSubmit } from "@ajo/soroban";
import { type LocalNetwork, bootstrapLocalNetwork } from "@ajo/soroban/deploy";
import { LOCAL_PEOPLE, localPersonKeypair } from "@ajo/soroban/local-people";
import type { Keypair } from "@stellar/stellar-sdk/base";
import { projectWorld } from "./project-world";
import { type WorldDatabase, createWorldDatabase } from "./world-database";

export interface WorldOptions {
  /** Who lives here, each with 10,000 USDC; the local network's people unless told. */
  people?: readonly string[];
  /** With a PostgreSQL database of its own, migrated and empty. */
  withDatabase?: boolean;
  /** A ledger that somebody else runs and ends; one of the world's own, in memory, unless told. */
  ledgerUrl?: string;
  /**
   * The world's own ledger is asked without a socket between, which a test of thousands of calls is faster by. Only the
   * world's own client goes this way: `ledgerUrl` and whoever else knows the URL have a server as ever.
   */
  isDirect?: boolean;
}

/** What a group is like when a test does not care: three members, 100 USDC a week, a day of grace. */
const ORDINARY_TERMS = {
  name: "Market women",
  contribution: 1_000_000_000n,
  frequencySeconds: 604_800,
  graceSeconds: 86_400,
  maxMembers: 3,
  startRule: "whenFull",
} as const;

/** What `prepareAuthorisation` takes, but for the signer. */
type AuthorisationInput = Parameters<SorobanClient["prepareAuthorisation"]>[0];
type AuthorisationRequest =
  | Omit<Extract<AuthorisationInput, { kind: "swap" }>, "source">
  | Omit<Extract<AuthorisationInput, { kind: "handOver" }>, "source">;

/** One group's part of the story, in sentences: `world.contribute("Ada", group)`. */
export interface World {
  readonly network: LocalNetwork;
  readonly chain: SorobanClient;
  /** How the world's client sends its requests; undefined where the platform's `fetch` does. */
  readonly fetch: RunningLedger["fetch"] | undefined;
  /** What only this network can do: when ledgers close, snapshots of all of it. */
  readonly ledger: LedgerControl;
  /** The token that groups are in. */
  readonly usdc: Token;
  /** Throws in a world without one. */
  readonly database: Database;
  readonly databaseUrl: string;

  keypair(name: string): Keypair;
  address(name: string): WalletAddress;

  createGroup(
    organiser: string,
    terms?: Partial<GroupConfig> & { organiserJoins?: boolean; commitment?: string },
  ): Promise<GroupId>;
  /** A group of these members, in this payout order, started by the last joining. */
  createStartedGroup(members: readonly [string, ...string[]], terms?: Partial<GroupConfig>): Promise<GroupId>;
  join(name: string, group: GroupId): Promise<Receipt>;
  leave(name: string, group: GroupId): Promise<Receipt>;
  start(name: string, group: GroupId): Promise<Receipt>;
  /** Pays the oldest unpaid round unless told otherwise. */
  contribute(
    name: string,
    group: GroupId,
    what?: { member?: string; round?: number; rounds?: number },
  ): Promise<Receipt>;
  /** Anybody may settle; Ada does unless told. */
  settle(group: GroupId, by?: string): Promise<Receipt>;
  claim(name: string, group: GroupId): Promise<Receipt>;
  /** Any call of a group, by its name: `world.call("Ada", "prepareExit", { groupId })`. */
  call<Name extends GroupCall>(
    name: string,
    call: Name,
    input: Omit<Parameters<SorobanClient[Name]>[0], "source">,
  ): Promise<Receipt>;
  /** One person's signature under a call that needs two. */
  authorise(name: string, input: AuthorisationRequest): Promise<Authorisation>;
  /** Projects everything that has happened into the world's database; the groups read as it then stands. */
  project(): Promise<void>;
  /** Signs what was prepared with a person's key and sees it through. */
  confirm(name: string, prepared: Promise<PreparedTransaction>): Promise<Receipt>;

  snapshot(group: GroupId): Promise<GroupSnapshot>;
  /** What a person has, in the token's smallest unit. */
  balanceOf(name: string, token?: Token): Promise<bigint>;
  now(): Promise<Date>;
  advance(seconds: number): Promise<NetworkState>;
  /** Moves time to `moment`; it must lie ahead. */
  advanceTo(moment: Date): Promise<NetworkState>;
  close(): Promise<void>;
}

const artifactsDir = fileURLToPath(new URL("../../../contracts/artifacts", import.meta.url));

/**
 * A world of its own: an embedded ledger in memory on a free port with Ajo deployed and people on it, and, when
 * wanted, a database. Nothing is shared with another world but the database server of the process.
 */
export async function createWorld({
  people = LOCAL_PEOPLE,
  withDatabase = false,
  ledgerUrl,
  isDirect = false,
}: WorldOptions = {}): Promise<World> {
  const ledger = ledgerUrl === undefined ? await startLedger({ mining: { intervalSeconds: 0 } }) : null;
  const rpcUrl = ledger?.url ?? ledgerUrl ?? "";
  const [network, worldDatabase] = await Promise.all([
    bootstrapLocalNetwork({ rpcUrl, people, artifactsDir }),
    withDatabase ? createWorldDatabase() : undefined,
  ]);
  const close = async () => {
    await worldDatabase?.close();
    await ledger?.close();
  };
  return composeWorld(network, { worldDatabase, fetch: isDirect ? ledger?.fetch : undefined, close });
}

function composeWorld(
  network: LocalNetwork,
  {
    worldDatabase,
    fetch,
    close,
  }: Pick<World, "fetch" | "close"> & { worldDatabase: WorldDatabase | undefined },
): World {
  const { rpcUrl, networkPassphrase, factoryId, tokens } = network;
  const chain = createSorobanClient({ rpcUrl, networkPassphrase, factoryId, tokens, fetch });
  const [usdc] = tokens;
  if (usdc === undefined) throw new Error("the network lists no token");

  // Deriving a key takes longer than most of what is done with it.
  const keypair = remembering((name) => localPersonKeypair(name));
  const address = remembering((name) => walletAddressSchema.parse(keypair(name).publicKey()));
  const confirm = async (name: string, prepared: Promise<PreparedTransaction>) =>
    signAndSubmit(chain, await prepared, keypair(name));

  async function snapshot(group: GroupId): Promise<GroupSnapshot> {
    const found = await chain.getGroupSnapshot(group);
    if (found === null) throw new Error(`the factory knows no group ${group}`);
    return found;
  }

  async function nextUnpaidRound(group: GroupId, member: string): Promise<number> {
    const { members } = await snapshot(group);
    return (
      (members.find((candidate) => (candidate.address as string) === address(member))?.paidRounds ?? 0) + 1
    );
  }

  const createGroup: World["createGroup"] = async (
    organiser,
    { organiserJoins = true, commitment, ...terms } = {},
  ) => {
    const config = { ...ORDINARY_TERMS, token: usdc.contractId, ...terms };
    const salt = randomBytes(32).toString("hex");
    const input = { source: address(organiser), config, organiserJoins, salt, commitment };
    const { createdGroupId } = await confirm(organiser, chain.prepareCreate(input));
    if (createdGroupId === null) throw new Error("the transaction created no group");
    return createdGroupId;
  };

  const join: World["join"] = (name, groupId) =>
    confirm(name, chain.prepareJoin({ source: address(name), groupId }));

  return {
    network,
    chain,
    fetch,
    ledger: ledgerControl(rpcUrl),
    usdc,
    get database() {
      return required(worldDatabase).database;
    },
    get databaseUrl() {
      return required(worldDatabase).url;
    },
    keypair,
    address,
    createGroup,
    async createStartedGroup([organiser, ...others], terms = {}) {
      const group = await createGroup(organiser, { maxMembers: others.length + 1, ...terms });
      for (const name of others) await join(name, group);
      return group;
    },
    join,
    leave: (name, groupId) => confirm(name, chain.prepareLeave({ source: address(name), groupId })),
    start: (name, groupId) => confirm(name, chain.prepareStart({ source: address(name), groupId })),
    async contribute(name, groupId, { member = name, round, rounds = 1 } = {}) {
      const oldest = round ?? (await nextUnpaidRound(groupId, member));
      const input = {
        source: address(name),
        groupId,
        member: memberAddressSchema.parse(address(member)),
        round: oldest,
        rounds,
      };
      return confirm(name, chain.prepareContribute(input));
    },
    async settle(groupId, by = "Ada") {
      for (;;) {
        const prepared = await chain.prepareSettle({ source: address(by), groupId });
        const receipt = await confirm(by, Promise.resolve(prepared));
        if (prepared.summary.kind === "settle" && prepared.summary.closes) return receipt;
      }
    },
    call: (name, call, input) => {
      // Each call's input is its own; the source completes whichever it is.
      const prepare = chain[call] as (input: object) => Promise<PreparedTransaction>;
      return confirm(name, prepare({ ...input, source: address(name) }));
    },
    async authorise(name, input) {
      const { entry, hash, validUntil } = await chain.prepareAuthorisation({
        ...input,
        source: address(name),
      });
      const signature = toHex(keypair(name).sign(fromHex(hash)));
      return { entry, signature, validUntil };
    },
    project: () => projectWorld(chain, network, required(worldDatabase).database),
    claim: (name, groupId) => confirm(name, chain.prepareClaim({ source: address(name), groupId })),
    confirm,
    snapshot,
    async balanceOf(name, token = usdc) {
      const { balances } = await chain.getAccount(address(name), [token]);
      return balances[0]?.balance ?? 0n;
    },
    now: async () => (await chain.getNetworkState()).closeTime,
    advance: (seconds) => chain.advanceTime(seconds),
    async advanceTo(moment) {
      const { closeTime } = await chain.getNetworkState();
      return chain.advanceTime(Math.ceil((moment.getTime() - closeTime.getTime()) / 1000));
    },
    close,
  };
}

function remembering<Value>(find: (name: string) => Value): (name: string) => Value {
  const known = new Map<string, Value>();
  return (name) => {
    const value = known.get(name) ?? find(name);
    known.set(name, value);
    return value;
  };
}

function required(worldDatabase: WorldDatabase | undefined): WorldDatabase {
  if (worldDatabase === undefined)
    throw new Error("this world has no database: createWorld({ withDatabase: true })");
  return worldDatabase;
}
