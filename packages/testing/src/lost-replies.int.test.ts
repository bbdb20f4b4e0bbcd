import { type PreparedTransaction, type Receipt, isRetryable } from "@ajo/schemas";
import { type SorobanClient, createSorobanClient, signEnvelope } from "@ajo/soroban";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type World, createWorld } from "./create-world";
import { type Fault, type FaultyProxy, createFaultyProxy } from "./faulty-proxy";
import { randomOf } from "./random";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const FAULTS = ["refuse", "cutBefore", "cutAfter", "cutAfter", "nonsense"] as const;

/** Every second request goes wrong. */
function faultsOf(seed: number): () => Fault {
  const random = randomOf(seed);
  return () => (random.chance(0.5) ? "pass" : random.pick(FAULTS));
}

/** What somebody does who keeps trying: ask again while asking is worth it. */
async function persist<T>(attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!isRetryable(error)) throw error;
    }
  }
}

/** Signs once, and sends that one envelope until its end is known. */
async function seeThrough(
  chain: SorobanClient,
  name: string,
  prepare: () => Promise<PreparedTransaction>,
): Promise<Receipt> {
  const { xdr, networkPassphrase } = await persist(prepare);
  const signed = signEnvelope(xdr, world.keypair(name), networkPassphrase);
  for (;;) {
    const outcome = await persist(() => chain.submit(signed));
    if (outcome.status === "confirmed") return outcome.receipt;
    if (outcome.status !== "unknown") throw new Error(`${outcome.status}: ${JSON.stringify(outcome)}`);
  }
}

describe.each([1, 2])("with every second request going wrong (seed %i)", (seed) => {
  let proxy: FaultyProxy;
  beforeAll(async () => {
    proxy = await createFaultyProxy(world.network.rpcUrl, faultsOf(seed));
  });
  afterAll(() => proxy.close());

  it("everybody pays once and is paid once", async () => {
    const chain = createSorobanClient({ ...world.network, rpcUrl: proxy.url, followTimeoutMs: 500 });
    const members = ["Ada", "Bayo", "Chidi"];
    const before = await Promise.all(members.map((name) => world.balanceOf(name)));
    const group = await world.createStartedGroup(["Ada", "Bayo", "Chidi"]);
    const by = (name: string) => ({ source: world.address(name), groupId: group });

    for (let round = 1; round <= 2; round++) {
      for (const name of members) {
        const { hash } = await seeThrough(chain, name, () => chain.prepareContribute({ ...by(name), round }));
        const outcome = await world.chain.getOutcome(hash);
        expect(outcome).toMatchObject({ status: "confirmed", receipt: { hash } });
      }
      await seeThrough(chain, "Dede", () => chain.prepareSettle(by("Dede")));
    }

    const { members: seats, escrow, currentRound } = await world.snapshot(group);
    expect([escrow, currentRound, ...seats.map(({ paidRounds }) => paidRounds)]).toEqual([0n, 3, 2, 2, 2]);
    const after = await Promise.all(members.map((name) => world.balanceOf(name)));
    expect(after.map((balance, index) => balance - before[index]!)).toEqual([
      1_000_000_000n,
      1_000_000_000n,
      -2_000_000_000n,
    ]);
  });
});
