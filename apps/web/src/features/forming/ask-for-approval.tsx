"use client";
import type { GroupDetail } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { Button } from "@/design/button";
import { Notice } from "@/design/notice";
import { ShareButton } from "@/design/share-button";
import { useWallet } from "../wallet/use-wallet";
import { useWalletActions } from "../wallet/wallet-provider";

/** For who is not approved yet: a message to the organiser, with a link that has the address in it. */
export function AskForApproval({ group }: { group: GroupDetail }) {
  const t = useTranslations("forming.ask");
  const wallet = useWallet();
  const { openWallets } = useWalletActions();
  return (
    <Notice
      tone="marigold"
      title={t("title")}
      actions={
        wallet === null ? (
          <Button size="small" onClick={() => openWallets()}>
            {t("connect")}
          </Button>
        ) : (
          <ShareButton
            size="small"
            text={t("text", {
              group: group.name,
              link: `${window.location.origin}/groups/${group.id}?approve=${wallet.address}`,
            })}
            copied={t("copied")}
          >
            {t("send")}
          </ShareButton>
        )
      }
    >
      {t("help")}
    </Notice>
  );
}
