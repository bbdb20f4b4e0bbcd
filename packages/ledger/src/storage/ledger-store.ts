import { mkdirSync } from "node:fs";
import { lockDirectory } from "./directory-lock";
import { FileJournal, type RecoveredRecord } from "./file-journal";
import type { Image } from "./image";
import { readNewestImage, writeImage } from "./image-files";
import type { Journal, Position } from "./journal";
import { MemoryJournal } from "./memory-journal";

/** Where a ledger keeps what it must not lose. */
export interface LedgerStore {
  readonly journal: Journal;
  /** The newest image, and all records written after it. */
  readonly recovered: { readonly image: Image | null; readonly records: readonly RecoveredRecord[] };
  /** End of what is written; null where nothing outlives the process. */
  readonly end: Position | null;
  /** Writes an image, so that the next start need not read what came before. */
  saveImage(image: Image): Promise<void>;
  /** Gives up the records before `position`. */
  prune(position: Position): Promise<void>;
  close(): Promise<void>;
}

/** Keeps everything in memory, for as long as the process lives. */
export function memoryStore(): LedgerStore {
  const journal = new MemoryJournal();
  return {
    journal,
    recovered: { image: null, records: [] },
    end: null,
    saveImage: async () => undefined,
    prune: (position) => journal.prune(position),
    close: () => journal.close(),
  };
}

/** Keeps everything in a directory, which is made if need be and belongs to one process at a time. */
export async function openDirectoryStore(directory: string): Promise<LedgerStore> {
  mkdirSync(directory, { recursive: true });
  const unlock = lockDirectory(directory);
  try {
    const image = readNewestImage(directory);
    const records: RecoveredRecord[] = [];
    const journal = await FileJournal.open(directory, image?.end ?? null, (record) => records.push(record));
    return {
      journal,
      recovered: { image, records },
      get end() {
        return journal.end;
      },
      saveImage: (saved) => writeImage(directory, saved),
      prune: (position) => journal.prune(position),
      close: async () => {
        await journal.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}
