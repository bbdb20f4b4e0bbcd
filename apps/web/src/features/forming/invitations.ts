import { fromHex, type GroupId, type Invitation, invitationMessage, isHex32, toHex } from "@ajo/schemas";
import { BrowserError } from "../errors/browser-error";
import { randomSecret } from "./secrets";

// An invitation is an ed25519 key pair: the public half is on the chain, the secret half in the link, after the #,
// where no server sees it.
const PARAMETER = "invite";

/** The link that carries an invitation. */
export const invitationLink = (origin: string, groupId: GroupId, secret: string): string =>
  `${origin}/join/${groupId}#${PARAMETER}=${secret}`;

/** The secret half in an address's fragment; null when there is none. */
export function parseInvitationSecret(fragment: string): string | null {
  const secret = new URLSearchParams(fragment.replace(/^#/, "")).get(PARAMETER);
  return secret !== null && isHex32(secret) ? secret : null;
}

/** A fresh pair, kept in this browser so that the link can be shown again. Throws StorageUnavailable. */
export async function newInvitation(groupId: GroupId): Promise<string> {
  const secret = randomSecret();
  const key = await invitationKey(secret);
  try {
    localStorage.setItem(keyOf(groupId, key), secret);
  } catch {
    throw new BrowserError("StorageUnavailable");
  }
  return key;
}

/** The public half of an invitation, by which the chain knows it. */
export async function invitationKey(secret: string): Promise<string> {
  return toHex((await pairOf(secret)).rawPublicKey());
}

/** The secret of an invitation that was made in this browser; null for one made elsewhere. */
export function findInvitation(groupId: GroupId, key: string): string | null {
  try {
    const secret = localStorage.getItem(keyOf(groupId, key));
    return secret !== null && isHex32(secret) ? secret : null;
  } catch {
    return null;
  }
}

/** Lets `member` in, and nobody else: what the link's secret signs. */
export async function signInvitation(secret: string, groupId: GroupId, member: string): Promise<Invitation> {
  const pair = await pairOf(secret);
  const signature = pair.sign(invitationMessage(groupId, member));
  return { key: toHex(pair.rawPublicKey()), signature: toHex(signature) };
}

const keyOf = (groupId: GroupId, key: string) => `ajo.invitation.1:${groupId}:${key}`;

/** Loads the Stellar library, which signs; it is no part of the first load. */
async function pairOf(secret: string) {
  const { Keypair } = await import("@stellar/stellar-sdk/base");
  return Keypair.fromRawEd25519Seed(fromHex(secret));
}
