"use client";
import type { WalletAddress } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { useFormats } from "@/lib/format/use-formats";
import { NATIVE_COIN } from "@/lib/native-coin";
import { trpc } from "@/lib/trpc/trpc";
import { ErrorNotice } from "../errors/error-notice";
import { toPageError } from "../errors/to-page-error";

/** What the account holds, as the chain says. */
export function Balances({ address }: { address: WalletAddress }) {
  const t = useTranslations("me");
  const formats = useFormats();
  const { data: account, error } = trpc.network.account.useQuery({ address });
  if (account === undefined)
    return error === null ? <div className="skeleton h-16" /> : <ErrorNotice error={toPageError(error)} />;
  if (!account.exists) return <p>{t("noAccount")}</p>;
  return (
    <dl className="facts figures" data-columns>
      {account.balances
        .filter(({ token }) => token.issuer !== null || token.code !== NATIVE_COIN.code)
        .map(({ token, balance, hasTrustline }) => (
          <div key={token.contractId}>
            <dt>{token.code}</dt>
            <dd>{hasTrustline ? formats.amount(balance, token) : t("noTrustline")}</dd>
          </div>
        ))}
      <div>
        <dt>{t("forFees")}</dt>
        <dd>{formats.amount(account.nativeBalance, NATIVE_COIN)}</dd>
      </div>
    </dl>
  );
}
