import { FeeBumpTransaction, Transaction, TransactionBuilder } from "@stellar/stellar-sdk/base";
import { describe, expect, it } from "vitest";
import { FACTORY } from "../../test/encode-event";
import { PASSPHRASE, scriptedChain } from "../../test/scripted-rpc";
import { bayo, call, signed, transactionOf } from "../../test/signed-call";
import { payFee } from "./pay-fee";

const transaction = () => new Transaction(signed(transactionOf(call(FACTORY, "create_group"))), PASSPHRASE);
const chainAt = (inclusionFee: bigint) => ({
  ...scriptedChain({}),
  fees: { inclusionFee: async () => inclusionFee },
});

async function carrier(inclusionFee: bigint, maxFee: bigint): Promise<FeeBumpTransaction | null> {
  const xdr = await payFee(chainAt(inclusionFee), transaction(), { keypair: bayo, maxFee });
  if (xdr === null) return null;
  const parsed = TransactionBuilder.fromXdr(xdr, PASSPHRASE);
  if (!(parsed instanceof FeeBumpTransaction)) throw new Error("not a fee bump");
  return parsed;
}

describe("a transaction whose fee the operator pays", () => {
  it("stays what it was, inside an envelope of the operator's", async () => {
    const carried = await carrier(100n, 1_000_000n);
    expect(carried?.feeSource).toBe(bayo.publicKey());
    expect(carried?.innerTransaction.toXdr()).toBe(transaction().toXdr());
    expect(bayo.verify(carried!.hash(), carried!.signatures[0]!.signature.toBytes())).toBe(true);
  });

  it("bids above the market, for the carrier as well, and never above the operator's limit", async () => {
    expect((await carrier(5_000n, 1_000_000n))?.fee).toBe("20000");
    expect((await carrier(5_000n, 7_000n))?.fee).toBe("7000");
  });

  it("is not carried when the member's own bid is above the limit", async () => {
    expect(await carrier(100n, 199n)).toBeNull();
    expect((await carrier(100n, 200n))?.fee).toBe("200");
  });
});
