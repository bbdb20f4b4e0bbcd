"use client";
import type { Token, WalletAddress } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { Notice } from "@/design/notice";
import { useFormats } from "@/lib/format/use-formats";
import { trpc } from "@/lib/trpc/trpc";
import { MoneyButton } from "../money/money-button";

/** Whether the account can take part: it exists, can hold the token, and has enough for a first contribution. */
export function AccountReadiness({
  address,
  token,
  needed,
}: {
  address: WalletAddress;
  token: Token;
  needed: bigint;
}) {
  const t = useTranslations("readiness");
  const formats = useFormats();
  const { data: account } = trpc.network.account.useQuery({ address });
  if (account === undefined) return null;
  if (!account.exists)
    return (
      <Notice tone="clay" title={t("noAccount")}>
        {t("noAccountHelp")}
      </Notice>
    );
  const held = account.balances.find((balance) => balance.token.contractId === token.contractId);
  if (held === undefined) return null;
  if (!held.hasTrustline) {
    return (
      <Notice
        tone="marigold"
        title={t("noTrustline", { token: token.code })}
        actions={
          <MoneyButton size="small" intent={{ kind: "trustline", token: token.contractId }}>
            {t("addTrustline", { token: token.code })}
          </MoneyButton>
        }
      >
        {t("noTrustlineHelp")}
      </Notice>
    );
  }
  if (held.balance < needed)
    return (
      <Notice tone="marigold" title={t("low", { balance: formats.amount(held.balance, token) })}>
        {t("lowHelp", { needed: formats.amount(needed, token) })}
      </Notice>
    );
  return (
    <p className="text-[0.9375rem] text-soft">
      {t("ready", { balance: formats.amount(held.balance, token) })}
    </p>
  );
}
