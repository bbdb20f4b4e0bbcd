/** What is refused before it reaches a ledger, and with which of the protocol's codes. */
import { createHash } from "node:crypto";
import {
  Account,
  Asset,
  Keypair,
  Memo,
  Operation,
  SorobanDataBuilder,
  TransactionBuilder,
  type xdr,
} from "@stellar/stellar-sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { embeddedOnly, joinWorld, type Transaction, type World } from "./world";

let world: World;
let ada: Keypair;
let bayo: Keypair;

beforeAll(async () => {
  world = await joinWorld();
  [ada, bayo] = [await world.person(), await world.person()];
});
afterAll(() => world.stop());

const pay = (amount = "1") =>
  Operation.payment({ destination: bayo.publicKey(), asset: Asset.native(), amount });

async function refusal(
  transaction: Transaction | ReturnType<typeof TransactionBuilder.buildFeeBumpTransaction>,
) {
  const sent = await world.server.sendTransaction(transaction);
  expect(sent.status).toBe("ERROR");
  return sent.errorResult?.result;
}

const sequenceOf = async (keypair: Keypair) =>
  BigInt((await world.server.getAccount(keypair.publicKey())).sequenceNumber());

describe("a transaction is refused", () => {
  it("without operations", async () => {
    expect((await refusal(await world.build(ada, [])))?.type).toBe("txMissingOperation");
  });

  it("with a sequence number that is not the next", async () => {
    const sequence = (await sequenceOf(ada)) + 1n;
    expect((await refusal(await world.build(ada, [pay()], { sequence })))?.type).toBe("txBadSeq");
  });

  it("from an account that does not exist", async () => {
    const nobody = Keypair.random();
    expect((await refusal(await world.build(nobody, [pay()], { sequence: 0n })))?.type).toBe("txNoAccount");
  });

  it("unsigned, signed by somebody else, or for another network", async () => {
    expect((await refusal(await world.build(ada, [pay()], { signers: [] })))?.type).toBe("txBadAuth");
    expect((await refusal(await world.build(ada, [pay()], { signers: [bayo] })))?.type).toBe("txBadAuth");
    const elsewhere = new TransactionBuilder(new Account(ada.publicKey(), String(await sequenceOf(ada))), {
      fee: "100",
      networkPassphrase: "Some other network",
    });
    const transaction = elsewhere.addOperation(pay()).setTimeout(0).build();
    transaction.sign(ada);
    expect((await refusal(transaction))?.type).toBe("txBadAuth");
  });

  it("with a signature that nobody needed", async () => {
    expect((await refusal(await world.build(ada, [pay()], { signers: [ada, bayo] })))?.type).toBe(
      "txBadAuthExtra",
    );
  });

  it("for too low a fee, or one it cannot pay", async () => {
    expect((await refusal(await world.build(ada, [pay()], { fee: "99" })))?.type).toBe("txInsufficientFee");
    const poor = Keypair.random();
    await world.submit(ada, [
      Operation.createAccount({ destination: poor.publicKey(), startingBalance: "1" }),
    ]);
    expect((await refusal(await world.build(poor, [pay()])))?.type).toBe("txInsufficientBalance");
  });

  it("outside its time bounds", async () => {
    const { closeTime } = await world.server.getLatestLedger();
    const now = Number(closeTime);
    const early = await world.build(ada, [pay()], {
      adjust: (builder) => builder.setTimebounds(now + 600, 0),
    });
    expect((await refusal(early))?.type).toBe("txTooEarly");
    const late = await world.build(ada, [pay()], {
      adjust: (builder) => builder.setTimebounds(0, now - 600),
    });
    expect((await refusal(late))?.type).toBe("txTooLate");
  });

  it("outside its ledger bounds, or before its sequence number has aged", async () => {
    const { sequence } = await world.server.getLatestLedger();
    const bounded = (least: number, most: number) =>
      world.build(ada, [pay()], { adjust: (builder) => builder.setTimeout(0).setLedgerbounds(least, most) });
    expect((await refusal(await bounded(sequence + 100, 0)))?.type).toBe("txTooEarly");
    expect((await refusal(await bounded(0, sequence)))?.type).toBe("txTooLate");
    await world.submit(ada, [pay()]);
    const young = await world.build(ada, [pay()], {
      adjust: (builder) => builder.setTimeout(0).setMinAccountSequenceAge(3600n),
    });
    expect((await refusal(young))?.type).toBe("txBadMinSeqAgeOrGap");
  });

  embeddedOnly("until its sequence number has aged", async () => {
    const young = await world.build(ada, [pay()], {
      adjust: (builder) => builder.setTimeout(0).setMinAccountSequenceAge(3600n),
    });
    await world.control.advanceTime(3600);
    expect((await world.settle(young)).status).toBe("SUCCESS");
  });

  it("when an operation is malformed, not authorised or not known here", async () => {
    const operations = async (list: xdr.Operation[]) => {
      const result = await refusal(await world.build(ada, list));
      if (result?.type !== "txFailed") throw new Error(`refused with ${result?.type}`);
      return result.results.map((operation) => operation.toJson());
    };
    const foreign = Operation.payment({
      destination: ada.publicKey(),
      asset: Asset.native(),
      amount: "1",
      source: bayo.publicKey(),
    });
    expect(await operations([pay(), foreign])).toEqual([{ op_inner: { payment: "success" } }, "op_bad_auth"]);
    expect(await operations([Operation.inflation({})])).toEqual(["op_not_supported"]);
    const own = new Asset("USD", ada.publicKey());
    expect(await operations([Operation.changeTrust({ asset: own })])).toEqual([
      { op_inner: { change_trust: "malformed" } },
    ]);
  });
});

