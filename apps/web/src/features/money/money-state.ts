import type { PreparedTransaction, Receipt, TransactionOutcome } from "@ajo/schemas";
import type { PageError } from "../errors/page-error";
import type { MoneyIntent } from "./money-intent";
import type { MoneyRecord } from "./money-record";

/**
 * Where a person's transaction stands.
 *
 * - `check`: the server builds and simulates it.
 * - `preview`: it is said what will happen; nothing has been signed.
 * - `wallet`: the wallet is asked to sign.
 * - `sent`: signed, kept, and sent once; the first answer is awaited.
 * - `unknown`: nothing is certain; the same envelope is asked about and sent again until it is.
 * - `confirmed`: the chain has it. `projected`: the pages show it, too.
 * - `alreadyDone`: the chain says it was done before; nothing is to be signed.
 * - `failed`: it did not and cannot happen, with the reason.
 *
 * Invariant: a new envelope is built only from `idle`, `preview`, `projected`, `alreadyDone` and `failed`, and
 * `failed` is reached after signing only when the envelope can no longer be applied.
 */
export type MoneyState =
  | { phase: "idle" }
  | { phase: "check"; run: number; intent: MoneyIntent }
  | { phase: "preview"; run: number; intent: MoneyIntent; prepared: PreparedTransaction }
  | { phase: "wallet"; run: number; intent: MoneyIntent; prepared: PreparedTransaction }
  | { phase: "sent"; run: number; record: MoneyRecord }
  | { phase: "unknown"; run: number; record: MoneyRecord }
  | { phase: "confirmed"; run: number; record: MoneyRecord; receipt: Receipt }
  | { phase: "projected"; run: number; record: MoneyRecord; receipt: Receipt }
  | { phase: "alreadyDone"; run: number; intent: MoneyIntent; record: MoneyRecord | null }
  | { phase: "failed"; run: number; intent: MoneyIntent; error: PageError; record: MoneyRecord | null };

export type MoneyPhase = MoneyState["phase"];

/** What can happen. Events of a run that is over are ignored: `run` names the one they belong to. */
export type MoneyEvent =
  | { type: "begin"; run: number; intent: MoneyIntent }
  | { type: "prepared"; run: number; prepared: PreparedTransaction }
  /** The server refused to build it. `done`: because the chain shows it was done before. */
  | { type: "refused"; run: number; error: PageError; done: boolean }
  | { type: "approve"; run: number }
  /** The wallet did not sign; nothing was sent. */
  | { type: "declined"; run: number; error: PageError }
  /** Signed, and the record is in the browser's storage. */
  | { type: "signed"; run: number; record: MoneyRecord }
  /** What the chain says of the hash. `networkTime` was read before it was asked. `done`: as in `refused`. */
  | { type: "told"; run: number; outcome: TransactionOutcome; networkTime: Date; done: boolean }
  /** The answer to a sending. `onlySending`: nobody, in no tab, has sent the envelope but this once. */
  | { type: "answered"; run: number; outcome: TransactionOutcome; onlySending: boolean; done: boolean }
  /** The API refused the envelope before sending it anywhere. */
  | { type: "turnedAway"; run: number; error: PageError; onlySending: boolean }
  /** No answer came: it may or may not have been sent. */
  | { type: "lost"; run: number }
  /** The pages know the chain up to this ledger. */
  | { type: "caughtUp"; run: number; asOfLedger: number }
  /** A record of an earlier visit, or of another tab. */
  | { type: "restored"; run: number; record: MoneyRecord }
  | { type: "dismissed" };
