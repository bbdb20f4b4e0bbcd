/** Classic operations: what they do, what they refuse, and the events they leave. */
import {
  Asset,
  AuthClawbackEnabledFlag,
  AuthRevocableFlag,
  Claimant,
  Keypair,
  Operation,
  scValToNative,
  type xdr,
} from "@stellar/stellar-sdk";
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

describe("claimable balances", () => {
  const balances = async (settled: Settled) => {
    const { result } = settled.resultXdr;
    const made = result.type === "txSuccess" ? result.results[0] : undefined;
    if (made?.type !== "opInner" || made.tr.type !== "createClaimableBalance") throw new Error("not made");
    if (made.tr.createClaimableBalanceResult.type !== "createClaimableBalanceSuccess")
      throw new Error("not made");
    return made.tr.createClaimableBalanceResult.balanceId.toXdr("hex");
  };
  const setAside = (amount: string, ...claimants: Claimant[]) =>
    Operation.createClaimableBalance({ asset: Asset.native(), amount, claimants });
  const claim = (balanceId: string) => Operation.claimClaimableBalance({ balanceId });

  it("wait for one of their claimants, whose condition is met, and are claimed once", async () => {
    const [chidi, dede] = [await world.person(), await world.person()];
    const { balance: before } = await account(ada);
    const settled = await world.submit(ada, [
      setAside(
        "7",
        new Claimant(chidi.publicKey(), Claimant.predicateUnconditional()),
        new Claimant(dede.publicKey(), Claimant.predicateNot(Claimant.predicateUnconditional())),
      ),
    ]);
    const balanceId = await balances(settled);
    const { balance: after, ext } = await account(ada);
    expect(after).toBe(before - 70_000_100n);
    // The reserve of each claimant is borne by who made it.
    expect(ext.type === "v1" && ext.v1.ext.type === "v2" ? ext.v1.ext.v2.numSponsoring : 0).toBe(2);
    expect(await run(bayo, claim(balanceId))).toEqual(inner("claim_claimable_balance", "cannot_claim"));
    expect(await run(dede, claim(balanceId))).toEqual(inner("claim_claimable_balance", "cannot_claim"));
    const received = await world.submit(chidi, [claim(balanceId)]);
    expect(operationResult(received)).toEqual(inner("claim_claimable_balance", "success"));
    expect((await account(chidi)).balance).toBe(100_000_000_000n + 70_000_000n - 100n);
    const released = (await account(ada)).ext;
    expect(
      released.type === "v1" && released.v1.ext.type === "v2" ? released.v1.ext.v2.numSponsoring : 0,
    ).toBe(0);
    expect(await run(chidi, claim(balanceId))).toEqual(inner("claim_claimable_balance", "does_not_exist"));
  });

  it("are for a time, if they say so", async () => {
    const chidi = await world.person();
    const over = new Claimant(chidi.publicKey(), Claimant.predicateBeforeAbsoluteTime("1"));
    const balanceId = await balances(await world.submit(ada, [setAside("1", over)]));
    expect(await run(chidi, claim(balanceId))).toEqual(inner("claim_claimable_balance", "cannot_claim"));
    const soon = new Claimant(chidi.publicKey(), Claimant.predicateBeforeRelativeTime("3600"));
    const open = await balances(await world.submit(ada, [setAside("1", soon)]));
    expect(await run(chidi, claim(open))).toEqual(inner("claim_claimable_balance", "success"));
  });

  it("are refused with the same claimant twice, or without funds", async () => {
    const refusal = async (operation: xdr.Operation) =>
      (await world.server.sendTransaction(await world.build(ada, [operation]))).errorResult?.result.toJson();
    const malformed = { tx_failed: [inner("create_claimable_balance", "malformed")] };
    expect(
      await refusal(setAside("1", new Claimant(bayo.publicKey()), new Claimant(bayo.publicKey()))),
    ).toEqual(malformed);
    expect(await run(ada, setAside("1000000", new Claimant(bayo.publicKey())))).toEqual(
      inner("create_claimable_balance", "underfunded"),
    );
  });

  it("of an asset that can be taken back are taken back by its issuer alone", async () => {
    const bank = await world.person();
    const note = new Asset("NOTE", bank.publicKey());
    await world.submit(bank, [
      Operation.setOptions({
        setFlags: AuthRevocableFlag | AuthClawbackEnabledFlag,
      }),
    ]);
    const claimants = [new Claimant(bayo.publicKey())];
    const made = await world.submit(bank, [
      Operation.createClaimableBalance({ asset: note, amount: "5", claimants }),
    ]);
    const balanceId = await balances(made);
    const takeBack = Operation.clawbackClaimableBalance({ balanceId });
    expect(await run(ada, takeBack)).toEqual(inner("clawback_claimable_balance", "not_issuer"));
    expect(await run(bayo, claim(balanceId))).toEqual(inner("claim_claimable_balance", "no_trust"));
    expect(await run(bank, takeBack)).toEqual(inner("clawback_claimable_balance", "success"));
    expect(await run(bank, takeBack)).toEqual(inner("clawback_claimable_balance", "does_not_exist"));
  });
});

