import Link from "next/link";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { MoneyProvider } from "@/features/money/money-provider";
import { PracticeStrip } from "@/features/network/practice-strip";
import { AppHeader } from "@/features/shell/app-header";
import { ConnectionBanner } from "@/features/shell/connection-banner";
import { SiteFooter } from "@/features/shell/site-footer";
import { TimeZoneProvider } from "@/features/shell/time-zone-provider";
import { rememberedWallet } from "@/features/wallet/remembered-wallet";
import { WalletProvider } from "@/features/wallet/wallet-provider";
import { ApiProvider } from "@/lib/trpc/provider";
import { HydrateClient, prefetcher } from "@/lib/trpc/server";

export const dynamic = "force-dynamic";

export default async function AppLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("nav");
  // The landing page's texts are rendered on the server only; the rest is what client components speak.
  const { landing: _landing, meta: _meta, ...messages } = await getMessages();
  await prefetcher.network.info.prefetch();
  return (
    <NextIntlClientProvider messages={messages}>
      <TimeZoneProvider>
        <ApiProvider>
          <HydrateClient>
            <WalletProvider remembered={rememberedWallet()}>
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
              </MoneyProvider>
            </WalletProvider>
          </HydrateClient>
        </ApiProvider>
      </TimeZoneProvider>
    </NextIntlClientProvider>
  );
}
