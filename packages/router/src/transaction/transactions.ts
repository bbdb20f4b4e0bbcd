import {
  AjoError,
  isRetryable,
  type PreparedTransaction,
  type TransactionOutcome,
  type TxHash,
  type WalletAddress,
} from "@ajo/schemas";
import { LRUCache } from "lru-cache";
import type { Log } from "../log";
import type { ChainPort } from "../ports/chain";
import type { DatabasePort, StoredIntent } from "../ports/database";

/** How the operator pays members' fees. */
export interface SponsorshipTerms {
  /** Every fee, or only of transactions that do not get in with their own. */
  when: "always" | "stuck";
  /** Transactions of one address within 24 hours. */
  perDay: number;
}

interface Parts {
  chain: Pick<ChainPort, "checkEnvelope" | "submit" | "getOutcome">;
  database: Pick<DatabasePort, "intents">;
  log: Log;
  /** Null where everybody pays their own fees. */
  sponsorship: SponsorshipTerms | null;
  /** What is remembered of an account's transactions has changed. */
  onWritten: (source: WalletAddress) => void;
  /** A transaction has ended well. */
  onConfirmed: (outcome: Extract<TransactionOutcome, { status: "confirmed" }>) => void;
}

/** As long as the chain client follows a transaction, and a bit: until then nobody else looks after it. */
const LEASE_SECONDS = 35;
const CLAIM_LIMIT = 20;
/** Many times the payments of one server within the life of an envelope. */
const REMEMBERED = 1_000;

/**
 * Members' transactions from preparation to receipt. What is signed is stored before it is sent, so whatever happens
 * to this process, another one (or this one, started again) sees it through.
 *
 * An end is only written down on proof: the chain's own word; its clock past the time bounds; or a refusal that
 * answers the one and only sending, since a refusal of a second one may be because of the first.
 *
 * The database is a help and no condition: while it is away, transactions are sent all the same. What was sent and
 * how it ended is then known to this process alone (and to the page that sent it, which counts for itself).
 */
export class Transactions {
  readonly #parts: Parts;
  #timer: NodeJS.Timeout | undefined;
  #following: Promise<void> | null = null;
  readonly #ends = new LRUCache<TxHash, TransactionOutcome>({ max: REMEMBERED });
  readonly #sentUncounted = new LRUCache<TxHash, true>({ max: REMEMBERED });

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Remembers what was prepared. */
  async prepared(prepared: PreparedTransaction): Promise<PreparedTransaction> {
    const { hash, source, expiresAt, summary } = prepared;
    await this.#remember("prepared", (intents) => intents.prepare({ hash, source, expiresAt, summary }));
    this.#parts.onWritten(source);
    return prepared;
  }

