import {
  AjoError,
  type PreparedTransaction,
  type TransactionSummary,
  preparedTransactionSchema,
} from "@ajo/schemas";
import type { Transaction } from "@stellar/stellar-sdk/base";
import type { AccountEntry } from "@stellar/stellar-sdk/xdr";
import { spendableBalance } from "../account/find-account";
import type { Chain } from "../chain";
import { toHex } from "../hex";

/** How long a member has to sign. Long enough to read a wallet's prompt, short enough that "unknown" ends soon. */
const VALID_SECONDS = 120;

/** The last moment a transaction prepared now may be applied, by the network's clock. */
export function expiryAfter(closeTime: Date): Date {
  return new Date(closeTime.getTime() + VALID_SECONDS * 1000);
}

/** What the account needs in stroops for a fee: nothing where the operator pays all of them. */
export const ownShareOf = (chain: Chain, fee: bigint): bigint => (chain.sponsor?.always === true ? 0n : fee);

/** Fails with `InsufficientBalance` before a wallet is opened for a transaction that the account cannot pay for. */
export function ensureFeeIsThere(account: AccountEntry, fee: bigint): void {
  const spendable = spendableBalance(account);
  if (spendable >= fee) return;
  throw new AjoError("InsufficientBalance", `${spendable} stroops do not pay a fee of up to ${fee}`, {
    data: { token: "XLM", required: fee.toString(), available: spendable.toString() },
  });
}

export function composePrepared(
  { networkPassphrase }: Chain,
  transaction: Transaction,
  expiresAt: Date,
  summary: TransactionSummary,
): PreparedTransaction {
  return preparedTransactionSchema.parse({
    xdr: transaction.toEnvelope().toXdr("base64"),
    hash: toHex(transaction.hash()),
    networkPassphrase,
    source: transaction.source,
    maxFee: BigInt(transaction.fee),
    expiresAt,
    summary,
  } satisfies Record<keyof PreparedTransaction, unknown>);
}
