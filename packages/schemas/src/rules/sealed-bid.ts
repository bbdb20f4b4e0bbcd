import { addressXdr } from "./address-xdr";
import { concatBytes, fromHex, toHex, u32Bytes } from "./bytes";
import { sha256 } from "./sha256";

/** Hides a bid until it is revealed: discount in bps, a salt of 32 bytes (hex) and the bidder. Hex. */
export function sealBid(discountBps: number, salt: string, member: string): string {
  return toHex(sha256(concatBytes(u32Bytes(discountBps), fromHex(salt), addressXdr(member))));
}
