import type { Metadata, Viewport } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { fontVariables } from "@/design/fonts";
import { ThemeProvider } from "@/features/shell/theme-provider";
import { FORGET_FAILED_SCRIPTS } from "@/lib/forget-failed-scripts";
import { pageMetadata } from "@/lib/page-metadata";
import { siteOrigin } from "@/lib/site-origin";
import { titleOf } from "@/lib/title-of";
import { WARM_FORMATS } from "@/lib/warm-formats";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("meta");
  return {
    ...(await pageMetadata()),
    metadataBase: siteOrigin(),
    title: { default: t("title"), template: titleOf("%s") },
    appleWebApp: { title: "Ajo", capable: true },
    icons: { icon: "/icon.svg", apple: "/icons/ajo-192.png" },
  };
}

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf8f4" },
    { media: "(prefers-color-scheme: dark)", color: "#101226" },
  ],
};

/** Every page is rendered per request: its scripts carry the nonce of that request's Content-Security-Policy. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await getLocale();
  const nonce = headers().get("x-nonce") ?? "";
  return (
    <html lang={locale} className={fontVariables} suppressHydrationWarning>
      <head>
        {/* The browser hides a nonce from whoever reads it, React included. */}
        <script
          nonce={nonce}
          suppressHydrationWarning
          dangerouslySetInnerHTML={{ __html: `${FORGET_FAILED_SCRIPTS};${WARM_FORMATS}` }}
        />
      </head>
      <body>
        <ThemeProvider nonce={nonce}>{children}</ThemeProvider>
      </body>
    </html>
  );
}
