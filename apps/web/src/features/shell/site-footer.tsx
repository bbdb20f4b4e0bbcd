import { useTranslations } from "next-intl";
import type { AnchorComponent } from "@/design/anchor-component";
import { LanguageList } from "./language-list";

/** `Anchor`: a plain link where nothing else needs script, the app's own elsewhere. */
export function SiteFooter({ Anchor }: { Anchor: AnchorComponent }) {
  const t = useTranslations("footer");
  return (
    <footer className="page mt-20 pb-28 text-[0.9375rem] text-soft sm:pb-10">
      <div className="flex flex-wrap justify-between gap-x-8 gap-y-2 border-t border-line pt-8">
        <p>{t("promise")}</p>
        <p>
          <Anchor href="/groups" className="underline underline-offset-4">
            {t("groups")}
          </Anchor>
        </p>
      </div>
      <div className="mt-5">
        <LanguageList />
      </div>
    </footer>
  );
}