describe("Soroban transactions", () => {
  const upload = () => Operation.uploadContractWasm({ wasm: Buffer.from([0]) });

  it("come alone and with their resources", async () => {
    expect((await refusal(await world.build(ada, [upload()])))?.type).toBe("txMalformed");
    const data = new SorobanDataBuilder().setResourceFee(1_000_000).build();
    const two = await world.build(ada, [upload(), pay()], {
      adjust: (builder) => builder.setTimeout(0).setSorobanData(data),
    });
    expect((await refusal(two))?.type).toBe("txMalformed");
  });

  it("stay within the network's limits, pay for what they declare and carry no memo", async () => {
    const attempt = async (data: SorobanDataBuilder, memo: Memo = Memo.none()) => {
      const transaction = await world.build(ada, [upload()], {
        adjust: (builder) => builder.setTimeout(0).setSorobanData(data.build()).addMemo(memo),
      });
      const sent = await world.server.sendTransaction(transaction);
      return { type: sent.errorResult?.result.type, events: sent.diagnosticEvents?.length };
    };
    const generous = () => new SorobanDataBuilder().setResourceFee(100_000_000);
    const refused = { type: "txSorobanInvalid", events: 1 };
    expect(await attempt(generous().setResources(100_000_001, 0, 0))).toEqual(refused);
    expect(await attempt(generous().setResources(0, 0, 132_097))).toEqual(refused);
    expect(await attempt(new SorobanDataBuilder().setResourceFee(1))).toEqual(refused);
    expect(await attempt(generous(), Memo.text("no"))).toEqual(refused);
  });
});

