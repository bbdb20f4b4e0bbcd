import { createHmac } from "node:crypto";
import { Keypair } from "@stellar/stellar-sdk/base";

/**
 * The operator's channel accounts: each gives a transaction its sequence number, so that several can be on their way at
 * once, and holds nothing but its reserve. They follow from the operator's secret, and so need no keeping.
 */
export function channelKeypairs(operator: Keypair, count: number): Keypair[] {
  return Array.from({ length: count }, (_, index) =>
    Keypair.fromRawEd25519Seed(
      createHmac("sha256", operator.rawSecretKey()).update(`ajo-channel:${index}`).digest(),
    ),
  );
}
