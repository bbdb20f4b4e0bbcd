import { decodeStrkey, isStrkey } from "../ids/strkey";
import { concatBytes, u32Bytes } from "./bytes";

/** `ScValType`, `ScAddressType` and `PublicKeyType` of Stellar's XDR. */
const SCV_ADDRESS = 18;
const SC_ADDRESS_TYPE = { account: 0, contract: 1 } as const;
const PUBLIC_KEY_TYPE_ED25519 = 0;

/** An address as a contract serialises it (`Address::to_xdr`): what commitments, bids and invitations are bound to. */
export function addressXdr(address: string): Uint8Array {
  if (isStrkey("contract", address))
    return concatBytes(u32Bytes(SCV_ADDRESS), u32Bytes(SC_ADDRESS_TYPE.contract), decodeStrkey(address));
  return concatBytes(
    u32Bytes(SCV_ADDRESS),
    u32Bytes(SC_ADDRESS_TYPE.account),
    u32Bytes(PUBLIC_KEY_TYPE_ED25519),
    decodeStrkey(address),
  );
}
