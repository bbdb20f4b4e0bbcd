import { type AddressInfo, createServer } from "node:net";
import { type PreparedTransaction, memberAddressSchema, walletAddressSchema } from "@ajo/schemas";
import { createSorobanClient, signEnvelope } from "@ajo/soroban";
import { createRpc, createSender, fundAccounts, localRoleKeypair } from "@ajo/soroban/deploy";
import { Asset, Keypair, Networks, Operation } from "@stellar/stellar-sdk/base";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type World, createWorld } from "./create-world";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const STRANGER = "CAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAD2KM";
/** An error of this name, with at least these data. */
const refusal = (code: string, data: Record<string, string> = {}): unknown =>
  expect.objectContaining({ code, data: expect.objectContaining(data) as unknown });
const terms = () => ({
  name: "Market women",
  token: world.usdc.contractId,
  contribution: 1_000_000_000n,
  frequencySeconds: 604_800,
  graceSeconds: 86_400,
  maxMembers: 3,
  startRule: "whenFull" as const,
});
const source = (name: string) => ({ source: world.address(name) });
const sign = (name: string, prepared: PreparedTransaction) =>
  signEnvelope(prepared.xdr, world.keypair(name), prepared.networkPassphrase);

/** An account that only friendbot knows. */
async function newcomer() {
  const keypair = Keypair.random();
  const address = walletAddressSchema.parse(keypair.publicKey());
  const rpc = createRpc({ urls: [world.network.rpcUrl], timeoutMs: 10_000 });
  await fundAccounts(rpc, `${world.network.rpcUrl}/friendbot`, [address]);
  const sender = createSender(rpc, world.network.networkPassphrase, keypair);
  const confirm = async (prepared: Promise<PreparedTransaction>) => {
    const { xdr, networkPassphrase } = await prepared;
    return world.chain.submit(signEnvelope(xdr, keypair, networkPassphrase));
  };
  return { keypair, address, sender, confirm };
}

/** An address where nobody listens. */
async function closedPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

describe("reading", () => {
  it("what is no group of the factory", async () => {
    expect(await world.chain.getGroupSnapshot(STRANGER)).toBeNull();
    expect(await world.chain.getGroupSnapshot(world.usdc.contractId)).toBeNull();
    await expect(world.chain.getMembers(STRANGER)).rejects.toEqual(
      refusal("UnknownGroup", { groupId: STRANGER }),
    );
  });

  it("a malformed address", async () => {
    await expect(world.chain.getGroupSnapshot("CABC")).rejects.toEqual(refusal("InvalidInput"));
    await expect(world.chain.getAccount("somebody", [])).rejects.toEqual(refusal("InvalidInput"));
  });

  it("a contract that is no token", async () => {
    await expect(world.chain.getToken(STRANGER)).rejects.toEqual(refusal("InvalidToken"));
    await expect(world.chain.getToken(world.network.factoryId)).rejects.toEqual(refusal("InvalidToken"));
  });

  it("an account that does not exist", async () => {
    const nobody = Keypair.random().publicKey();
    const { latestLedger } = await world.chain.getNetworkState();
    expect(await world.chain.getAccount(nobody, world.network.tokens)).toMatchObject({
      ...{ exists: false, nativeBalance: 0n, asOfLedger: latestLedger },
    });
  });
});

