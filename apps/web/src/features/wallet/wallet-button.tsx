"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/design/button";
import { Icon } from "@/design/icons";
import { useNames } from "../network/use-names";
import { useWallet } from "./use-wallet";
import { useWalletActions } from "./wallet-provider";

/** Who acts in this tab, or the way to say so. */
export function WalletButton() {
  const t = useTranslations("wallet");
  const wallet = useWallet();
  const nameOf = useNames();
  const { openWallets } = useWalletActions();
  if (wallet === null) {
    return (
      <Button size="small" onClick={() => openWallets()}>
        {t("connect")}
      </Button>
    );
  }
  return (
    <Button
      tone="quiet"
      size="small"
      className="min-w-0"
      onClick={() => openWallets()}
      aria-label={t("connectedAs", { name: nameOf(wallet.address).name })}
    >
      <Icon name="wallet" size={18} className="shrink-0" />
      <span className="truncate">{nameOf(wallet.address).name}</span>
    </Button>
  );
}
