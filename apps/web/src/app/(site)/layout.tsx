import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AnchorButton } from "@/design/anchor-button";
import { Brand } from "@/features/shell/brand";
import { LanguageLink } from "@/features/shell/language-list";
import { SiteFooter } from "@/features/shell/site-footer";
import { SiteThemeToggle } from "@/features/landing/site-theme-toggle";

/** Pages that are rendered on the server alone: no wallet, no live data, hardly any script. */
export default async function SiteLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("nav");
  return (
    <>
      <a
        href="#main"
        className="button sr-only focus:not-sr-only focus:fixed focus:start-2 focus:top-2 focus:z-50"
        data-tone="primary"
      >
        {t("skip")}
      </a>
      <header>
        <div className="page flex flex-wrap items-center justify-between gap-x-3 py-3">
          <Brand label={t("home")} />
          <div className="flex items-center gap-1">
            <LanguageLink label={t("language")} />
            <SiteThemeToggle label={t("theme")} />
            <AnchorButton tone="quiet" size="small" href="/groups">
              {t("openApp")}
            </AnchorButton>
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="outline-none">
        {children}
      </main>
      <SiteFooter Anchor="a" />
    </>
  );
}
