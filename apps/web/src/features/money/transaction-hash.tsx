import { useTranslations } from "next-intl";
import { Copyable } from "@/design/copyable";
import { useNetwork } from "../network/use-network";

/** A transaction's hash, to copy; a link only where the network has an explorer. */
export function TransactionHash({ hash }: { hash: string }) {
  const t = useTranslations("money");
  const explorer = useNetwork().data?.explorer ?? null;
  return (
    <div className="text-[0.9375rem]">
      <p className="text-soft">{t("hash")}</p>
      <Copyable text={hash} label={t("copyHash")} copied={t("copied")} />
      {explorer !== null && (
        <a href={explorer.transaction.replace("{hash}", hash)} target="_blank" rel="noreferrer">
          {t("explorer")}
        </a>
      )}
    </div>
  );
}
