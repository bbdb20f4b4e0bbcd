"use client";
import dynamic from "next/dynamic";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { RememberedWallet, useWallet } from "./use-wallet";
import { setWalletSession, type WalletSession } from "./wallet-session";

const WalletDialog = dynamic(() => import("./wallet-dialog").then((module) => module.WalletDialog), {
  ssr: false,
});

interface WalletActions {
  /** Opens the choice of wallets; `onConnected` goes on with what it was needed for. */
  openWallets: (onConnected?: (session: WalletSession) => void) => void;
}

const WalletContext = createContext<WalletActions | null>(null);

export function useWalletActions(): WalletActions {
  const actions = useContext(WalletContext);
  if (actions === null) throw new Error("useWalletActions outside WalletProvider");
  return actions;
}

export function WalletProvider({
  remembered,
  children,
}: {
  remembered: WalletSession | null;
  children: ReactNode;
}) {
  const [request, setRequest] = useState<{
    onConnected: ((session: WalletSession) => void) | undefined;
  } | null>(null);
  const openWallets = useCallback(
    (onConnected?: (session: WalletSession) => void) => setRequest({ onConnected }),
    [],
  );
  const actions = useMemo(() => ({ openWallets }), [openWallets]);
  return (
    <WalletContext.Provider value={actions}>
      <RememberedWallet.Provider value={remembered}>
        <WatchFreighter />
        {children}
        {request !== null && (
          <WalletDialog
            onClose={() => setRequest(null)}
            onConnected={(session) => {
              setWalletSession(session);
              setRequest(null);
              request.onConnected?.(session);
            }}
          />
        )}
      </RememberedWallet.Provider>
    </WalletContext.Provider>
  );
}

/** Follows Freighter when its account is switched. Loads nothing unless Freighter is this tab's wallet. */
function WatchFreighter() {
  const wallet = useWallet();
  const address = wallet?.kind === "freighter" ? wallet.address : null;
  useEffect(() => {
    if (address === null) return;
    let stop = () => {};
    let stopped = false;
    void import("./freighter-connector").then(({ freighterConnector }) => {
      if (stopped) return;
      stop = freighterConnector.watch((change) => {
        if (change.address !== null && change.address !== address)
          setWalletSession({ kind: "freighter", address: change.address, personName: null });
      });
    });
    return () => {
      stopped = true;
      stop();
    };
  }, [address]);
  return null;
}
