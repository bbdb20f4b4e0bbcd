/** Classic operations: what they do, what they refuse, and the events they leave. */
import { Asset, Claimant, Keypair, Operation, type rpc, scValToNative, type xdr } from "@stellar/stellar-sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { embeddedOnly, joinWorld, type Settled, type World } from "./world";

let world: World;
let ada: Keypair;
let bayo: Keypair;
let issuer: Keypair;
let usd: Asset;

beforeAll(async () => {
  world = await joinWorld();
  [ada, bayo, issuer] = [await world.person(), await world.person(), await world.person()];
  usd = new Asset("USD", issuer.publicKey());
});
afterAll(() => world.stop());

/** The first operation's result, as JSON. */
function operationResult(settled: Settled): unknown {
  const { result } = settled.resultXdr;
  if (result.type !== "txSuccess" && result.type !== "txFailed")
    throw new Error(`the result is ${result.type}`);
  return result.results[0]?.toJson();
}

const run = async (source: Keypair, ...operations: xdr.Operation[]) =>
  operationResult(await world.submit(source, operations));
const account = (keypair: Keypair) => world.server.getAccountEntry(keypair.publicKey());
const inner = (name: string, result: string) => ({ op_inner: { [name]: result } });

describe("accounts", () => {
  it("start at the sequence number of their ledger", async () => {
    const chidi = Keypair.random();
    const settled = await world.submit(ada, [
      Operation.createAccount({ destination: chidi.publicKey(), startingBalance: "1" }),
    ]);
    expect((await account(chidi)).seqNum).toBe(BigInt(settled.ledger) << 32n);
    expect(
      await run(ada, Operation.createAccount({ destination: chidi.publicKey(), startingBalance: "1" })),
    ).toEqual(inner("create_account", "already_exist"));
    const poor = Operation.createAccount({
      destination: Keypair.random().publicKey(),
      startingBalance: "0.9999999",
    });
    expect(await run(ada, poor)).toEqual(inner("create_account", "low_reserve"));
  });

  it("are merged into others when nothing hangs on them", async () => {
    const chidi = await world.person();
    await world.submit(chidi, [Operation.manageData({ name: "note", value: "hello" })]);
    const merge = Operation.accountMerge({ destination: ada.publicKey() });
    expect(await run(chidi, merge)).toEqual(inner("account_merge", "has_sub_entries"));
    await world.submit(chidi, [Operation.manageData({ name: "note", value: null })]);
    const before = (await account(ada)).balance;
    await world.submit(chidi, [merge]);
    await expect(account(chidi)).rejects.toThrow();
    expect((await account(ada)).balance).toBe(before + 100_000_000_000n - 400n);
  });

  it("keep data, which counts for the reserve", async () => {
    await world.submit(bayo, [Operation.manageData({ name: "colour", value: "blue" })]);
    expect((await account(bayo)).numSubEntries).toBe(1);
    await world.submit(bayo, [Operation.manageData({ name: "colour", value: "green" })]);
    expect((await account(bayo)).numSubEntries).toBe(1);
    expect(await run(bayo, Operation.manageData({ name: "size", value: null }))).toEqual(
      inner("manage_data", "name_not_found"),
    );
    await world.submit(bayo, [Operation.manageData({ name: "colour", value: null })]);
    expect((await account(bayo)).numSubEntries).toBe(0);
  });

  it("bump their sequence number, never back", async () => {
    const chidi = await world.person();
    const target = (await account(chidi)).seqNum + 1000n;
    await world.submit(chidi, [Operation.bumpSequence({ bumpTo: String(target) })]);
    expect((await account(chidi)).seqNum).toBe(target);
    await world.submit(chidi, [Operation.bumpSequence({ bumpTo: "5" })]);
    expect((await account(chidi)).seqNum).toBe(target + 1n);
  });
});

