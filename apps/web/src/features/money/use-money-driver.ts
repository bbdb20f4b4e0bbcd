import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import { trpc } from "@/lib/trpc/trpc";
import type { WalletSession } from "../wallet/wallet-session";
import { makeMoneyPorts } from "./make-money-ports";
import { createMoneyDriver, type MoneyDriver } from "./money-driver";
import { moneyKey } from "./money-key";
import type { MoneyState } from "./money-state";
import { createMoneyStore } from "./money-store";

/** One driver for each account, wallet and network, outliving the pages: leaving one does not lose a transaction. */
const drivers = new Map<string, MoneyDriver>();

export function useMoneyDriver(
  wallet: WalletSession,
  networkPassphrase: string,
): { driver: MoneyDriver; state: MoneyState } {
  const utils = trpc.useUtils();
  const queryClient = useQueryClient();
  const [driver] = useState(() => {
    const key = moneyKey(networkPassphrase, wallet.address);
    const id = `${wallet.kind}:${key}`;
    const known = drivers.get(id);
    if (known !== undefined) return known;
    const created = createMoneyDriver(
      makeMoneyPorts({ utils, queryClient, wallet }),
      createMoneyStore(localStorage, key),
    );
    drivers.set(id, created);
    return created;
  });
  useEffect(() => void driver.resume(), [driver]);
  const state = useSyncExternalStore(driver.subscribe, driver.getState, driver.getState);
  return { driver, state };
}