describe("preparing names what would go wrong", () => {
  it("joining: unknown group, full group, seated already, started", async () => {
    const join = (name: string, groupId: string) => world.chain.prepareJoin({ ...source(name), groupId });
    await expect(join("Ada", STRANGER)).rejects.toEqual(refusal("UnknownGroup"));
    const full = await world.createGroup("Ada", { maxMembers: 2, startRule: "byOrganiser" });
    await world.join("Bayo", full);
    await expect(join("Chidi", full)).rejects.toEqual(refusal("GroupFull"));
    await expect(join("Bayo", full)).rejects.toEqual(refusal("AlreadyMember"));
    await world.start("Ada", full);
    await expect(join("Chidi", full)).rejects.toEqual(refusal("NotForming"));
  });

  it("starting: by another than the organiser, alone, twice", async () => {
    const group = await world.createGroup("Ada");
    const start = (name: string) => world.chain.prepareStart({ ...source(name), groupId: group });
    await expect(start("Ada")).rejects.toEqual(refusal("NotEnoughMembers"));
    await world.join("Bayo", group);
    await expect(start("Bayo")).rejects.toEqual(refusal("NotOrganiser"));
    await world.start("Ada", group);
    await expect(start("Ada")).rejects.toEqual(refusal("NotForming"));
  });

  it("contributing: too early, the wrong round, too many, no member, everything paid, nothing held", async () => {
    const forming = await world.createGroup("Ada");
    const pay = (groupId: typeof forming, name: string, round: number, rounds = 1) =>
      world.chain.prepareContribute({ ...source(name), groupId, round, rounds });
    await expect(pay(forming, "Ada", 1)).rejects.toEqual(refusal("NotActive"));
    const group = await world.createStartedGroup(["Ada", "Bayo"]);
    await expect(pay(group, "Ada", 2)).rejects.toEqual(refusal("WrongRound"));
    await expect(pay(group, "Ada", 1, 3)).rejects.toEqual(refusal("InvalidRounds"));
    await expect(pay(group, "Chidi", 1)).rejects.toEqual(refusal("NotMember"));
    await world.contribute("Ada", group, { rounds: 2 });
    await expect(pay(group, "Ada", 3)).rejects.toEqual(refusal("NothingOwed"));
    await expect(world.chain.prepareSettle({ ...source("Ada"), groupId: group })).rejects.toEqual(
      refusal("RoundNotDue"),
    );
    await expect(world.chain.prepareClaim({ ...source("Ada"), groupId: group })).rejects.toEqual(
      refusal("NothingHeld"),
    );
  });

  it("contributing more than one has", async () => {
    const group = await world.createStartedGroup(["Ada", "Bayo"], { contribution: 200_000_000_000n });
    const payment = world.chain.prepareContribute({ ...source("Ada"), groupId: group, round: 1 });
    await expect(payment).rejects.toEqual(refusal("InsufficientBalance"));
  });

  it("creating: terms the contract refuses, the same salt twice", async () => {
    const salt = "5a".repeat(32);
    const create = (config: object) =>
      world.chain.prepareCreate({ ...source("Ada"), config: { ...terms(), ...config }, salt });
    await expect(create({ graceSeconds: 604_800 })).rejects.toEqual(refusal("InvalidInput"));
    await expect(create({ name: "bell\u0007" })).rejects.toEqual(refusal("InvalidName"));
    await expect(create({ token: STRANGER })).rejects.toEqual(refusal("InvalidToken"));
    await world.confirm("Ada", create({}));
    await expect(create({})).rejects.toEqual(refusal("GroupExists"));
  });

  it("an account that is not there, or cannot hold the token, until it has a trustline", async () => {
    const group = await world.createGroup("Ada");
    const nobody = walletAddressSchema.parse(Keypair.random().publicKey());
    await expect(world.chain.prepareJoin({ source: nobody, groupId: group })).rejects.toEqual(
      refusal("AccountNotFound"),
    );
    const { address, confirm } = await newcomer();
    const join = () => world.chain.prepareJoin({ source: address, groupId: group });
    await expect(join()).rejects.toEqual(refusal("MissingTrustline", { token: "USDC" }));
    const trustline = await world.chain.prepareTrustline({ source: address, token: world.usdc.contractId });
    expect(trustline.summary).toEqual({ kind: "trustline", token: world.usdc });
    expect(await confirm(Promise.resolve(trustline))).toMatchObject({ status: "confirmed" });
    expect(await confirm(join())).toMatchObject({ status: "confirmed" });
  });

  it("a trustline that nobody needs or offers", async () => {
    const [, xlm] = world.network.tokens;
    const ask = (token: string) => world.chain.prepareTrustline({ ...source("Ada"), token });
    await expect(ask(xlm!.contractId)).rejects.toEqual(refusal("NotAvailable"));
    await expect(ask(STRANGER)).rejects.toEqual(refusal("NotAvailable"));
  });

  it("a reserve and a fee that the account cannot pay", async () => {
    const { sender, address } = await newcomer();
    const destination = world.address("Ada");
    // Friendbot gives 10,000 lumens; one stays as the account's own reserve.
    await sender.send([Operation.payment({ asset: Asset.native(), amount: "9998.6", destination })]);
    const trustline = world.chain.prepareTrustline({ source: address, token: world.usdc.contractId });
    await expect(trustline).rejects.toEqual(refusal("InsufficientBalance", { token: "XLM" }));
    const create = world.chain.prepareCreate({
      source: address,
      config: terms(),
      salt: "07".repeat(32),
      organiserJoins: false,
    });
    await expect(create).resolves.toHaveProperty("summary.kind", "create");
    await sender.send([Operation.payment({ asset: Asset.native(), amount: "0.3", destination })]);
    const again = world.chain.prepareCreate({
      source: address,
      config: terms(),
      salt: "07".repeat(32),
      organiserJoins: false,
    });
    await expect(again).rejects.toEqual(refusal("InsufficientBalance", { token: "XLM" }));
  });
});

