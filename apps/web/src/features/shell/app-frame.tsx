import Link from "next/link";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
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
  const t = await getTranslations("nav");
  // What only the server says stays there; the rest is what client components speak.
  const { landing: _landing, meta: _meta, rescue: _rescue, mail: _mail, ...messages } = await getMessages();
  return (
    <NextIntlClientProvider messages={messages}>
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
                <SiteFooter Anchor={Link} />
                <ServiceWorkerHost />
              </MoneyProvider>
            </WalletProvider>
          </HydrateClient>
        </ApiProvider>
      </TimeZoneProvider>
    </NextIntlClientProvider>
  );
}
