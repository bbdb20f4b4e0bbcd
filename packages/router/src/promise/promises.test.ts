import { walletAddressSchema } from "@ajo/schemas";
import { TransactionBuilder } from "@stellar/stellar-sdk";
import { describe, expect, it } from "vitest";
import { activeGroup, createTestRouter, groupIdOf, keyOf, PASSPHRASE } from "../../test/ports";

const groupId = groupIdOf("Market");
const NETWORK_TIME_MS = 500_000;
const inDays = (days: number) => new Date(NETWORK_TIME_MS + days * 86_400_000);
const wallet = (name: string) => walletAddressSchema.parse(keyOf(name).publicKey());

/** Ada organises and has paid everything; Bayo and Chidi owe. Eve is nobody's member. */
async function people() {
  const router = await createTestRouter();
  router.chain.groups.set(groupId, activeGroup("Market"));
  const signIn = async (name: string) => {
    const { xdr } = await router.call.auth.challenge({ address: wallet(name) });
    const transaction = TransactionBuilder.fromXdr(xdr, PASSPHRASE);
    transaction.sign(keyOf(name));
    const { accessToken } = await router.call.auth.verify({ xdr: transaction.toXdr() });
    return () => router.as(accessToken).promise;
  };
  const [ada, bayo, chidi, eve] = await Promise.all(["Ada", "Bayo", "Chidi", "Eve"].map(signIn));
  return { ada: ada!, bayo: bayo!, chidi: chidi!, eve: eve! };
}

describe("a promise to pay", () => {
  it("is seen by who made it and by the organiser, and by nobody else", async () => {
    const { ada, bayo, chidi, eve } = await people();
    const promise = await chidi().make({ groupId, payBy: inDays(5) });
    expect(promise).toEqual({ groupId, address: wallet("Chidi"), round: 2, payBy: inDays(5) });
    expect(await ada().list({ groupId })).toEqual([promise]);
    expect(await chidi().list({ groupId })).toEqual([promise]);
    expect(await bayo().list({ groupId })).toEqual([]);
    expect(await eve().list({ groupId })).toEqual([]);
    await chidi().withdraw({ groupId });
    expect(await ada().list({ groupId })).toEqual([]);
  });

  it("is made by who owes, for a day that is to come and not far", async () => {
    const { ada, chidi, eve } = await people();
    const refused = (code: string) => ({ cause: { code } });
    await expect(ada().make({ groupId, payBy: inDays(5) })).rejects.toMatchObject(refused("NothingOwed"));
    await expect(eve().make({ groupId, payBy: inDays(5) })).rejects.toMatchObject(refused("NotMember"));
    // Minutes ago, since the network's clock of this test has just begun.
    for (const days of [0, -0.005, 61])
      await expect(chidi().make({ groupId, payBy: inDays(days) })).rejects.toMatchObject(
        refused("InvalidInput"),
      );
  });
});

describe("a kind word", () => {
  it("comes from the group, and does not tell of a promise", async () => {
    const { ada, bayo, chidi, eve } = await people();
    const nudge = { groupId, member: wallet("Chidi") };
    expect(await bayo().nudge(nudge)).toEqual({ outcome: "sent" });
    await chidi().make({ groupId, payBy: inDays(5) });
    expect(await bayo().nudge(nudge)).toEqual({ outcome: "notNow" });
    await expect(eve().nudge(nudge)).rejects.toMatchObject({ cause: { code: "NotMember" } });
    await expect(chidi().nudge(nudge)).rejects.toMatchObject({ cause: { code: "NotAvailable" } });
    await expect(bayo().nudge({ groupId, member: wallet("Ada") })).rejects.toMatchObject({
      cause: { code: "NothingOwed" },
    });
    expect(await ada().nudge(nudge)).toEqual({ outcome: "notNow" });
  });
});
