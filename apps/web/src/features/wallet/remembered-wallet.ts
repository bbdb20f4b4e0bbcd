import "server-only";
import { cookies } from "next/headers";
import { parseWalletSession, WALLET_COOKIE, type WalletSession } from "./wallet-session";

/** Who acted last in this browser, by its cookie. Public knowledge, used for a first view and for nothing else. */
export function rememberedWallet(): WalletSession | null {
  return parseWalletSession(cookies().get(WALLET_COOKIE)?.value);
}
