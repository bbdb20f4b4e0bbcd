import { useTranslations } from "next-intl";

/** In the place of a member's part until its code is there. */
export function PartSkeleton() {
  const t = useTranslations("states");
  return (
    <div role="status" className="skeleton h-44">
      <span className="sr-only">{t("loading")}</span>
    </div>
  );
}
