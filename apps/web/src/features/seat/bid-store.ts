import { type GroupId, isHex32, sealBid } from "@ajo/schemas";
import { BrowserError } from "../errors/browser-error";

/** What opens a sealed bid. Known to this browser alone until then. */
export interface SecretBid {
  discountBps: number;
  /** 64 hex digits. */
  salt: string;
}

/** Whose bids: of an account, for a round of a group. */
export interface BidPlace {
  groupId: GroupId;
  round: number;
  account: string;
}

interface KeptBids {
  /** Every bid that was begun, the newest last: which of them are signed nobody knows yet. */
  begun: SecretBid[];
  /** The seal that the chain confirmed last; null when it has not been heard of. */
  sealed: string | null;
}

const NONE: KeptBids = { begun: [], sealed: null };

const keyOf = ({ groupId, round, account }: BidPlace) => `ajo.bid.2:${groupId}:${round}:${account}`;

/**
 * Keeps a bid before it is signed, beside the earlier ones: one that is not signed in the end takes nothing from the
 * one that was. A bid that cannot be opened is not worth sealing: StorageUnavailable.
 */
export function keepBid(at: BidPlace, bid: SecretBid): void {
  const { begun, sealed } = read(at);
  if (!write(at, { begun: [...begun, bid], sealed })) throw new BrowserError("StorageUnavailable");
}

/** The chain has confirmed the bid of that seal. Where that cannot be kept, the newest bid stays the one to open. */
export function confirmBid(at: BidPlace, sealed: string): void {
  write(at, { ...read(at), sealed });
}

/**
 * The bid that this browser can open: the confirmed one; the newest when this browser never heard of any; null when it
 * made none or kept nothing.
 */
export function findBid(at: BidPlace): SecretBid | null {
  const { begun, sealed } = read(at);
  return (
    begun.find(({ discountBps, salt }) => sealBid(discountBps, salt, at.account) === sealed) ??
    begun.at(-1) ??
    null
  );
}

function read(at: BidPlace): KeptBids {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(at)) ?? "null");
    return isKept(stored) ? stored : NONE;
  } catch {
    return NONE;
  }
}

function write(at: BidPlace, bids: KeptBids): boolean {
  try {
    localStorage.setItem(keyOf(at), JSON.stringify(bids));
    return true;
  } catch {
    return false;
  }
}

function isKept(value: unknown): value is KeptBids {
  if (typeof value !== "object" || value === null) return false;
  if (!("begun" in value && "sealed" in value)) return false;
  const { begun, sealed } = value;
  return (
    Array.isArray(begun) &&
    begun.every(isBid) &&
    (sealed === null || (typeof sealed === "string" && isHex32(sealed)))
  );
}

function isBid(value: unknown): value is SecretBid {
  if (typeof value !== "object" || value === null) return false;
  if (!("discountBps" in value && "salt" in value)) return false;
  const { discountBps, salt } = value;
  return Number.isInteger(discountBps) && typeof salt === "string" && isHex32(salt);
}
