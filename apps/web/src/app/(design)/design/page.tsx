import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import { DesignPage } from "@/features/design-page/design-page";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Design system", robots: { index: false } };

export default async function Page() {
  const { wheel } = await getMessages();
  return (
    // The wheel speaks the reader's language.
    <NextIntlClientProvider messages={{ wheel }}>
      <main lang="en" className="page py-10">
        <DesignPage />
      </main>
    </NextIntlClientProvider>
  );
}