describe("several signers", () => {
  it("reach the threshold together, each by its weight", async () => {
    const [owner, first, second] = [await world.person(), Keypair.random(), Keypair.random()];
    const add = (signer: Keypair) =>
      Operation.setOptions({ signer: { ed25519PublicKey: signer.publicKey(), weight: 1 } });
    await world.submit(owner, [
      add(first),
      add(second),
      Operation.setOptions({ masterWeight: 1, lowThreshold: 1, medThreshold: 2, highThreshold: 3 }),
    ]);
    const few = await refusal(await world.build(owner, [pay()], { signers: [owner] }));
    expect(few?.type).toBe("txFailed");
    expect((await world.submit(owner, [pay()], { signers: [first, second] })).status).toBe("SUCCESS");
    const high = await refusal(
      await world.build(owner, [add(Keypair.random())], { signers: [first, second] }),
    );
    expect(high?.type).toBe("txFailed");
  });

  it("may be the preimage of a hash", async () => {
    const owner = await world.person();
    const preimage = Buffer.from("open sesame");
    const sha256Hash = createHash("sha256").update(preimage).digest();
    await world.submit(owner, [Operation.setOptions({ signer: { sha256Hash, weight: 1 } })]);
    const transaction = await world.build(owner, [pay()], { signers: [] });
    transaction.signHashX(preimage);
    expect((await world.settle(transaction)).status).toBe("SUCCESS");
  });

  it("may be a transaction agreed on beforehand, which uses its signer up", async () => {
    const owner = await world.person();
    const sequence = (await sequenceOf(owner)) + 1n;
    const agreed = await world.build(owner, [pay()], { sequence, signers: [] });
    await world.submit(owner, [
      Operation.setOptions({ signer: { preAuthTx: Buffer.from(agreed.hash()), weight: 1 } }),
    ]);
    expect((await world.server.getAccountEntry(owner.publicKey())).signers).toHaveLength(1);
    expect((await world.settle(agreed)).status).toBe("SUCCESS");
    const account = await world.server.getAccountEntry(owner.publicKey());
    expect(account.signers).toHaveLength(0);
    expect(account.numSubEntries).toBe(0);
  });
});

describe("fee bumps", () => {
  const bump = async (inner: Transaction, signer: Keypair, baseFee = "200") => {
    const bumped = TransactionBuilder.buildFeeBumpTransaction(
      bayo.publicKey(),
      baseFee,
      inner,
      world.passphrase,
    );
    bumped.sign(signer);
    return bumped;
  };

  it("let somebody else pay, and are found under both hashes", async () => {
    const inner = await world.build(ada, [pay()]);
    const before = (await world.server.getAccountEntry(ada.publicKey())).balance;
    const bumped = await bump(inner, bayo);
    const sent = await world.server.sendTransaction(bumped);
    expect(sent.status).toBe("PENDING");
    for (const hash of [bumped.hash(), inner.hash()]) {
      const found = await world.server.getTransaction(Buffer.from(hash).toString("hex"));
      expect(found.status).toBe("SUCCESS");
    }
    expect((await world.server.getAccountEntry(ada.publicKey())).balance).toBe(before - 10_000_000n);
  });

  it("must be signed by who pays, and tell what is wrong inside", async () => {
    expect((await refusal(await bump(await world.build(ada, [pay()]), ada)))?.type).toBe("txBadAuth");
    const stale = await world.build(ada, [pay("2")], { sequence: (await sequenceOf(ada)) - 1n });
    const result = await refusal(await bump(stale, bayo));
    if (result?.type !== "txFeeBumpInnerFailed") throw new Error(`refused with ${result?.type}`);
    expect(result.innerResultPair.result.result.type).toBe("txBadSeq");
  });
});

describe("one account", () => {
  embeddedOnly("has one transaction waiting at a time", async () => {
    await world.control.setMining({ automine: false });
    const first = await world.build(ada, [pay()]);
    const second = await world.build(ada, [pay()], { sequence: (await sequenceOf(ada)) + 1n });
    expect((await world.server.sendTransaction(first)).status).toBe("PENDING");
    expect((await world.server.sendTransaction(first)).status).toBe("DUPLICATE");
    expect((await world.server.sendTransaction(second)).status).toBe("TRY_AGAIN_LATER");
    await world.control.advanceLedgers(1);
    expect((await world.server.sendTransaction(second)).status).toBe("PENDING");
    await world.control.setMining({ automine: true });
  });
});
