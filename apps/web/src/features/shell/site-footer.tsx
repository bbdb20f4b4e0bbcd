import Link from "next/link";
import { useTranslations } from "next-intl";

export function SiteFooter() {
  const t = useTranslations("footer");
  return (
    <footer className="page mt-20 border-t border-line py-8 pb-28 text-[0.9375rem] text-soft sm:pb-10">
      <div className="flex flex-wrap justify-between gap-x-8 gap-y-2">
        <p>{t("promise")}</p>
        <p>
          <Link href="/groups" className="underline underline-offset-4">
            {t("groups")}
          </Link>
        </p>
      </div>
    </footer>
  );
}
