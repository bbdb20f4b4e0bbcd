import type { LedgerSummary } from "./history";

/** How many of the newest ledgers that a start finds are indexed by then: more than anything but a search for old transactions asks for. */
const RECENT = 64;

/**
 * Which ledger a transaction is in, by its hash.
 *
 * What a start finds from before is indexed only once somebody asks for a transaction that is not a recent one: to know all that is kept
 * takes longer than everything else in a start, and most runs never need it.
 */
export class TransactionIndex {
  readonly #ledgers = new Map<string, LedgerSummary>();
  #later: readonly LedgerSummary[] = [];

  add(ledger: LedgerSummary): void {
    for (const id of ledger.ids) this.#ledgers.set(id, ledger);
  }

  /** Adds ledgers from before, oldest first. */
  addKept(ledgers: readonly LedgerSummary[]): void {
    this.#later = ledgers.slice(0, -RECENT);
    for (const ledger of ledgers.slice(-RECENT)) this.add(ledger);
  }

  /** As `find`, among the ledgers of this run and the last ones before it. */
  findRecent(id: string): LedgerSummary | null {
    return this.#ledgers.get(id) ?? null;
  }

  find(id: string): LedgerSummary | null {
    const recent = this.findRecent(id);
    if (recent !== null) return recent;
    this.#indexAll();
    return this.findRecent(id);
  }

  remove(ledger: LedgerSummary): void {
    this.#indexAll();
    for (const id of ledger.ids) this.#ledgers.delete(id);
  }

  clear(): void {
    this.#ledgers.clear();
    this.#later = [];
  }

  #indexAll(): void {
    for (const ledger of this.#later) this.add(ledger);
    this.#later = [];
  }
}
