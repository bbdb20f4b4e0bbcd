import {
  type GroupConfigInput,
  type GroupId,
  type PreparedTransaction,
  type Receipt,
  walletAddressSchema,
} from "@ajo/schemas";
import { createSorobanClient } from "../create-soroban-client";
import { localPersonKeypair } from "../local-people/local-person-keypair";
import type { SorobanClient } from "../soroban-client";
import { signAndSubmit } from "../transaction/sign-and-submit";
import type { LocalNetwork } from "./bootstrap-local-network";

const DAY = 86_400;
const USDC = 10_000_000n;

/** The groups that a newcomer finds, one in each state. */
export interface SampleGroups {
  forming: GroupId;
  onTime: GroupId;
  withLateMember: GroupId;
  completed: GroupId;
}

/**
 * Makes a few groups in different states out of what the network's people do. Where time can be moved, it is moved
 * by eight days, so that a round can be missed; elsewhere nobody is late. Made once: a second time makes others.
 */
export async function createSampleGroups({
  network,
}: {
  network: LocalNetwork;
  rpcUrl?: string;
}): Promise<SampleGroups> {
  const scene = createScene(network);
  const completed = await scene.create("Ada", {
    name: "Harvest purse",
    contribution: 20n * USDC,
    frequencySeconds: DAY,
    graceSeconds: DAY / 4,
    maxMembers: 3,
    startRule: "whenFull",
  });
  await scene.join(completed, "Efe", "Funmi");
  const withLateMember = await scene.create("Chidi", {
    name: "Balogun market women",
    contribution: 50n * USDC,
    frequencySeconds: 7 * DAY,
    graceSeconds: DAY,
    maxMembers: 4,
    startRule: "whenFull",
  });
  await scene.join(withLateMember, "Dede", "Ada", "Bayo");

  await scene.playRound(completed, 1, ["Ada", "Efe", "Funmi"]);
  await scene.contribute(withLateMember, 1, "Chidi", "Ada", "Bayo");
  await scene.advance(DAY);
  await scene.playRound(completed, 2, ["Funmi", "Ada", "Efe"]);
  await scene.advance(DAY);
  await scene.playRound(completed, 3, ["Efe", "Funmi", "Ada"]);
  // The first round of the market women is due after seven days; Dede lets the day of grace pass, too.
  if (await scene.advance(6 * DAY)) {
    await scene.settle(withLateMember, "Bayo");
    await scene.contribute(withLateMember, 2, "Chidi", "Bayo");
  }

  const onTime = await scene.create("Bayo", {
    name: "Rent circle",
    contribution: 200n * USDC,
    frequencySeconds: 30 * DAY,
    graceSeconds: 3 * DAY,
    maxMembers: 5,
    startRule: "byOrganiser",
  });
  await scene.join(onTime, "Ada", "Chidi");
  await scene.start(onTime, "Bayo");
  await scene.playRound(onTime, 1, ["Chidi", "Bayo", "Ada"]);

  const forming = await scene.create("Dede", {
    name: "School fees together",
    contribution: 100n * USDC,
    frequencySeconds: 30 * DAY,
    graceSeconds: 2 * DAY,
    maxMembers: 4,
    startRule: "whenFull",
  });
  await scene.join(forming, "Efe");
  return { forming, onTime, withLateMember, completed };
}

type Terms = Omit<GroupConfigInput, "token">;

/** The network's people, acting one after the other. */
function createScene({ rpcUrl, networkPassphrase, factoryId, tokens }: LocalNetwork) {
  const client = createSorobanClient({ rpcUrl, networkPassphrase, factoryId, tokens });
  const [usdc] = tokens;
  if (usdc === undefined) throw new Error("the network lists no token");

  async function act(
    name: string,
    prepare: (source: string) => Promise<PreparedTransaction>,
  ): Promise<Receipt> {
    const keypair = localPersonKeypair(name);
    return signAndSubmit(client, await prepare(keypair.publicKey()), keypair);
  }

  async function contribute(groupId: GroupId, round: number, ...names: string[]): Promise<void> {
    for (const name of names)
      await act(name, (source) => client.prepareContribute({ ...by(source), groupId, round }));
  }

  async function settle(groupId: GroupId, name: string): Promise<void> {
    await act(name, (source) => client.prepareSettle({ ...by(source), groupId }));
  }

  return {
    async create(organiser: string, terms: Terms): Promise<GroupId> {
      const salt = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("hex");
      const config = { ...terms, token: usdc.contractId };
      const receipt = await act(organiser, (source) => client.prepareCreate({ ...by(source), config, salt }));
      if (receipt.createdGroupId === null) throw new Error(`transaction ${receipt.hash} created no group`);
      return receipt.createdGroupId;
    },
    async join(groupId: GroupId, ...names: string[]): Promise<void> {
      for (const name of names) await act(name, (source) => client.prepareJoin({ ...by(source), groupId }));
    },
    async start(groupId: GroupId, organiser: string): Promise<void> {
      await act(organiser, (source) => client.prepareStart({ ...by(source), groupId }));
    },
    contribute,
    settle,
    async playRound(groupId: GroupId, round: number, names: [string, ...string[]]): Promise<void> {
      await contribute(groupId, round, ...names);
      await settle(groupId, names[0]);
    },
    /** False where time cannot be moved. */
    advance: (seconds: number) => advance(client, seconds),
  };
}

async function advance(client: SorobanClient, seconds: number): Promise<boolean> {
  if (!(await client.supportsTimeTravel())) return false;
  await client.advanceTime(seconds);
  return true;
}

const by = (source: string) => ({ source: walletAddressSchema.parse(source) });
