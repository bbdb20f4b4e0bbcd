import { type Keypair, type Transaction, TransactionBuilder } from "@stellar/stellar-sdk/base";
import type { Chain } from "../chain";

/** Who pays fees for members, and how much of one transaction at most, in stroops. */
export interface Sponsor {
  keypair: Keypair;
  maxFee: bigint;
}

/** A fee-bump envelope counts as one operation more than what it carries. */
const OPERATIONS = 2n;
/** Above the market, because this is also how a transaction that is stuck gets in. */
const ABOVE_MARKET = 2n;

/**
 * The member's signed transaction, carried by one that the operator pays for (CAP-15): base64 XDR. Its own hash, its
 * sequence number and its time bounds stay what they were, so it can still be applied only once, by whichever
 * envelope arrives first. Null when that would cost more than the operator allows.
 */
export async function payFee(
  chain: Chain,
  transaction: Transaction,
  sponsor: Sponsor,
): Promise<string | null> {
  const resourceFee = resourceFeeOf(transaction);
  const own = BigInt(transaction.fee) - resourceFee;
  const market = (await chain.fees.inclusionFee()) * ABOVE_MARKET;
  const affordable = (sponsor.maxFee - resourceFee) / OPERATIONS;
  // The network refuses a bid below the one that it carries.
  if (affordable < own) return null;
  const bid = market < own ? own : market > affordable ? affordable : market;
  const carrier = TransactionBuilder.buildFeeBumpTransaction(
    sponsor.keypair,
    bid.toString(),
    transaction,
    chain.networkPassphrase,
  );
  carrier.sign(sponsor.keypair);
  return carrier.toEnvelope().toXdr("base64");
}

function resourceFeeOf(transaction: Transaction): bigint {
  const envelope = transaction.toEnvelope();
  if (envelope.type !== "envelopeTypeTx") return 0n;
  const { ext } = envelope.value.tx;
  return ext.type === "sorobanData" ? ext.value.resourceFee : 0n;
}