describe("sponsors", () => {
  const begin = (sponsored: Keypair) =>
    Operation.beginSponsoringFutureReserves({ sponsoredId: sponsored.publicKey() });
  const end = (sponsored: Keypair) =>
    Operation.endSponsoringFutureReserves({ source: sponsored.publicKey() });
  const counts = async (keypair: Keypair) => {
    const { ext } = await account(keypair);
    if (ext.type !== "v1" || ext.v1.ext.type !== "v2") return { sponsored: 0, sponsoring: 0 };
    return { sponsored: ext.v1.ext.v2.numSponsored, sponsoring: ext.v1.ext.v2.numSponsoring };
  };
  const together = (sponsor: Keypair, sponsored: Keypair, ...operations: xdr.Operation[]) =>
    world.submit(sponsor, [begin(sponsored), ...operations, end(sponsored)], {
      fee: "1000",
      signers: [sponsor, sponsored],
    });

  it("bear the reserves of an account that has nothing, and of what it comes to own, until that goes", async () => {
    const [sponsor, chidi] = [await world.person(), Keypair.random()];
    const source = chidi.publicKey();
    const settled = await together(
      sponsor,
      chidi,
      Operation.createAccount({ destination: source, startingBalance: "0" }),
      Operation.changeTrust({ asset: usd, source }),
      Operation.manageData({ name: "kept", value: "x", source }),
      Operation.setOptions({ signer: { ed25519PublicKey: bayo.publicKey(), weight: 1 }, source }),
    );
    expect(settled.status).toBe("SUCCESS");
    expect((await account(chidi)).balance).toBe(0n);
    expect(await counts(chidi)).toEqual({ sponsored: 5, sponsoring: 0 });
    expect(await counts(sponsor)).toEqual({ sponsored: 0, sponsoring: 5 });
    await world.submit(
      sponsor,
      [
        Operation.changeTrust({ asset: usd, limit: "0", source }),
        Operation.manageData({ name: "kept", value: null, source }),
        Operation.setOptions({ signer: { ed25519PublicKey: bayo.publicKey(), weight: 0 }, source }),
      ],
      { fee: "1000", signers: [sponsor, chidi] },
    );
    expect(await counts(chidi)).toEqual({ sponsored: 2, sponsoring: 0 });
    const merge = Operation.accountMerge({ destination: chidi.publicKey() });
    expect(await run(sponsor, merge)).toEqual(inner("account_merge", "is_sponsor"));
    await world.submit(sponsor, [Operation.accountMerge({ destination: sponsor.publicKey(), source })], {
      signers: [sponsor, chidi],
    });
    expect(await counts(sponsor)).toEqual({ sponsored: 0, sponsoring: 0 });
  });

  it("are refused without the other's consent, in circles, and for themselves", async () => {
    const outcome = async (operations: xdr.Operation[]) => {
      const settled = await world.submit(ada, operations, { fee: "1000", signers: [ada, bayo] });
      return settled.resultXdr.result.toJson();
    };
    const bump = Operation.bumpSequence({ bumpTo: "0", source: bayo.publicKey() });
    expect(await outcome([begin(bayo), bump])).toBe("tx_bad_sponsorship");
    const back = Operation.beginSponsoringFutureReserves({
      sponsoredId: ada.publicKey(),
      source: bayo.publicKey(),
    });
    expect(await outcome([begin(bayo), back, end(bayo)])).toMatchObject({
      tx_failed: [
        inner("begin_sponsoring_future_reserves", "success"),
        inner("begin_sponsoring_future_reserves", "recursive"),
        inner("end_sponsoring_future_reserves", "success"),
      ],
    });
    expect(await outcome([begin(bayo), begin(bayo), end(bayo)])).toMatchObject({
      tx_failed: [{}, inner("begin_sponsoring_future_reserves", "already_sponsored"), {}],
    });
    expect(await run(bayo, end(bayo))).toEqual(inner("end_sponsoring_future_reserves", "not_sponsored"));
  });
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
});

describe("an operation that this ledger does not know", () => {
  const other = () => Keypair.random().publicKey();
  const swap = () => ({ destination: other(), destAsset: Asset.native(), sendAsset: usd, path: [] });
  const deal = () => ({ selling: Asset.native(), buying: usd, price: "1" });
  const pool = { liquidityPoolId: "ab".repeat(32), minPrice: "1", maxPrice: "1", amount: "1" };
  const unknown: Record<string, () => xdr.Operation> = {
    manageSellOffer: () => Operation.manageSellOffer({ ...deal(), amount: "1" }),
    manageBuyOffer: () => Operation.manageBuyOffer({ ...deal(), buyAmount: "1" }),
    createPassiveSellOffer: () => Operation.createPassiveSellOffer({ ...deal(), amount: "1" }),
    pathPaymentStrictReceive: () =>
      Operation.pathPaymentStrictReceive({ ...swap(), destAmount: "1", sendMax: "1" }),
    pathPaymentStrictSend: () =>
      Operation.pathPaymentStrictSend({ ...swap(), sendAmount: "1", destMin: "1" }),
    liquidityPoolDeposit: () => Operation.liquidityPoolDeposit({ ...pool, maxAmountA: "1", maxAmountB: "1" }),
    liquidityPoolWithdraw: () =>
      Operation.liquidityPoolWithdraw({ ...pool, minAmountA: "1", minAmountB: "1" }),
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- a client may send it all the same
    allowTrust: () => Operation.allowTrust({ trustor: other(), assetCode: "USD", authorize: true }),
    inflation: () => Operation.inflation({}),
    revokeSponsorship: () => Operation.revokeAccountSponsorship({ account: other() }),
  };

  embeddedOnly.each(Object.keys(unknown))("%s is refused, not pretended", async (name) => {
    const operation = unknown[name]!();
    expect(operation.body.type).toBe(name);
    const sent = await world.server.sendTransaction(await world.build(ada, [operation]));
    expect(sent.errorResult?.result.toJson()).toEqual({ tx_failed: ["op_not_supported"] });
  });
});
