import type { KeyValueStorage } from "../money-store";

/** A browser's storage, shared by the tabs that are given it. */
export function memoryStorage(): KeyValueStorage & { broken: boolean } {
  const values = new Map<string, string>();
  return {
    broken: false,
    getItem: (key) => values.get(key) ?? null,
    setItem(key, value) {
      if (this.broken) throw new DOMException("full", "QuotaExceededError");
      values.set(key, value);
    },
    removeItem: (key) => void values.delete(key),
  };
}
