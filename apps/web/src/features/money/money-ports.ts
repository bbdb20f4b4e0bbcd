import type { PreparedTransaction, Receipt, TransactionOutcome } from "@ajo/schemas";
import type { PageError } from "../errors/page-error";
import type { MoneyIntent } from "./money-intent";
import type { MoneyRecord } from "./money-record";

/** What the money driver needs of the world: the API, the wallet, and time. */
export interface MoneyPorts {
  prepare: (intent: MoneyIntent) => Promise<PreparedTransaction>;
  /** The signed envelope. Rejects when the wallet does not sign. */
  sign: (prepared: PreparedTransaction) => Promise<string>;
  submit: (signedXdr: string) => Promise<TransactionOutcome>;
  status: (record: MoneyRecord) => Promise<TransactionOutcome>;
  /** Close time of the latest ledger. */
  networkTime: () => Promise<Date>;
  /** Whether the chain already shows what the intent wants, asked when it refuses. */
  isDone: (intent: MoneyIntent, error: PageError) => Promise<boolean>;
  /** The ledger up to which the pages know what the receipt changed. */
  asOfLedger: (record: MoneyRecord, receipt: Receipt) => Promise<number>;
  toError: (error: unknown) => PageError;
  wait: (milliseconds: number) => Promise<void>;
  /** Milliseconds since some fixed moment; only ever subtracted. */
  elapsed: () => number;
}