  /** Sends a signed envelope and follows it; whoever sends it again, from wherever, gets the same end. */
  async submit(xdr: string): Promise<TransactionOutcome> {
    const { hash, source, expiresAt } = await this.#parts.chain.checkEnvelope(xdr);
    const intent = await this.#remember("signed", (intents) =>
      intents.sign({ hash, source, expiresAt, envelope: xdr }, LEASE_SECONDS),
    );
    this.#parts.onWritten(source);
    if (intent !== null && intent.outcome.status !== "unknown") return intent.outcome;
    const ended = this.#ends.get(hash);
    if (ended !== undefined) return ended;
    return this.#send(hash, expiresAt, xdr, intent);
  }

  /** Where a transaction stands: as it was written down, else as the chain says now. */
  async status(hash: TxHash, expiresAt: Date | undefined): Promise<TransactionOutcome> {
    const known = await this.#remember("looked up", (intents) => intents.find(hash));
    if (known !== null && known.outcome.status !== "unknown") return known.outcome;
    const outcome = await this.#parts.chain.getOutcome(hash, known?.expiresAt ?? expiresAt);
    return known === null ? (this.#ends.get(hash) ?? outcome) : this.#settle(hash, outcome);
  }

  /** Looks after what nobody looks after, now and then until `stop`. */
  start(intervalMs: number): void {
    this.#timer ??= setInterval(() => this.#followSoon(), intervalMs).unref();
    this.#followSoon();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = undefined;
    await this.#following;
  }

  /** Takes over signed transactions whose server is gone, and sees each as far as it gets. */
  async follow(): Promise<void> {
    const { database, log } = this.#parts;
    const orphans = await database.intents.claim({ limit: CLAIM_LIMIT, leaseSeconds: LEASE_SECONDS });
    await Promise.all(
      orphans.map((intent) =>
        this.#resume(intent).catch((error: unknown) => {
          if (!isRetryable(error))
            log.error({ err: error, hash: intent.hash }, "a transaction cannot be followed");
        }),
      ),
    );
  }

  async #resume({ hash, source, expiresAt, envelope }: StoredIntent): Promise<void> {
    const { chain, database, log } = this.#parts;
    log.info({ hash }, "going on with a transaction");
    const outcome = await this.#settle(hash, await chain.getOutcome(hash, expiresAt ?? undefined));
    if (outcome.status !== "unknown" || envelope === null) return;
    const intent = await database.intents.sign({ hash, source, expiresAt, envelope }, LEASE_SECONDS);
    if (intent.outcome.status === "unknown") await this.#send(hash, expiresAt, envelope, intent);
  }

  async #send(
    hash: TxHash,
    expiresAt: Date | null,
    xdr: string,
    intent: StoredIntent | null,
  ): Promise<TransactionOutcome> {
    const { chain } = this.#parts;
    const sponsored = await this.#mayBeSponsored(hash, intent);
    if (intent === null) this.#sentUncounted.set(hash, true);
    const outcome = await chain.submit(xdr, { sponsored });
    if (outcome.status !== "failed") return this.#settle(hash, outcome);
    const isOnlySending = intent?.sends === 1 && !this.#sentUncounted.has(hash);
    const refused = isOnlySending ? await this.#settle(hash, outcome, 1) : null;
    if (refused?.status === "failed" || refused?.status === "confirmed") return refused;
    return this.#settle(hash, await chain.getOutcome(hash, expiresAt ?? undefined));
  }

  /** The operator pays always, or where the first sending led nowhere; and only what is written down. */
  async #mayBeSponsored(hash: TxHash, intent: StoredIntent | null): Promise<boolean> {
    const { sponsorship } = this.#parts;
    if (sponsorship === null || intent === null) return false;
    if (sponsorship.when === "stuck" && intent.sends === 1) return false;
    const allowed = await this.#remember("sponsored", (intents) => intents.sponsor(hash, sponsorship.perDay));
    return allowed ?? false;
  }

  /** Writes an end down and answers what is true then: an earlier end, or, if this one is no proof, still unknown. */
  async #settle(hash: TxHash, outcome: TransactionOutcome, sends?: number): Promise<TransactionOutcome> {
    if (outcome.status === "confirmed") this.#parts.onConfirmed(outcome);
    if (outcome.status === "unknown") return outcome;
    const settled = await this.#remember("settled", (intents) => intents.settle(hash, outcome, sends));
    if (settled !== null) this.#parts.onWritten(settled.source);
    const end: TransactionOutcome =
      settled?.outcome ?? (sends === undefined ? outcome : { status: "unknown", hash });
    if (end.status !== "unknown") this.#ends.set(hash, end);
    return end;
  }

  /** Null when the database cannot be asked: then the chain alone remembers. */
  async #remember<T>(
    step: string,
    work: (intents: DatabasePort["intents"]) => Promise<T>,
  ): Promise<T | null> {
    try {
      return await work(this.#parts.database.intents);
    } catch (error) {
      if (!isRetryable(error)) throw error;
      this.#parts.log.warn({ err: error, step }, "a transaction's step was not written down");
      return null;
    }
  }

  #followSoon(): void {
    this.#following ??= this.follow()
      .catch((error: unknown) => {
        if (!(error instanceof AjoError) || !isRetryable(error))
          this.#parts.log.error({ err: error }, "open transactions cannot be followed");
      })
      .finally(() => {
        this.#following = null;
      });
  }
}
