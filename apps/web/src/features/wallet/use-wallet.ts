import { useSyncExternalStore } from "react";
import { getWalletSession, subscribeToWalletSession, type WalletSession } from "./wallet-session";

/** Who acts in this tab: `undefined` until the browser has been asked (on the server, and while hydrating), null for nobody. */
export function useWallet(): WalletSession | null | undefined {
  return useSyncExternalStore<WalletSession | null | undefined>(
    subscribeToWalletSession,
    getWalletSession,
    () => undefined,
  );
}
