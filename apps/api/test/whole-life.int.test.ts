import type { AppRouter } from "@ajo/router";
import {
  groupChangeSchema,
  walletAddressSchema,
  type AjoErrorCode,
  type GroupId,
  type PreparedTransaction,
  type Receipt,
} from "@ajo/schemas";
import { signEnvelope } from "@ajo/soroban";
import { createWorld, type World } from "@ajo/testing";
import { createTRPCClient, httpLink } from "@trpc/client";
import pino from "pino";
import superjson, { type SuperJSONResult } from "superjson";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { environmentSchema } from "../src/env";
import { startApi, type Api } from "../src/start-api";
import { projectChain } from "./project-chain";
import { openEventStream } from "./server-sent-events";
import { networkEnvironment } from "./start-test-api";

let world: World;
let api: Api;
beforeAll(async () => {
  world = await createWorld({ withDatabase: true });
  const { network } = world;
  const environment = environmentSchema.parse(networkEnvironment(network, world.databaseUrl));
  api = await startApi(environment, pino({ level: "silent" }));
  const { latestLedger, closeTime } = await world.chain.getNetworkState();
  await world.database.projection.restart({
    networkPassphrase: network.networkPassphrase,
    factoryId: network.factoryId,
    cursor: null,
    ledger: latestLedger,
    closeTime,
  });
});
afterAll(async () => {
  await api.stop();
  await world.close();
});

const client = () =>
  createTRPCClient<AppRouter>({ links: [httpLink({ url: `${api.url}/trpc`, transformer: superjson })] });

/** What a wallet and the page do with a prepared transaction. */
async function confirm(name: string, preparing: Promise<PreparedTransaction>): Promise<Receipt> {
  const prepared = await preparing;
  const xdr = signEnvelope(prepared.xdr, world.keypair(name), prepared.networkPassphrase);
  const outcome = await client().transaction.submit.mutate({ xdr });
  if (outcome.status !== "confirmed") throw new Error(`not confirmed: ${JSON.stringify(outcome)}`);
  return outcome.receipt;
}

let salts = 0;
function prepareCreate(name: string, terms: { groupName: string; maxMembers?: number }) {
  const config = {
    name: terms.groupName,
    token: world.usdc.contractId,
    contribution: 50_0000000n,
    frequencySeconds: 86_400,
    graceSeconds: 3_600,
    maxMembers: terms.maxMembers ?? 2,
    startRule: "whenFull" as const,
  };
  salts += 1;
  return client().group.prepareCreate.mutate({
    source: world.address(name),
    config,
    salt: salts.toString(16).padStart(64, "0"),
  });
}

async function createGroup(
  name: string,
  terms: { groupName: string; maxMembers?: number },
): Promise<GroupId> {
  const { createdGroupId } = await confirm(name, prepareCreate(name, terms));
  if (createdGroupId === null) throw new Error("no group was created");
  return createdGroupId;
}

const join = (name: string, groupId: GroupId) =>
  client().group.prepareJoin.mutate({ source: world.address(name), groupId });
const contribute = (name: string, groupId: GroupId, round: number) =>
  client().group.prepareContribute.mutate({ source: world.address(name), groupId, round });

