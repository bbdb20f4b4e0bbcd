import type { GroupId } from "@ajo/schemas";

/** What opens a sealed bid. Known to this browser alone until then. */
export interface SecretBid {
  discountBps: number;
  /** 64 hex digits. */
  salt: string;
}

const keyOf = (groupId: GroupId, round: number, account: string) =>
  `ajo.bid.1:${groupId}:${round}:${account}`;

/** The bid that this browser made; null when it made none or kept nothing. */
export function loadBid(groupId: GroupId, round: number, account: string): SecretBid | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(groupId, round, account)) ?? "null");
    return isBid(stored) ? stored : null;
  } catch {
    return null;
  }
}

/** False when the browser keeps nothing: a bid that cannot be opened is not worth sealing. */
export function saveBid(groupId: GroupId, round: number, account: string, bid: SecretBid): boolean {
  try {
    localStorage.setItem(keyOf(groupId, round, account), JSON.stringify(bid));
    return true;
  } catch {
    return false;
  }
}

function isBid(value: unknown): value is SecretBid {
  if (typeof value !== "object" || value === null) return false;
  if (!("discountBps" in value && "salt" in value)) return false;
  const { discountBps, salt } = value;
  return Number.isInteger(discountBps) && typeof salt === "string" && /^[0-9a-f]{64}$/.test(salt);
}