describe("submitting", () => {
  it("the same envelope any number of times gives the same receipt", async () => {
    const group = await world.createGroup("Ada");
    const xdr = sign("Bayo", await world.chain.prepareJoin({ ...source("Bayo"), groupId: group }));
    const first = await world.chain.submit(xdr);
    expect(first.status).toBe("confirmed");
    expect(await Promise.all([world.chain.submit(xdr), world.chain.submit(xdr)])).toEqual([first, first]);
    expect((await world.snapshot(group)).members).toHaveLength(2);
  });

  it("the same envelope at the same time applies it once", async () => {
    const group = await world.createGroup("Ada");
    const prepared = await world.chain.prepareJoin({ ...source("Bayo"), groupId: group });
    const xdr = sign("Bayo", prepared);
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => world.chain.submit(xdr)));
    expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set(["confirmed"]));
    expect(await world.chain.getOutcome(prepared.hash)).toEqual(outcomes[0]);
  });

  it("for another network", async () => {
    const prepared = await world.chain.prepareCreate({
      ...source("Ada"),
      config: terms(),
      salt: "01".repeat(32),
    });
    const xdr = signEnvelope(prepared.xdr, world.keypair("Ada"), Networks.TESTNET);
    await expect(world.chain.submit(xdr)).rejects.toEqual(
      refusal("WrongNetwork", { network: Networks.TESTNET }),
    );
  });

  it("unsigned, or signed by somebody else", async () => {
    const prepared = await world.chain.prepareCreate({
      ...source("Ada"),
      config: terms(),
      salt: "02".repeat(32),
    });
    await expect(world.chain.submit(prepared.xdr)).rejects.toEqual(refusal("BadSignature"));
    await expect(world.chain.submit(sign("Bayo", prepared))).rejects.toEqual(refusal("BadSignature"));
  });

  it("two transactions prepared at the same time for one account", async () => {
    const prepare = (salt: string) => world.chain.prepareCreate({ ...source("Ada"), config: terms(), salt });
    const [first, second] = await Promise.all([prepare("03".repeat(32)), prepare("04".repeat(32))]);
    expect(await world.chain.submit(sign("Ada", first))).toMatchObject({ status: "confirmed" });
    expect(await world.chain.submit(sign("Ada", second))).toMatchObject({
      status: "failed",
      error: { code: "BadSequence" },
    });
  });

  it("a joining for a seat that somebody else took in between", async () => {
    const group = await world.createGroup("Ada", { maxMembers: 5 });
    const prepare = (name: string) => world.chain.prepareJoin({ ...source(name), groupId: group });
    const [bayo, chidi] = await Promise.all([prepare("Bayo"), prepare("Chidi")]);
    expect(await world.chain.submit(sign("Bayo", bayo))).toMatchObject({ status: "confirmed" });
    expect(await world.chain.submit(sign("Chidi", chidi))).toMatchObject({
      status: "failed",
      error: { code: "GroupChanged" },
    });
    await world.join("Chidi", group);
  });

  it("a joining when the last seat was taken in between", async () => {
    const group = await world.createGroup("Ada", { maxMembers: 2 });
    const prepare = (name: string) => world.chain.prepareJoin({ ...source(name), groupId: group });
    const [bayo, chidi] = await Promise.all([prepare("Bayo"), prepare("Chidi")]);
    expect(await world.chain.submit(sign("Bayo", bayo))).toMatchObject({ status: "confirmed" });
    expect(await world.chain.submit(sign("Chidi", chidi))).toMatchObject({
      status: "failed",
      error: { code: "NotForming" },
    });
  });

  it("too late", async () => {
    const prepared = await world.chain.prepareCreate({
      ...source("Ada"),
      config: terms(),
      salt: "05".repeat(32),
    });
    expect(await world.chain.getOutcome(prepared.hash, prepared.expiresAt)).toMatchObject({
      status: "unknown",
    });
    await world.advance(300);
    expect(await world.chain.submit(sign("Ada", prepared))).toEqual({
      status: "expired",
      hash: prepared.hash,
    });
    expect(await world.chain.getOutcome(prepared.hash, prepared.expiresAt)).toMatchObject({
      status: "expired",
    });
  });
});

