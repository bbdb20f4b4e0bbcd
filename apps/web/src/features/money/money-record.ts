import type { PreparedTransaction, Receipt, TxHash } from "@ajo/schemas";
import type { MoneyIntent } from "./money-intent";

/**
 * What is kept about a signed transaction, written before it is first sent and until its end is known. While it
 * exists no other transaction of the account is built.
 */
export interface MoneyRecord {
  intent: MoneyIntent;
  prepared: PreparedTransaction;
  hash: TxHash;
  /** The envelope with its signature: the only one that is ever sent for this intent. */
  signedXdr: string;
  /** After this moment of the network's time it can never be applied. */
  expiresAt: Date;
  /** How often it was sent, by any tab, this time included. Counted before sending, and in the storage alone. */
  attempts: number;
  receipt: Receipt | null;
}
