import { EMPTY_DRAFT, type GroupDraft } from "./group-draft";

const KEY = "ajo.draft.1";

/** The draft that an earlier visit left, or null. What does not look like one is not one. */
export function loadDraft(): GroupDraft | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
    return isDraft(stored) ? stored : null;
  } catch {
    return null;
  }
}

export function saveDraft(draft: GroupDraft): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(draft));
  } catch {
    // Without storage the draft lives as long as the page.
  }
}

const listeners = new Set<() => void>();

/** The draft has become a group: whoever shows it begins a fresh one. */
export function forgetDraft(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
  for (const listener of listeners) listener();
}

/** Calls back when the draft has become a group. Returns how to stop. */
export function onDraftForgotten(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** An empty draft with a salt of its own. */
export const freshDraft = (): GroupDraft => ({ ...EMPTY_DRAFT, salt: newSalt() });

/** 32 random bytes in hex. */
function newSalt(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}

/** Whether every field is there with the type that the empty draft has. */
function isDraft(value: unknown): value is GroupDraft {
  if (typeof value !== "object" || value === null) return false;
  const fields = new Map(Object.entries(value));
  return Object.entries(EMPTY_DRAFT).every(([key, empty]) => typeof fields.get(key) === typeof empty);
}
