import { StorageFailedError } from "../storage/errors";
import type { Image } from "../storage/image";
import type { Position } from "../storage/journal";
import type { LedgerStore } from "../storage/ledger-store";
import { encodeRecord, type JournalRecord } from "../storage/records";

/** Journal bytes after which a new image is written. */
const IMAGE_EVERY_BYTES = 8 * 1024 * 1024;

/** Writes what must not be lost: records as they come, and from time to time an image, so that a start need not read them all. */
export class RecordKeeper {
  readonly #store: LedgerStore;
  #bytesSinceImage = 0;
  #imageWritten: Promise<void> = Promise.resolve();
  #failure: StorageFailedError | null = null;

  constructor(store: LedgerStore) {
    this.#store = store;
  }

  /** Throws what made writing fail once: from then on nothing can be kept, and so nothing must be confirmed. */
  refuseIfBroken(): void {
    if (this.#failure !== null) throw this.#failure;
  }

  async append(record: JournalRecord): Promise<Position> {
    const bytes = encodeRecord(record);
    try {
      const position = await this.#store.journal.append(bytes);
      this.#bytesSinceImage += bytes.length;
      return position;
    } catch (cause) {
      this.#failure = new StorageFailedError("the ledger cannot be written", { cause });
      throw this.#failure;
    }
  }

  get isImageDue(): boolean {
    return this.#bytesSinceImage > IMAGE_EVERY_BYTES;
  }

  /** Writes `image` as it is at this moment. Ledgers may close meanwhile. */
  async saveImage(image: () => Omit<Image, "end">): Promise<void> {
    this.#bytesSinceImage = 0;
    await this.#imageWritten;
    const written = this.#store.saveImage({ ...image(), end: this.#store.end });
    this.#imageWritten = written.catch(() => undefined);
    return written;
  }

  async prune(oldest: Position): Promise<void> {
    await this.#store.prune(oldest);
  }

  async close(): Promise<void> {
    await this.#imageWritten;
    await this.#store.close();
  }
}
