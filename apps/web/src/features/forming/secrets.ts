import { isHex32, toHex } from "@ajo/schemas";
import { BrowserError } from "../errors/browser-error";

/** Whose secret, and for what: a group, or the salt of a group that is just being created. */
export interface SecretPlace {
  networkPassphrase: string;
  account: string;
  place: string;
}

const keyOf = ({ networkPassphrase, account, place }: SecretPlace) =>
  `ajo.secret.1:${networkPassphrase}:${account}:${place}`;

/** 32 random bytes in hex. */
export const randomSecret = (): string => toHex(crypto.getRandomValues(new Uint8Array(32)));

/**
 * The secret that helps to draw a group's order: the one kept before, or a new one. It has to outlive this page, so
 * where nothing can be kept there is none: StorageUnavailable.
 */
export function keepSecret(at: SecretPlace): string {
  const kept = findSecret(at);
  if (kept !== null) return kept;
  const secret = randomSecret();
  putSecret(at, secret);
  return secret;
}

/** The secret that this browser keeps; null when it has none. */
export function findSecret(at: SecretPlace): string | null {
  try {
    const kept = localStorage.getItem(keyOf(at));
    return kept !== null && isHex32(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** Keeps a secret that its owner brings. Throws StorageUnavailable. */
export function putSecret(at: SecretPlace, secret: string): void {
  try {
    localStorage.setItem(keyOf(at), secret);
  } catch {
    throw new BrowserError("StorageUnavailable");
  }
}

/** Once the group of a salt has an address, its founder's secret is kept for that. */
export function adoptSecret(at: SecretPlace, groupId: string): void {
  const secret = findSecret(at);
  if (secret !== null) putSecret({ ...at, place: groupId }, secret);
}