describe("a group's life over HTTP", () => {
  it("goes from creation to completion, and the answers follow", async () => {
    const prepared = await prepareCreate("Ada", { groupName: "Whole life" });
    expect(prepared.summary).toMatchObject({ kind: "create", name: "Whole life" });
    const groupId = (prepared.summary as { groupId: GroupId }).groupId;
    // The page may look before the group exists; that must not be remembered beyond its creation.
    await expect(client().group.byId.query({ groupId })).rejects.toMatchObject({
      data: { ajo: { code: "UnknownGroup" } },
    });

    const created = await confirm("Ada", Promise.resolve(prepared));
    expect(created.createdGroupId).toBe(groupId);
    const cold = await client().group.byId.query({ groupId });
    expect(cold).toMatchObject({
      data: { name: "Whole life", status: "forming", memberCount: 1 },
      freshness: { source: "chain", stale: false },
    });
    expect(cold.freshness.asOfLedger).toBeGreaterThanOrEqual(created.ledger);
    expect(cold.data.members[0]?.displayName).toBe("Ada");

    const stream = await openEventStream(
      `${api.url}/trpc/group.onChange?input=${encodeURIComponent(JSON.stringify({ json: { groupId } }))}`,
    );
    await expect.poll(() => api.dependencies.changes.subscribers).toBe(1);
    const joined = await confirm("Bayo", join("Bayo", groupId));
    await projectChain(world.database, world.chain);
    const names: string[] = [];
    while (!names.includes("group_started")) names.push(nameIn((await stream.nextChange()).data));
    expect(names).toContain("member_joined");
    stream.close();

    await reaches(groupId, joined.ledger);
    expect((await client().group.byId.query({ groupId })).data).toMatchObject({
      status: "active",
      currentRound: 1,
      totalRounds: 2,
    });
    for (const round of [1, 2]) {
      for (const name of ["Ada", "Bayo"]) await confirm(name, contribute(name, groupId, round));
      await confirm("Efe", client().group.prepareSettle.mutate({ source: world.address("Efe"), groupId }));
    }
    await projectChain(world.database, world.chain);
    await expect
      .poll(async () => (await client().group.byId.query({ groupId })).data.status)
      .toBe("completed");
    const { data } = await client().group.byId.query({ groupId });
    expect(data).toMatchObject({ escrow: 0n, isActive: false });
    expect(data.rounds.map(({ status, payout }) => ({ status, payout }))).toEqual([
      { status: "settled", payout: 100_0000000n },
      { status: "settled", payout: 100_0000000n },
    ]);
    expect((await client().group.contributions.query({ groupId })).data.items).toHaveLength(4);
    expect(
      (await client().member.groups.query({ address: data.members[1]!.address })).data[0]?.group.id,
    ).toBe(groupId);
  });

  it("gives the same receipt when an envelope is sent twice", async () => {
    const prepared = await prepareCreate("Chidi", { groupName: "Double click" });
    const xdr = signEnvelope(prepared.xdr, world.keypair("Chidi"), prepared.networkPassphrase);
    const [first, second] = await Promise.all([
      client().transaction.submit.mutate({ xdr }),
      client().transaction.submit.mutate({ xdr }),
    ]);
    expect(first).toMatchObject({ status: "confirmed", receipt: { hash: prepared.hash } });
    expect(second).toEqual(first);
    expect(await client().transaction.status.query({ hash: prepared.hash })).toEqual(first);
  });

  it("reads from the contract what the projection would say", async () => {
    const groupId = await world.createStartedGroup(["Ada", "Bayo", "Chidi"], { name: "Two ways" });
    await world.contribute("Ada", groupId);
    const fromChain = await client().group.byId.query({ groupId });
    expect(fromChain.freshness.source).toBe("chain");
    await projectChain(world.database, world.chain);
    const projected = await world.database.groups.findGroup(groupId);
    // Only events tell when somebody joined and when the group was created.
    const comparable = ({ createdAt: _createdAt, members, ...rest }: typeof fromChain.data) => ({
      ...rest,
      members: members.map(({ joinedAt: _joinedAt, ...member }) => member),
    });
    expect(comparable(projected!.data)).toEqual(comparable(fromChain.data));
  });

  const nameIn = (data: string) =>
    groupChangeSchema.parse(superjson.deserialize(JSON.parse(data) as SuperJSONResult)).name;
  const reaches = (groupId: GroupId, ledger: number) =>
    expect
      .poll(async () => (await client().group.byId.query({ groupId })).freshness.asOfLedger)
      .toBeGreaterThanOrEqual(ledger);
});

