import { addressXdr } from "./address-xdr";
import { concatBytes, utf8 } from "./bytes";
import { sha256 } from "./sha256";

const DOMAIN = utf8("ajo-invitation");

/**
 * What the secret key of an invitation link signs (ed25519) so that `member` may join `groupId`. Bound to both: a
 * signature seen on the chain is of no use to anybody else.
 */
export function invitationMessage(groupId: string, member: string): Uint8Array {
  return sha256(concatBytes(DOMAIN, addressXdr(groupId), addressXdr(member)));
}
