"use client";
import type { WalletAddress } from "@ajo/schemas";
import dynamic from "next/dynamic";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { useNetwork } from "../network/use-network";
import { BrowserError } from "../errors/browser-error";
import { useWallet } from "../wallet/use-wallet";
import { useWalletActions } from "../wallet/wallet-provider";
import type { WalletSession } from "../wallet/wallet-session";
import type { MoneyIntent } from "./money-intent";
import { hasOpenRecord } from "./money-key";

const MoneyHost = dynamic(() => import("./money-host").then((module) => module.MoneyHost), { ssr: false });

/** An intent with a number of its own, so that the same one can be asked for twice. */
export interface MoneyRequest {
  id: number;
  intent: MoneyIntent;
  /** Who it was made for: nobody else's panel takes it up. */
  account: string;
}

/** An intent that depends on who signs: made when that is known. */
export type MakeIntent = (who: {
  account: WalletAddress;
  networkPassphrase: string;
}) => MoneyIntent | Promise<MoneyIntent>;

interface MoneyActions {
  /** Opens the panel for an intent; asks for a wallet first when there is none. Rejects when `make` does. */
  begin: (intent: MoneyIntent | MakeIntent) => Promise<void>;
}

const MoneyContext = createContext<MoneyActions | null>(null);

export function useMoney(): MoneyActions {
  const actions = useContext(MoneyContext);
  if (actions === null) throw new Error("useMoney outside MoneyProvider");
  return actions;
}

/** Keeps the code that moves money out of the first load: it comes with the first intent, or with an open transaction. */
export function MoneyProvider({ children }: { children: ReactNode }) {
  const wallet = useWallet();
  const { openWallets } = useWalletActions();
  const { data: network } = useNetwork();
  const [request, setRequest] = useState<MoneyRequest | null>(null);
  const hasOpen = useOpenRecord(network?.passphrase, wallet?.address);

  const networkPassphrase = network?.passphrase;
  const begin = useCallback(
    async (intent: MoneyIntent | MakeIntent) => {
      const { address: account } = wallet ?? (await new Promise<WalletSession>(openWallets));
      const made = typeof intent === "function" ? await make(intent, account, networkPassphrase) : intent;
      setRequest((last) => ({ id: (last?.id ?? 0) + 1, intent: made, account }));
    },
    [wallet, openWallets, networkPassphrase],
  );
  const actions = useMemo(() => ({ begin }), [begin]);
  const awake = request !== null || hasOpen;
  return (
    <MoneyContext.Provider value={actions}>
      {children}
      {awake && wallet !== null && network !== undefined && (
        <MoneyHost
          key={`${network.passphrase}:${wallet.address}`}
          wallet={wallet}
          networkPassphrase={network.passphrase}
          request={request?.account === wallet.address ? request : null}
        />
      )}
    </MoneyContext.Provider>
  );
}

function make(intent: MakeIntent, account: WalletAddress, networkPassphrase: string | undefined) {
  if (networkPassphrase === undefined) throw new BrowserError("Unreachable");
  return intent({ account, networkPassphrase });
}

/** Whether this account left a transaction open, here or in another tab. Looks for the record without reading it. */
function useOpenRecord(networkPassphrase: string | undefined, account: string | undefined): boolean {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (networkPassphrase === undefined || account === undefined) return;
    const look = () => setOpen((was) => was || hasOpenRecord(networkPassphrase, account));
    setOpen(false);
    look();
    window.addEventListener("storage", look);
    return () => window.removeEventListener("storage", look);
  }, [networkPassphrase, account]);
  return open;
}
