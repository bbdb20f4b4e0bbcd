import { isStrkey, type WalletAddress } from "@ajo/schemas";
import type { WalletKind } from "./wallet-connector";

/** Who acts in this tab. Public knowledge only: an address and which wallet signs for it. */
export interface WalletSession {
  kind: WalletKind;
  address: WalletAddress;
  /** The local person's name, which the local wallet derives its key from; null for other wallets. */
  personName: string | null;
}

const KEY = "ajo.wallet.1";

/**
 * The session of this tab, kept across reloads. A tab remembers its own choice, so that two people can be played side
 * by side; a new tab starts with the last choice made anywhere.
 */
let session: WalletSession | null | undefined;
const listeners = new Set<() => void>();

export function getWalletSession(): WalletSession | null {
  if (session === undefined) session = readStored();
  return session;
}

function readStored(): WalletSession | null {
  try {
    const ofThisTab = sessionStorage.getItem(KEY);
    return ofThisTab === null ? read(localStorage.getItem(KEY)) : read(ofThisTab);
  } catch {
    return null;
  }
}

/** A tab that disconnected stays so, whatever other tabs do. */
const NONE = "none";

export function setWalletSession(next: WalletSession | null): void {
  session = next;
  try {
    sessionStorage.setItem(KEY, next === null ? NONE : JSON.stringify(next));
    if (next === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // A browser that keeps nothing asks again after a reload.
  }
  for (const listener of listeners) listener();
}

export function subscribeToWalletSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(text: string | null): WalletSession | null {
  if (text === null || text === NONE) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isSession(value) ? value : null;
  } catch {
    return null;
  }
}

function isSession(value: unknown): value is WalletSession {
  if (typeof value !== "object" || value === null) return false;
  if (!("kind" in value && "address" in value && "personName" in value)) return false;
  const { kind, address, personName } = value;
  const known = kind === "freighter" || kind === "local";
  return (
    known &&
    typeof address === "string" &&
    isStrkey("account", address) &&
    (personName === null || typeof personName === "string")
  );
}
