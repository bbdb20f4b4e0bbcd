import { createHash, randomBytes } from "node:crypto";
import {
  drawOrder,
  drawSeed,
  invitationMessage,
  ORGANISER_SILENCE_SECONDS,
  orderCommitment,
  sealBid,
  toHex,
  type GroupId,
  type MemberAddress,
} from "@ajo/schemas";
import { Keypair } from "@stellar/stellar-sdk/base";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type World, createWorld } from "./create-world";
import { giveNewerCode } from "./give-newer-code";

let world: World;
beforeAll(async () => {
  world = await createWorld({ withDatabase: true });
});
afterAll(() => world.close());

const member = (name: string): MemberAddress => world.address(name) as string as MemberAddress;

/** The database tells the same as the contract, and no event was left unexplained. */
async function expectProjected(group: GroupId) {
  await world.project();
  const { asOf: _asOf, asOfLedger: _asOfLedger, ...contract } = await world.snapshot(group);
  expect((await world.database.checks.findProjectedGroup(group))?.state).toEqual(contract);
  const detail = await world.database.groups.findGroup(group);
  if (detail === null) throw new Error("the group is not projected");
  return { contract, detail: detail.data };
}

describe("calls of a group, from the client to the database", () => {
  it("an invitation link lets one newcomer in, and nobody by another's signature", async () => {
    const group = await world.createGroup("Ada", { admission: "invitation" });
    const link = Keypair.fromRawEd25519Seed(randomBytes(32));
    const key = toHex(link.rawPublicKey());
    const expiresAt = new Date((await world.now()).getTime() + 86_400_000);
    await world.call("Ada", "prepareInvite", { groupId: group, key, uses: 1, expiresAt });
    const signatureFor = (name: string) => toHex(link.sign(invitationMessage(group, member(name))));
    await expect(world.join("Bayo", group)).rejects.toMatchObject({ code: "NotInvited" });
    const invitation = { key, signature: signatureFor("Bayo") };
    await expect(world.call("Chidi", "prepareJoin", { groupId: group, invitation })).rejects.toBeInstanceOf(
      Error,
    );
    await world.call("Bayo", "prepareJoin", { groupId: group, invitation });
    await expect(
      world.call("Chidi", "prepareJoin", {
        groupId: group,
        invitation: { key, signature: signatureFor("Chidi") },
      }),
    ).rejects.toMatchObject({ code: "NotInvited" });
    const { detail } = await expectProjected(group);
    expect(detail.proceedings.invitations).toEqual([]);
    expect(detail.members).toHaveLength(2);
  });

  it("a random order is the one that everybody's secrets give", async () => {
    const secretOf = (name: string) => createHash("sha256").update(name).digest("hex");
    const commitment = (name: string) => orderCommitment(secretOf(name), member(name));
    const names = ["Ada", "Bayo", "Chidi"];
    const group = await world.createGroup("Ada", { turnOrder: "random", commitment: commitment("Ada") });
    for (const name of ["Bayo", "Chidi"])
      await world.call(name, "prepareJoin", { groupId: group, commitment: commitment(name) });
    expect((await expectProjected(group)).contract.status).toBe("drawing");
    for (const name of names)
      await world.call(name, "prepareReveal", { groupId: group, secret: secretOf(name) });
    await world.call("Dede", "prepareDraw", { groupId: group });
    const { contract } = await expectProjected(group);
    expect(contract.members.map(({ seat }) => seat)).toEqual(
      drawOrder(drawSeed(names.map(secretOf)), [0, 1, 2]),
    );
  });

  it("a fixed order starts with the last acceptance", async () => {
    const group = await world.createGroup("Ada", { turnOrder: "fixed" });
    for (const name of ["Bayo", "Chidi"]) await world.join(name, group);
    const order = [2, 0, 1];
    await world.call("Ada", "prepareSetOrder", { groupId: group, order });
    for (const name of ["Ada", "Bayo"])
      await world.call(name, "prepareAcceptOrder", { groupId: group, order });
    expect(
      (await expectProjected(group)).detail.members.filter(({ hasAccepted }) => hasAccepted),
    ).toHaveLength(2);
    await world.call("Chidi", "prepareAcceptOrder", { groupId: group, order });
    const { contract } = await expectProjected(group);
    expect([contract.status, contract.members.map(({ seat }) => seat)]).toEqual(["active", order]);
  });

  it("two members swap turns, each having signed for this alone", async () => {
    const group = await world.createStartedGroup(["Ada", "Bayo", "Chidi"]);
    const authorisation = await world.authorise("Bayo", {
      kind: "swap",
      groupId: group,
      other: member("Chidi"),
    });
    await expect(
      world.call("Ada", "prepareSwap", { groupId: group, other: member("Bayo"), authorisation }),
    ).rejects.toMatchObject({ code: "UnexpectedTransaction" });
    await world.call("Chidi", "prepareSwap", { groupId: group, other: member("Bayo"), authorisation });
    const { contract } = await expectProjected(group);
    expect(contract.members.map(({ address }) => address)).toEqual(["Ada", "Chidi", "Bayo"].map(member));
  });

  it("a standing order pays what is due, and not a moment longer than it is wanted", async () => {
    const group = await world.createStartedGroup(["Ada", "Bayo", "Chidi"]);
    const expiresAt = new Date((await world.now()).getTime() + 90 * 86_400_000);
    await world.call("Bayo", "prepareAllowance", { groupId: group, amount: 10_000_000_000n, expiresAt });
    const asked = { groupId: group, owner: member("Bayo") };
    const allowed = await world.chain.getAllowance(asked);
    expect(allowed.amount).toBe(10_000_000_000n);
    // Counted in ledgers of five seconds, from one that had closed a little before.
    const wrong = Math.abs((allowed.expiresAt?.getTime() ?? 0) - expiresAt.getTime());
    expect(wrong).toBeLessThanOrEqual(60_000);
    await world.call("Bayo", "prepareStandingOrder", { groupId: group, on: true });
    await world.contribute("Ada", group);
    await world.contribute("Chidi", group);
    await world.advance(604_800 + 86_400);
    await world.settle(group);
    expect((await expectProjected(group)).contract.missing).toEqual([0]);
    await world.call("Bayo", "prepareStandingOrder", { groupId: group, on: false });
    await world.advance(604_800);
    await world.settle(group);
    // Bayo's own pot: the set-off pays for him; Ada and Chidi were not drawn.
    expect((await expectProjected(group)).contract.missing).toEqual([0, 2]);
  });

  it("a seat is handed over for a price once the others had time to object", async () => {
    const group = await world.createStartedGroup(["Ada", "Bayo", "Chidi"], { depositBps: 5_000 });
    const move = { groupId: group, member: member("Chidi"), newcomer: member("Efe"), price: 20_0000000n };
    const authorisation = await world.authorise("Chidi", { kind: "handOver", ...move });
    await world.call("Efe", "prepareHandOver", { ...move, authorisation });
    expect((await expectProjected(group)).detail.proceedings.handOvers).toMatchObject([
      { member: member("Chidi"), newcomer: member("Efe") },
    ]);
    await expect(
      world.call("Efe", "prepareCompleteHandOver", { groupId: group, member: member("Chidi") }),
    ).rejects.toMatchObject({ code: "NotReady" });
    await world.advance(604_800 / 4 + 10);
    const before = await world.balanceOf("Chidi");
    const { summary } = await world.chain.prepareCompleteHandOver({
      source: world.address("Efe"),
      groupId: group,
      member: member("Chidi"),
    });
    // Chidi's deposit was paid by joining: Efe has nothing to add.
    expect(summary).toMatchObject({ price: 20_0000000n, deposit: 0n });
    await world.call("Efe", "prepareCompleteHandOver", { groupId: group, member: member("Chidi") });
    expect((await world.balanceOf("Chidi")) - before).toBe(20_0000000n);
    const { contract } = await expectProjected(group);
    expect(contract.members.map(({ address }) => address)).toEqual(["Ada", "Bayo", "Efe"].map(member));
  });

  it("a payment signed before its round was closed is to be prepared anew, and moves nothing", async () => {
    const group = await world.createStartedGroup(["Ada", "Bayo", "Chidi"], { lateFeeBps: 500 });
    const payment = { source: world.address("Bayo"), groupId: group, round: 1 };
    await world.advance(604_800 + 86_400);
    const prepared = await world.chain.prepareContribute(payment);
    await world.settle(group);
    await expect(world.confirm("Bayo", Promise.resolve(prepared))).rejects.toMatchObject({
      code: "GroupChanged",
    });
    expect((await expectProjected(group)).contract.escrow).toBe(0n);
    const { summary } = await world.chain.prepareContribute(payment);
    expect(summary).toMatchObject({ amount: 105_0000000n });
  });

  it("the highest bid wins the pot, and all share what it leaves", async () => {
    const group = await world.createStartedGroup(["Ada", "Bayo", "Chidi"], { turnOrder: "auction" });
    const salt = "cd".repeat(32);
    const sealed = sealBid(1_000, salt, member("Chidi"));
    await world.call("Chidi", "prepareBid", { groupId: group, round: 1, sealed });
    for (const name of ["Ada", "Bayo", "Chidi"]) await world.contribute(name, group);
    await world.advance(604_800 + 10);
    await world.call("Chidi", "prepareRevealBid", { groupId: group, round: 1, discountBps: 1_000, salt });
    await world.advance(86_400);
    await world.settle(group);
    const { contract, detail } = await expectProjected(group);
    expect(contract.payouts).toEqual([270_0000000n]);
    expect(detail.members.map(({ claimable }) => claimable)).toEqual([10_0000000n, 10_0000000n, 10_0000000n]);
    expect(contract.members[0]?.address).toBe(member("Chidi"));
  });

  it("the organiser is heard of by all that is signed for the role, and by nothing else", async () => {
    /** Whether an act an hour later moved the last sign of life; the database always tells what the contract keeps. */
    const isHeardBy = async (group: GroupId, act: () => Promise<unknown>): Promise<boolean> => {
      const before = (await expectProjected(group)).detail.organiserSeenAt;
      await world.advance(3_600);
      await act();
      return (await expectProjected(group)).detail.organiserSeenAt > before;
    };

    const invited = await world.createGroup("Ada", { admission: "invitation" });
    const link = Keypair.fromRawEd25519Seed(randomBytes(32));
    const key = toHex(link.rawPublicKey());
    const invite = async () => {
      const expiresAt = new Date((await world.now()).getTime() + 864_000_000);
      return world.call("Ada", "prepareInvite", { groupId: invited, key, uses: 2, expiresAt });
    };
    const join = (name: string) => {
      const signature = toHex(link.sign(invitationMessage(invited, member(name))));
      return world.call(name, "prepareJoin", { groupId: invited, invitation: { key, signature } });
    };
    expect(await isHeardBy(invited, invite)).toBe(true);
    expect(await isHeardBy(invited, () => join("Bayo"))).toBe(false);
    expect(
      await isHeardBy(invited, () => world.call("Ada", "prepareRevoke", { groupId: invited, key })),
    ).toBe(true);
    expect(await isHeardBy(invited, invite)).toBe(true);
    // The last seat starts it.
    expect(await isHeardBy(invited, () => join("Chidi"))).toBe(false);

    const agreed = await world.createGroup("Ada", {
      ...{ admission: "approval", turnOrder: "fixed", startRule: "byOrganiser" },
    });
    const ada = (name: "prepareApprove", who: string, approved: boolean) => () =>
      world.call("Ada", name, { groupId: agreed, member: member(who), approved });
    expect(await isHeardBy(agreed, ada("prepareApprove", "Bayo", true))).toBe(true);
    expect(await isHeardBy(agreed, () => world.join("Bayo", agreed))).toBe(false);
    expect(await isHeardBy(agreed, ada("prepareApprove", "Chidi", true))).toBe(true);
    expect(await isHeardBy(agreed, ada("prepareApprove", "Chidi", false))).toBe(true);
    const order = [1, 0];
    expect(
      await isHeardBy(agreed, () => world.call("Ada", "prepareSetOrder", { groupId: agreed, order })),
    ).toBe(true);
    const accept = (name: string) => () => world.call(name, "prepareAcceptOrder", { groupId: agreed, order });
    expect(await isHeardBy(agreed, accept("Ada"))).toBe(false);
    expect(await isHeardBy(agreed, accept("Bayo"))).toBe(false);
    expect(await isHeardBy(agreed, () => world.start("Ada", agreed))).toBe(true);

    for (const startRule of ["byOrganiser", "whenFull"] as const) {
      const commitment = (name: string) => orderCommitment("ab".repeat(32), member(name));
      const drawn = await world.createGroup("Ada", {
        ...{ turnOrder: "random", startRule, maxMembers: 2, commitment: commitment("Ada") },
      });
      const joining = () =>
        world.call("Bayo", "prepareJoin", { groupId: drawn, commitment: commitment("Bayo") });
      expect(await isHeardBy(drawn, joining)).toBe(false);
      if (startRule === "byOrganiser")
        expect(await isHeardBy(drawn, () => world.start("Ada", drawn))).toBe(true);
      await world.advance(259_200);
      expect(await isHeardBy(drawn, () => world.call("Dede", "prepareDraw", { groupId: drawn }))).toBe(false);
    }
  });

  it("a deputy takes over when the organiser was silent for 30 days, and not before", async () => {
    const group = await world.createStartedGroup(["Ada", "Bayo"], { frequencySeconds: 2_592_000 });
    await world.call("Ada", "prepareSetDeputy", { groupId: group, deputy: member("Bayo") });
    await world.advance(1_000_000);
    await world.call("Ada", "preparePause", { groupId: group });
    const { detail } = await expectProjected(group);
    const from = new Date(detail.organiserSeenAt.getTime() + ORGANISER_SILENCE_SECONDS * 1000);
    await world.advanceTo(new Date(from.getTime() - 60_000));
    const succeed = () => world.call("Bayo", "prepareSucceed", { groupId: group });
    await expect(succeed()).rejects.toMatchObject({ code: "NotSilent" });
    await world.advanceTo(from);
    await succeed();
    const { detail: after } = await expectProjected(group);
    expect(after).toMatchObject({ organiser: member("Bayo"), deputy: null });
    expect(after.organiserSeenAt.getTime()).toBeGreaterThanOrEqual(from.getTime());
  });

  it("a group runs its own code until all its members vote for the newer one", async () => {
    const group = await world.createStartedGroup(["Ada", "Bayo"], { frequencySeconds: 2_592_000 });
    const { own, offered } = await world.chain.getGroupCode({ groupId: group });
    expect(own).toBe(offered);
    const newer = await giveNewerCode(world);
    expect(await world.chain.getGroupCode({ groupId: group })).toMatchObject({ own, offered: newer });

    const motion = { kind: "upgrade", code: newer } as const;
    await world.call("Ada", "prepareVote", { groupId: group, motion });
    expect((await world.chain.getGroupCode({ groupId: group })).own).toBe(own);
    expect((await expectProjected(group)).detail.proceedings.ballots).toMatchObject([{ motion, votes: 1 }]);
    await world.call("Bayo", "prepareVote", { groupId: group, motion });
    expect((await world.chain.getGroupCode({ groupId: group })).own).toBe(newer);
    await expectProjected(group);
    const nobody = world.usdc.contractId as string as GroupId;
    await expect(world.chain.getGroupCode({ groupId: nobody })).rejects.toMatchObject({
      code: "UnknownGroup",
    });
  });

  it("powers: a deputy, a pause, a vote to cancel by all", async () => {
    const group = await world.createStartedGroup(["Ada", "Bayo"], { reserveFeeBps: 100 });
    await world.call("Ada", "prepareSetDeputy", { groupId: group, deputy: member("Bayo") });
    await world.call("Ada", "prepareStay", { groupId: group });
    await world.call("Bayo", "preparePause", { groupId: group });
    await world.contribute("Ada", group);
    await world.contribute("Bayo", group);
    await expect(world.settle(group)).rejects.toMatchObject({ code: "Paused" });
    const motion = { kind: "cancel" } as const;
    await world.call("Ada", "prepareVote", { groupId: group, motion });
    expect((await expectProjected(group)).detail.proceedings.ballots).toMatchObject([{ motion, votes: 1 }]);
    await world.call("Bayo", "prepareVote", { groupId: group, motion });
    const { contract, detail } = await expectProjected(group);
    expect(contract.status).toBe("cancelled");
    expect(detail.members.map(({ claimable }) => claimable)).toEqual([101_0000000n, 101_0000000n]);
    await world.claim("Ada", group);
    await world.claim("Bayo", group);
    expect((await expectProjected(group)).contract.escrow).toBe(0n);
  });
});
