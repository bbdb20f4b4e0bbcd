import { walletAddressSchema } from "@ajo/schemas";
import { describe, expect, it } from "vitest";
import { addressOf, createTestRouter, groupIdOf } from "../../test/ports";

const source = walletAddressSchema.parse(addressOf("Ada"));

describe("the network", () => {
  it("tells its clock and where to look transactions up", async () => {
    const { call } = await createTestRouter();
    const info = await call.network.info();
    expect(info).toMatchObject({ latestLedger: 100, closeTime: new Date(500_000), canAdvanceTime: false });
    expect(info.explorer?.transaction).toContain("testnet");
  });

  it("is told from what was last heard while it is down, else from the projection", async () => {
    const { call, chain, now, setNow } = await createTestRouter();
    chain.down = true;
    expect((await call.network.info()).latestLedger).toBe(90);
    chain.down = false;
    await call.network.info();
    chain.down = true;
    setNow(new Date(now().getTime() + 60_000));
    expect((await call.network.info()).latestLedger).toBe(100);
  });

  it("is asked once a second at most", async () => {
    const { as, chain } = await createTestRouter();
    await as(null).network.info();
    const asked = chain.asked;
    await Promise.all(Array.from({ length: 50 }, () => as(null).network.info()));
    expect(chain.asked).toBe(asked);
  });

  it("is asked for an account and an allowance once for each ledger, and again for a newer one", async () => {
    const { call, chain, database } = await createTestRouter();
    await call.network.info();
    const ask = () =>
      Promise.all([
        call.network.account({ address: source }),
        call.group.allowance({ groupId: groupIdOf("Lagos"), owner: addressOf("Ada") }),
      ]);
    const before = chain.asked;
    await Promise.all(Array.from({ length: 100 }, ask));
    expect(chain.asked).toBe(before + 2);
    database.project(groupIdOf("Lagos"), 101);
    // From a node that has not heard of it, which says so: nothing to keep.
    expect((await ask()).map(({ asOfLedger }) => asOfLedger)).toEqual([100, 100]);
    expect(chain.asked).toBe(before + 4);
    chain.ledger = 101;
    for (let count = 0; count < 3; count += 1)
      expect((await ask()).map(({ asOfLedger }) => asOfLedger)).toEqual([101, 101]);
    expect(chain.asked).toBe(before + 6);
  });

  it("does not let its time be moved where it has no such control", async () => {
    const { call } = await createTestRouter();
    await expect(call.network.advanceTime({ seconds: 60 })).rejects.toMatchObject({
      cause: { code: "NotAvailable" },
    });
  });

  it("moves its time where it can, and knows it at once", async () => {
    const { call, chain } = await createTestRouter();
    chain.canTravel = true;
    const moved = await call.network.advanceTime({ seconds: 60 });
    expect(await call.network.info()).toMatchObject(moved);
  });
});

describe("named errors", () => {
  it("a contract's refusal keeps its name and facts", async () => {
    const { call } = await createTestRouter();
    await expect(call.group.prepareJoin({ source, groupId: groupIdOf("Lagos") })).rejects.toMatchObject({
      code: "UNPROCESSABLE_CONTENT",
      cause: { code: "GroupFull", data: { maxMembers: "3" } },
    });
  });

  it("a chain that is down says so to who wants to write", async () => {
    const { call, chain } = await createTestRouter();
    chain.down = true;
    await expect(call.group.prepareJoin({ source, groupId: groupIdOf("Lagos") })).rejects.toMatchObject({
      cause: { code: "ChainUnavailable" },
    });
    await expect(call.transaction.submit({ xdr: "AAAA" })).rejects.toMatchObject({
      cause: { code: "ChainUnavailable" },
    });
  });
});
