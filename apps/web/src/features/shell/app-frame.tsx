import { getLocale, getTimeZone, getTranslations } from "next-intl/server";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { PageLink } from "@/design/page-link";
import { CatalogueProvider } from "@/i18n/catalogue-provider";
import { catalogueScripts } from "@/i18n/catalogue-scripts";
import { ApiProvider } from "@/lib/trpc/provider";
import { HydrateClient } from "@/lib/trpc/server";
import { MoneyProvider } from "../money/money-provider";
import { PracticeStrip } from "../network/practice-strip";
import { ServiceWorkerHost } from "../offline/service-worker-host";
import { WalletProvider } from "../wallet/wallet-provider";
import type { WalletSession } from "../wallet/wallet-session";
import { AppHeader } from "./app-header";
import { ConnectionBanner } from "./connection-banner";
import { SiteFooter } from "./site-footer";
import { TimeZoneProvider } from "./time-zone-provider";

/** What stands around every page of the app. `remembered`: who acted last in this browser. */
export async function AppFrame({
  remembered,
  children,
}: {
  remembered: WalletSession | null;
  children: ReactNode;
}) {
  const [t, locale, timeZone] = await Promise.all([getTranslations("nav"), getLocale(), getTimeZone()]);
  const nonce = headers().get("x-nonce") ?? "";
  return (
    <CatalogueProvider locale={locale} timeZone={timeZone}>
      {catalogueScripts(locale).map((src) => (
        <script key={src} async src={src} nonce={nonce} />
      ))}
      <TimeZoneProvider>
        <ApiProvider>
          <HydrateClient>
            <WalletProvider remembered={remembered}>
              <MoneyProvider>
                <a
                  href="#main"
                  className="button sr-only focus:not-sr-only focus:fixed focus:start-2 focus:top-2 focus:z-50"
                  data-tone="primary"
                >
                  {t("skip")}
                </a>
                <AppHeader />
                <PracticeStrip />
                <ConnectionBanner />
                <main id="main" tabIndex={-1} className="page pt-6 outline-none sm:pt-10">
                  {children}
                </main>
                <SiteFooter Anchor={PageLink} />
                <ServiceWorkerHost />
              </MoneyProvider>
            </WalletProvider>
          </HydrateClient>
        </ApiProvider>
      </TimeZoneProvider>
    </CatalogueProvider>
  );
}