describe("what the chain refuses has a name", () => {
  const refused = (code: AjoErrorCode) => ({ data: { ajo: { code } } });

  it("a full group, a wrong round, somebody without a seat", async () => {
    const groupId = await createGroup("Ada", { groupName: "Full" });
    await confirm("Bayo", join("Bayo", groupId));
    await expect(join("Chidi", groupId)).rejects.toMatchObject(refused("NotForming"));
    await expect(contribute("Ada", groupId, 2)).rejects.toMatchObject(refused("WrongRound"));
    await expect(contribute("Chidi", groupId, 1)).rejects.toMatchObject(refused("NotMember"));
    await expect(
      client().group.prepareSettle.mutate({ source: world.address("Efe"), groupId }),
    ).rejects.toMatchObject(refused("RoundNotDue"));
  });

  it("an account that does not exist, cannot hold the token, or has too little of it", async () => {
    const groupId = await createGroup("Ada", { groupName: "Newcomer" });
    const newcomer = world.keypair("A newcomer");
    const source = walletAddressSchema.parse(newcomer.publicKey());
    const joining = () => client().group.prepareJoin.mutate({ source, groupId });
    await expect(joining()).rejects.toMatchObject(refused("AccountNotFound"));
    expect(await client().network.account.query({ address: source })).toMatchObject({
      exists: false,
      nativeBalance: 0n,
    });

    await fetch(`${world.network.rpcUrl}/friendbot?addr=${source}`);
    await expect(joining()).rejects.toMatchObject(refused("MissingTrustline"));
    await confirm(
      "A newcomer",
      client().transaction.prepareTrustline.mutate({ source, token: world.usdc.contractId }),
    );
    expect((await client().network.account.query({ address: source })).balances[0]).toMatchObject({
      token: world.usdc,
      balance: 0n,
      hasTrustline: true,
    });

    await confirm("A newcomer", joining());
    const paying = client().group.prepareContribute.mutate({ source, groupId, round: 1 });
    await expect(paying).rejects.toMatchObject(refused("InsufficientBalance"));
  });

  it("an envelope that is not one, is not signed, or is for another network", async () => {
    const groupId = await createGroup("Ada", { groupName: "Envelopes", maxMembers: 3 });
    const prepared = await join("Bayo", groupId);
    const submit = (xdr: string) => client().transaction.submit.mutate({ xdr });
    await expect(submit("AAAAAAAA")).rejects.toMatchObject(refused("MalformedTransaction"));
    await expect(submit(prepared.xdr)).rejects.toMatchObject(refused("BadSignature"));
    await expect(
      submit(signEnvelope(prepared.xdr, world.keypair("Chidi"), prepared.networkPassphrase)),
    ).rejects.toMatchObject(refused("BadSignature"));
    await expect(
      submit(signEnvelope(prepared.xdr, world.keypair("Bayo"), "Test SDF Network ; September 2015")),
    ).rejects.toMatchObject(refused("WrongNetwork"));
    expect((await world.snapshot(groupId)).members).toHaveLength(1);
  });
});

describe("the local network's own abilities", () => {
  it("time moves, for everybody at once", async () => {
    const before = await client().network.info.query();
    expect(before).toMatchObject({
      canAdvanceTime: true,
      explorer: null,
      passphrase: world.network.networkPassphrase,
    });
    const moved = await client().network.advanceTime.mutate({ seconds: 86_400 });
    expect(moved.closeTime.getTime() - before.closeTime.getTime()).toBeGreaterThanOrEqual(86_400_000);
    const { closeTime } = await client().network.info.query();
    expect(closeTime.getTime()).toBeGreaterThanOrEqual(moved.closeTime.getTime());
  });

  it("signing in does not follow the network's clock", async () => {
    const { xdr, networkPassphrase, expiresAt } = await client().auth.challenge.mutate({
      address: world.address("Ada"),
    });
    expect(Math.abs(expiresAt.getTime() - Date.now() - 300_000)).toBeLessThan(60_000);
    const { session } = await client().auth.verify.mutate({
      xdr: signEnvelope(xdr, world.keypair("Ada"), networkPassphrase),
    });
    expect(session).toMatchObject({ address: world.address("Ada"), displayName: "Ada" });
  });
});
