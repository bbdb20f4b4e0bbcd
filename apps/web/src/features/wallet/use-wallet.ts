import { createContext, useContext, useSyncExternalStore } from "react";
import { getWalletSession, subscribeToWalletSession, type WalletSession } from "./wallet-session";

/** Who the server was told acts here; what the first view is rendered with, on the server and while hydrating. */
export const RememberedWallet = createContext<WalletSession | null>(null);

/** Who acts in this tab; null for nobody. */
export function useWallet(): WalletSession | null {
  const remembered = useContext(RememberedWallet);
  return useSyncExternalStore(subscribeToWalletSession, getWalletSession, () => remembered);
}
