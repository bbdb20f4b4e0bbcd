import type { Journal, Position } from "./journal";

/** Keeps records for as long as the process lives. */
export class MemoryJournal implements Journal {
  readonly #records = new Map<number, Uint8Array>();
  #next = 0;

  async append(record: Uint8Array): Promise<Position> {
    const offset = this.#next;
    this.#next += 1;
    this.#records.set(offset, record);
    return { segment: 0, offset, length: record.length };
  }

  read({ offset }: Position): Uint8Array {
    const record = this.#records.get(offset);
    if (record === undefined) throw new Error("the record was pruned");
    return record;
  }

  /** Forgets all records before `position`. */
  async prune(position: Position): Promise<void> {
    for (const offset of this.#records.keys()) {
      if (offset >= position.offset) return;
      this.#records.delete(offset);
    }
  }

  async close(): Promise<void> {
    this.#records.clear();
  }
}
