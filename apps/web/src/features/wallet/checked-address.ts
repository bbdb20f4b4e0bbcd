import { isStrkey, type WalletAddress } from "@ajo/schemas";
import { WalletError } from "./wallet-error";

/** An address as a wallet gave it, checked. */
export function checkedAddress(text: string): WalletAddress {
  if (!isStrkey("account", text)) throw new WalletError("WalletLocked", "the wallet gave no account");
  // The brand says that the checksum was checked, which the line above does.
  return text as WalletAddress;
}
