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

/** The same, where the server sees it: the first view can then be this person's. Nothing is trusted to it. */
export const WALLET_COOKIE = "ajo_wallet";
const A_YEAR_SECONDS = 31_536_000;

/** A tab that disconnected stays so, whatever other tabs do. */
const NONE = "none";

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

export function setWalletSession(next: WalletSession | null): void {
  session = next;
  try {
    sessionStorage.setItem(KEY, next === null ? NONE : JSON.stringify(next));
    if (next === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // A browser that keeps nothing asks again after a reload.
  }
  const value = next === null ? "" : encodeURIComponent(JSON.stringify(next));
  document.cookie = `${WALLET_COOKIE}=${value}; path=/; samesite=lax; max-age=${next === null ? 0 : A_YEAR_SECONDS}`;
  for (const listener of listeners) listener();
}

export function subscribeToWalletSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function readStored(): WalletSession | null {
  try {
    return parseWalletSession(sessionStorage.getItem(KEY) ?? localStorage.getItem(KEY));
  } catch {
    return null;
  }
}

/** A session as it was kept; null for anything else. */
export function parseWalletSession(text: string | null | undefined): WalletSession | null {
  if (text === null || text === undefined || text === NONE) return null;
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
