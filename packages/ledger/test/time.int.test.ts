/** Time on this network is moved by hand, and goes back to where it was. */
import {
  Address,
  Asset,
  type Keypair,
  nativeToScVal,
  Operation,
  type rpc,
  SorobanDataBuilder,
  xdr,
} from "@stellar/stellar-sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordedContract } from "./recorded-contracts";
import { startWorld, type World } from "./world";

let world: World;
let ada: Keypair;
let contractId: string;

beforeAll(async () => {
  world = await startWorld();
  ada = await world.person();
  const uploaded = await world.invoke(
    ada,
    Operation.uploadContractWasm({ wasm: recordedContract("vector") }),
  );
  if (uploaded.returnValue?.type !== "scvBytes") throw new Error("an upload returns the hash");
  const created = await world.invoke(
    ada,
    Operation.createCustomContract({
      address: new Address(ada.publicKey()),
      wasmHash: Buffer.from(uploaded.returnValue.bytes.value),
    }),
  );
  contractId = Address.fromScVal(created.returnValue!).toString();
});
afterAll(() => world.stop());

const call = (method: string, ...args: xdr.ScVal[]) =>
  Operation.invokeContractFunction({ contract: contractId, function: method, args });
const symbol = (text: string) => nativeToScVal(text, { type: "symbol" });
const put = (kind: "pers" | "temp", name: string) =>
  world.invoke(
    ada,
    call(
      `${kind}_put`,
      symbol(name),
      kind === "pers" ? nativeToScVal(Buffer.from("kept")) : xdr.ScVal.scvU32(1),
    ),
  );

const dataKey = (kind: "P" | "T", name: string) =>
  xdr.LedgerKey.contractData(
    new xdr.LedgerKeyContractData({
      contract: new Address(contractId).toScAddress(),
      key: xdr.ScVal.scvVec([symbol(kind), symbol(name)]),
      durability: kind === "P" ? xdr.ContractDataDurability.persistent : xdr.ContractDataDurability.temporary,
    }),
  );

async function entry(kind: "P" | "T", name: string): Promise<rpc.Api.LedgerEntryResult | undefined> {
  return (await world.server.getLedgerEntries(dataKey(kind, name))).entries[0];
}

describe("advancing time", () => {
  it("moves the sequence along, one ledger for five seconds, and headers still chain", async () => {
    const before = await world.server.getLatestLedger();
    const moved = await world.control.advanceTime(3600);
    expect(moved.latestLedger).toBe(before.sequence + 720);
    expect(moved.closeTime).toBeGreaterThanOrEqual(Number(before.closeTime) + 3600);
    const after = await world.submit(ada, [Operation.bumpSequence({ bumpTo: "0" })]);
    expect(after.ledger).toBe(moved.latestLedger + 1);
    const { ledgers } = await world.server.getLedgers({
      startLedger: before.sequence,
      pagination: { limit: 200 },
    });
    for (const [index, ledger] of ledgers.entries()) {
      const previous = ledgers[index - 1];
      if (previous !== undefined)
        expect(Buffer.from(ledger.headerXdr.header.previousLedgerHash.value).toString("hex")).toBe(
          previous.hash,
        );
    }
  });

  it("jumps a year without storing a year", async () => {
    const before = await world.server.getLatestLedger();
    const moved = await world.control.advanceTime(365 * 24 * 3600);
    expect(moved.latestLedger).toBe(before.sequence + (365 * 24 * 3600) / 5);
    expect((await world.server.getTransactions({ startLedger: moved.latestLedger })).transactions).toEqual(
      [],
    );
  });

  it("closes the next ledger at a time of one's choice", async () => {
    const { closeTime } = await world.server.getLatestLedger();
    const chosen = Number(closeTime) + 12_345;
    await world.control.setNextCloseTime(chosen);
    const settled = await world.submit(ada, [Operation.bumpSequence({ bumpTo: "0" })]);
    expect(String(settled.createdAt)).toBe(String(chosen));
    await expect(world.control.setNextCloseTime(1)).rejects.toThrow(/must not be before/);
  });

  it("refuses nonsense by name", async () => {
    await expect(world.control.advanceTime(-1)).rejects.toMatchObject({ code: -32602 });
    await expect(world.control.advanceLedgers(0.5)).rejects.toMatchObject({ code: -32602 });
    await expect(world.control.revert(999)).rejects.toThrow(/no snapshot 999/);
  });
});

describe("what contracts keep", () => {
  it("expires: temporary entries vanish, persistent ones wait in the archive to be restored", async () => {
    await put("temp", "brief");
    await put("pers", "long");
    const alive = await entry("P", "long");
    expect(alive?.liveUntilLedgerSeq).toBe(alive!.lastModifiedLedgerSeq! + 120_960 - 1);
    await world.control.advanceLedgers(720);
    expect(await entry("T", "brief")).toBeUndefined();
    expect(await entry("P", "long")).toBeDefined();
    await world.control.advanceLedgers(120_960);
    expect((await entry("P", "long"))?.liveUntilLedgerSeq).toBe(0);
    // Reading restores it in passing, and the contract and its code too.
    await world.invoke(ada, call("pers_get", symbol("long")));
    const back = await entry("P", "long");
    expect(back?.liveUntilLedgerSeq).toBeGreaterThan(0);
  });

  it("is kept alive by extending it, up to the longest lifetime", async () => {
    await put("pers", "extended");
    const { sequence } = await world.server.getLatestLedger();
    const footprint = new SorobanDataBuilder().setReadOnly([dataKey("P", "extended")]).build();
    const transaction = await world.build(ada, [Operation.extendFootprintTtl({ extendTo: 500_000 })], {
      signers: [],
      adjust: (builder) => builder.setTimeout(0).setSorobanData(footprint),
    });
    const prepared = await world.server.prepareTransaction(transaction);
    prepared.sign(ada);
    expect((await world.settle(prepared)).status).toBe("SUCCESS");
    expect((await entry("P", "extended"))?.liveUntilLedgerSeq).toBe(sequence + 1 + 500_000);
  });
});

describe("snapshots", () => {
  it("bring back entries, history and time", async () => {
    const before = await world.server.getLatestLedger();
    const balance = (await world.server.getAccountEntry(ada.publicKey())).balance;
    const { id } = await world.control.snapshot();
    const bayo = await world.person();
    const settled = await world.submit(ada, [
      Operation.payment({ destination: bayo.publicKey(), asset: Asset.native(), amount: "7" }),
    ]);
    await world.control.advanceTime(86_400);
    const where = await world.control.revert(id);
    expect(where.latestLedger).toBe(before.sequence);
    expect((await world.server.getLatestLedger()).id).toBe(before.id);
    expect((await world.server.getAccountEntry(ada.publicKey())).balance).toBe(balance);
    expect((await world.server.getTransaction(settled.txHash)).status).toBe("NOT_FOUND");
    await expect(world.server.getAccountEntry(bayo.publicKey())).rejects.toThrow();
    expect((await world.submit(ada, [Operation.bumpSequence({ bumpTo: "0" })])).status).toBe("SUCCESS");
  });
});
