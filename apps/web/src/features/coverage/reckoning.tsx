import { useTranslations } from "next-intl";

/** In the place of what is covered, until that is there or reckoned. */
export function Reckoning() {
  const t = useTranslations("coverage");
  return <p className="min-h-14 text-soft">{t("reckoning")}</p>;
}
