import { accountKey } from "../state/ledger-key";
import type { LedgerHeader } from "./ledger-header";
import type { TransactionFrame } from "./transaction-frame";

export interface PendingTransaction {
  readonly frame: TransactionFrame;
  /** The latest ledger when it was found valid. */
  readonly checkedAt: LedgerHeader;
  /** Resolves when its ledger has closed and is visible, with or without it; fails if the ledger could not be closed. */
  readonly closed: Promise<void>;
  readonly settle: (failure?: Error) => void;
}

/** Valid transactions that wait for the next ledger: at most one for each source account, as in stellar-core's queue. */
export class TransactionPool {
  readonly #pending = new Map<string, PendingTransaction>();
  readonly #sources = new Map<string, string>();

  get size(): number {
    return this.#pending.size;
  }

  find(id: string): PendingTransaction | null {
    return this.#pending.get(id) ?? null;
  }

  /** Is there already a transaction of the same source? */
  hasSource(frame: TransactionFrame): boolean {
    return this.#sources.has(accountKey(frame.source));
  }

  add(frame: TransactionFrame, checkedAt: LedgerHeader): PendingTransaction {
    let settle: PendingTransaction["settle"] = () => undefined;
    const closed = new Promise<void>((resolve, reject) => {
      settle = (failure) => {
        if (failure === undefined) resolve();
        else reject(failure);
      };
    });
    // Without automine nobody waits for it.
    closed.catch(() => undefined);
    const pending = { frame, checkedAt, closed, settle };
    this.#pending.set(frame.id, pending);
    this.#sources.set(accountKey(frame.source), frame.id);
    return pending;
  }

  /** Up to `most` transactions in order of arrival. They stay until `remove`. */
  take(most: number): PendingTransaction[] {
    return [...this.#pending.values()].slice(0, most);
  }

  remove(pending: readonly PendingTransaction[], failure?: Error): void {
    for (const { frame, settle } of pending) {
      this.#pending.delete(frame.id);
      this.#sources.delete(accountKey(frame.source));
      settle(failure);
    }
  }

  /** Drops everything, for instance when time goes back to a snapshot. */
  clear(): void {
    for (const { settle } of this.#pending.values()) settle();
    this.#pending.clear();
    this.#sources.clear();
  }
}
