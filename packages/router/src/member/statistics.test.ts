import { walletAddressSchema } from "@ajo/schemas";
import { TransactionBuilder } from "@stellar/stellar-sdk";
import { expect, it } from "vitest";
import { addressOf, createTestRouter, groupIdOf, keyOf, PASSPHRASE } from "../../test/ports";

async function signIn(router: Awaited<ReturnType<typeof createTestRouter>>, name: string) {
  const address = walletAddressSchema.parse(keyOf(name).publicKey());
  const { xdr } = await router.call.auth.challenge({ address });
  const transaction = TransactionBuilder.fromXdr(xdr, PASSPHRASE);
  transaction.sign(keyOf(name));
  return (await router.call.auth.verify({ xdr: transaction.toXdr() })).accessToken;
}

it("tells anybody how reliable a member is, and the member alone the sums", async () => {
  const router = await createTestRouter();
  router.database.groupsOf.set(addressOf("Ada"), new Set([groupIdOf("Lagos")]));
  const ask = { address: addressOf("Ada") };
  const [ada, bayo] = [await signIn(router, "Ada"), await signIn(router, "Bayo")];
  for (const caller of [router.call, router.as(bayo)])
    expect((await caller.member.statistics(ask)).data).toEqual({
      ...{ groups: 1, completedGroups: 0, paidOnTime: 1, lateMarks: 0, own: null },
    });
  expect((await router.as(ada).member.statistics(ask)).data.own).toMatchObject({
    totals: [{ paidIn: 100n }],
  });
  // In whatever order they are asked: the sums are never left behind for others.
  expect((await router.call.member.statistics(ask)).data.own).toBeNull();
});

it("counts again when a group of the member's changes", async () => {
  const router = await createTestRouter();
  const [ada, lagos] = [addressOf("Ada"), groupIdOf("Lagos")];
  router.database.groupsOf.set(ada, new Set([lagos]));
  const groups = async () => (await router.call.member.statistics({ address: ada })).data.groups;
  expect(await groups()).toBe(1);
  router.database.groupsOf.get(ada)!.add(groupIdOf("Kano"));
  expect(await groups()).toBe(1);
  router.database.project(lagos, 95);
  await expect.poll(groups).toBe(2);
});