it("a pot that cannot be delivered is held and claimed later", async () => {
  const { address, confirm, sender } = await newcomer();
  await confirm(world.chain.prepareTrustline({ source: address, token: world.usdc.contractId }));
  const group = await world.createGroup("Ada", { maxMembers: 2, organiserJoins: false });
  await confirm(world.chain.prepareJoin({ source: address, groupId: group }));
  await world.join("Ada", group);
  const asset = new Asset("USDC", localRoleKeypair("issuer").publicKey());
  await sender.send([Operation.changeTrust({ asset, limit: "0" })]);
  await world.confirm(
    "Ada",
    world.chain.prepareContribute({
      ...source("Ada"),
      groupId: group,
      round: 1,
      member: memberAddressSchema.parse(address),
    }),
  );
  await world.contribute("Ada", group);
  await world.settle(group);

  const held = (await world.snapshot(group)).members.find(
    (member) => (member.address as string) === address,
  )?.heldAmount;
  expect(held).toBe(2_000_000_000n);
  await expect(world.chain.prepareClaim({ source: address, groupId: group })).rejects.toEqual(
    refusal("MissingTrustline"),
  );
  await confirm(world.chain.prepareTrustline({ source: address, token: world.usdc.contractId }));
  await confirm(world.chain.prepareClaim({ source: address, groupId: group }));
  const { balances } = await world.chain.getAccount(address, [world.usdc]);
  expect(balances).toEqual([{ token: world.usdc, balance: held, hasTrustline: true }]);
});

it("a network that does not answer", async () => {
  const { rpcUrl: _, ...network } = world.network;
  const nowhere = createSorobanClient({ ...network, rpcUrl: await closedPort() });
  await expect(nowhere.getNetworkState()).rejects.toEqual(refusal("ChainUnavailable"));
  const prepared = await world.chain.prepareCreate({
    ...source("Ada"),
    config: terms(),
    salt: "06".repeat(32),
  });
  await expect(nowhere.submit(sign("Ada", prepared))).rejects.toEqual(refusal("ChainUnavailable"));
});
