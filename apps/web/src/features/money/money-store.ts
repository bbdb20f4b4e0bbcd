import superjson from "superjson";
import type { MoneyRecord } from "./money-record";

/** Where the open transaction of one account on one network is kept, so that a reload or another tab finds it. */
export interface MoneyStore {
  load: () => MoneyRecord | null;
  /** Throws when the browser keeps nothing: then nothing may be sent. */
  save: (record: MoneyRecord) => void;
  /** Writes what became known of the stored record of `hash`, and leaves the rest of it as it is; another's stays. */
  change: (hash: string, known: Partial<Pick<MoneyRecord, "attempts" | "receipt">>) => void;
  /** Forgets the record of `hash`; another's stays. */
  clear: (hash: string) => void;
  /** Calls back when another tab keeps a record. Returns how to stop. */
  watch: (onRecord: (record: MoneyRecord) => void) => () => void;
}

export type KeyValueStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

export function createMoneyStore(storage: KeyValueStorage, key: string): MoneyStore {
  const parse = (text: string | null): MoneyRecord | null => {
    if (text === null) return null;
    try {
      // Written by `save` below and by nothing else; a text that does not parse is no record.
      return superjson.parse<MoneyRecord>(text);
    } catch {
      return null;
    }
  };
  const load = () => parse(storage.getItem(key));
  return {
    load,
    save: (record) => storage.setItem(key, superjson.stringify(record)),
    change: (hash, known) => {
      const kept = load();
      if (kept?.hash === hash) storage.setItem(key, superjson.stringify({ ...kept, ...known }));
    },
    clear: (hash) => {
      if (load()?.hash === hash) storage.removeItem(key);
    },
    watch: (onRecord) => {
      if (typeof window === "undefined") return () => undefined;
      const listen = (event: StorageEvent) => {
        const record = event.key === key ? parse(event.newValue) : null;
        if (record !== null) onRecord(record);
      };
      window.addEventListener("storage", listen);
      return () => window.removeEventListener("storage", listen);
    },
  };
}
