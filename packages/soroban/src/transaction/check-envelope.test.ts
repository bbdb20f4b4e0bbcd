import { AjoError, type Token, tokenSchema } from "@ajo/schemas";
import { Asset, Operation, Transaction, TransactionBuilder, Networks } from "@stellar/stellar-sdk/base";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FACTORY, TOKEN } from "../../test/encode-event";
import { PASSPHRASE, scriptedChain } from "../../test/scripted-rpc";
import { EXPIRES_AT, ada, bayo, call, signed, transactionOf } from "../../test/signed-call";
import { checkEnvelope } from "./check-envelope";

const asset = new Asset("USDC", bayo.publicKey());
const usdc: Token = tokenSchema.parse({
  contractId: asset.contractId(PASSPHRASE),
  code: "USDC",
  issuer: bayo.publicKey(),
  decimals: 7,
  name: "USD Coin",
});
const chain = scriptedChain({}, [usdc]);
const check = (xdr: string) => checkEnvelope(chain, xdr);

describe("checkEnvelope lets pass", () => {
  it("a call of a group, with its hash, source and expiry", async () => {
    const transaction = transactionOf(call());
    expect(await check(signed(transaction))).toMatchObject({
      source: ada.publicKey(),
      hash: Buffer.from(transaction.hash()).toString("hex"),
      expiresAt: EXPIRES_AT,
    });
  });

  it.each([
    ["a new group", call(FACTORY, "create_group")],
    ["a trustline for a listed token", Operation.changeTrust({ asset })],
  ])("%s", async (_, operation) => {
    await expect(check(signed(transactionOf(operation)))).resolves.toHaveProperty(
      "operation.type",
      operation.body.type,
    );
  });
});

describe("checkEnvelope refuses", () => {
  it("what is no XDR of a transaction", async () => {
    await expect(check("AAAA")).rejects.toMatchObject({ code: "MalformedTransaction" });
    await expect(check("<xdr>")).rejects.toMatchObject({ code: "MalformedTransaction" });
    const whole = signed(transactionOf(call()));
    await expect(check(whole.slice(0, -8))).rejects.toMatchObject({ code: "MalformedTransaction" });
  });

  it.each([
    ["a call of a stranger's contract", [call(TOKEN, "transfer")]],
    ["an administrative call of the factory", [call(FACTORY, "propose_admin")]],
    ["a call the group does not have", [call(undefined, "__constructor")]],
    ["a payment", [Operation.payment({ asset, amount: "1", destination: bayo.publicKey() })]],
    [
      "a trustline for a token that is not listed",
      [Operation.changeTrust({ asset: new Asset("USDC", ada.publicKey()) })],
    ],
    ["two operations", [call(), call()]],
    ["no operation", []],
    ["an operation of another account", [Operation.changeTrust({ asset, source: bayo.publicKey() })]],
    ["contract code", [Operation.uploadContractWasm({ wasm: new Uint8Array([0]) })]],
  ])("%s", async (_, operations) => {
    await expect(check(signed(transactionOf(...operations)))).rejects.toMatchObject({
      code: "UnexpectedTransaction",
    });
  });

  it("a fee bump, which would have another hash than the one prepared", async () => {
    const inner = transactionOf(call());
    inner.sign(ada);
    const bump = TransactionBuilder.buildFeeBumpTransaction(bayo, "200", inner, PASSPHRASE);
    bump.sign(bayo);
    await expect(check(bump.toEnvelope().toXdr("base64"))).rejects.toMatchObject({
      code: "UnexpectedTransaction",
    });
  });

  it("what nobody signed, and what somebody else signed", async () => {
    await expect(check(transactionOf(call()).toEnvelope().toXdr("base64"))).rejects.toMatchObject({
      code: "BadSignature",
    });
    await expect(check(signed(transactionOf(call()), bayo))).rejects.toMatchObject({ code: "BadSignature" });
  });

  it.each([
    ["a public network, which it names", Networks.TESTNET, { network: Networks.TESTNET }],
    ["a network nobody knows", "Somebody's network", {}],
  ])("a signature for %s", async (_, passphrase, data) => {
    const elsewhere = new Transaction(transactionOf(call()).toEnvelope(), passphrase);
    await expect(check(signed(elsewhere))).rejects.toMatchObject({ code: "WrongNetwork", data });
  });

  it("any other text, always by one of its names", async () => {
    const genuine = Buffer.from(signed(transactionOf(call())), "base64");
    const damaged = fc
      .tuple(fc.nat(genuine.length - 1), fc.integer({ min: 1, max: 255 }))
      .map(([at, flip]) => genuine.map((byte, index) => (index === at ? byte ^ flip : byte)))
      .map((bytes) => Buffer.from(bytes).toString("base64"));
    const names = ["MalformedTransaction", "UnexpectedTransaction", "WrongNetwork", "BadSignature"];
    await fc.assert(
      fc.asyncProperty(fc.oneof(damaged, fc.base64String(), fc.string()), async (text) => {
        const code = await check(text).then(
          () => "passed",
          (error: unknown) => (error instanceof AjoError ? error.code : "no name"),
        );
        expect(names).toContain(code);
      }),
    );
  });
});