describe("payments", () => {
  it("of lumens leave the reserve alone", async () => {
    const chidi = Keypair.random();
    await world.submit(ada, [
      Operation.createAccount({ destination: chidi.publicKey(), startingBalance: "2" }),
    ]);
    const pay = (amount: string, destination = ada.publicKey()) =>
      Operation.payment({ destination, asset: Asset.native(), amount });
    expect(await run(chidi, pay("1"))).toEqual(inner("payment", "underfunded"));
    expect(await run(chidi, pay("0.9"))).toEqual(inner("payment", "success"));
    expect(await run(ada, pay("1", Keypair.random().publicKey()))).toEqual(
      inner("payment", "no_destination"),
    );
  });

  it("of issued assets need a trustline with room and authorisation", async () => {
    const pay = (from: Keypair, to: Keypair, amount: string) =>
      run(from, Operation.payment({ destination: to.publicKey(), asset: usd, amount }));
    expect(await pay(issuer, ada, "1")).toEqual(inner("payment", "no_trust"));
    await world.submit(ada, [Operation.changeTrust({ asset: usd, limit: "100" })]);
    await world.submit(bayo, [Operation.changeTrust({ asset: usd })]);
    expect(await pay(issuer, ada, "101")).toEqual(inner("payment", "line_full"));
    expect(await pay(issuer, ada, "100")).toEqual(inner("payment", "success"));
    expect(await pay(ada, bayo, "100.0000001")).toEqual(inner("payment", "underfunded"));
    expect(await pay(ada, bayo, "40")).toEqual(inner("payment", "success"));
    expect(await pay(bayo, issuer, "40")).toEqual(inner("payment", "success"));
    const remove = Operation.changeTrust({ asset: usd, limit: "0" });
    expect(await run(ada, remove)).toEqual(inner("change_trust", "invalid_limit"));
    expect(await run(bayo, remove)).toEqual(inner("change_trust", "success"));
  });

  it("wait for the issuer's approval where the issuer wants it", async () => {
    const strict = await world.person();
    const eur = new Asset("EURO1", strict.publicKey());
    await world.submit(strict, [Operation.setOptions({ setFlags: 3 })]);
    await world.submit(ada, [Operation.changeTrust({ asset: eur })]);
    const pay = Operation.payment({ destination: ada.publicKey(), asset: eur, amount: "1" });
    expect(await run(strict, pay)).toEqual(inner("payment", "not_authorized"));
    const authorise = (authorized: boolean) =>
      Operation.setTrustLineFlags({ trustor: ada.publicKey(), asset: eur, flags: { authorized } });
    expect(events(await world.submit(strict, [authorise(true)]))).toMatchObject([
      { topics: ["set_authorized"], data: true },
    ]);
    expect(await run(strict, pay)).toEqual(inner("payment", "success"));
    expect(events(await world.submit(strict, [authorise(false)]))).toMatchObject([{ data: false }]);
  });

  it("are taken back by an issuer who kept the right to", async () => {
    const strict = await world.person();
    const eur = new Asset("EURO1", strict.publicKey());
    const take = (amount: string) =>
      run(strict, Operation.clawback({ asset: eur, from: bayo.publicKey(), amount }));
    await world.submit(bayo, [Operation.changeTrust({ asset: eur })]);
    await world.submit(strict, [
      Operation.payment({ destination: bayo.publicKey(), asset: eur, amount: "5" }),
    ]);
    expect(await take("1")).toEqual(inner("clawback", "not_clawback_enabled"));
    // Revocable and clawback: for the trustlines that are opened from then on.
    await world.submit(strict, [Operation.setOptions({ setFlags: 10 })]);
    await world.submit(ada, [Operation.changeTrust({ asset: eur })]);
    await world.submit(strict, [
      Operation.payment({ destination: ada.publicKey(), asset: eur, amount: "5" }),
    ]);
    const taken = await world.submit(strict, [
      Operation.clawback({ asset: eur, from: ada.publicKey(), amount: "3" }),
    ]);
    const name = `EURO1:${strict.publicKey()}`;
    expect(events(taken)).toEqual([{ topics: ["clawback", ada.publicKey(), name], data: 30_000_000n }]);
    const more = Operation.clawback({ asset: eur, from: ada.publicKey(), amount: "2.0000001" });
    expect(await run(strict, more)).toEqual(inner("clawback", "underfunded"));
  });

  it("appear as the events of the asset's contract", async () => {
    const lumens = await world.submit(ada, [
      Operation.payment({ destination: bayo.publicKey(), asset: Asset.native(), amount: "2" }),
    ]);
    expect(events(lumens)).toEqual([
      { topics: ["transfer", ada.publicKey(), bayo.publicKey(), "native"], data: 20_000_000n },
    ]);
    const issued = await world.submit(issuer, [
      Operation.payment({ destination: ada.publicKey(), asset: usd, amount: "1" }),
    ]);
    expect(events(issued)).toEqual([
      { topics: ["mint", ada.publicKey(), `USD:${issuer.publicKey()}`], data: 10_000_000n },
    ]);
  });

  function events({ events: { contractEventsXdr } }: Settled) {
    return contractEventsXdr.flat().map(({ body }) => ({
      topics: body.v0.topics
        .map((topic) => scValToNative(topic) as unknown)
        .slice(0, body.v0.data.type === "scvBool" ? 1 : 4),
      data: scValToNative(body.v0.data) as unknown,
    }));
  }
});

describe("a transaction", () => {
  it("does all of its operations or none, and pays in any case", async () => {
    const before = (await account(ada)).balance;
    const settled = await world.submit(ada, [
      Operation.payment({ destination: bayo.publicKey(), asset: Asset.native(), amount: "5" }),
      Operation.payment({ destination: Keypair.random().publicKey(), asset: Asset.native(), amount: "5" }),
    ]);
    expect(settled.status).toBe("FAILED");
    expect((await account(ada)).balance).toBe(before - 200n);
  });

  embeddedOnly("that this ledger does not know is refused, not pretended", async () => {
    const operation = Operation.createClaimableBalance({
      asset: Asset.native(),
      amount: "1",
      claimants: [new Claimant(bayo.publicKey())],
    });
    const sent: rpc.Api.SendTransactionResponse = await world.server.sendTransaction(
      await world.build(ada, [operation]),
    );
    expect(sent.errorResult?.result.toJson()).toEqual({ tx_failed: ["op_not_supported"] });
  });
});
