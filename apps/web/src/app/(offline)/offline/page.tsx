import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { OfflinePage } from "@/features/offline/offline-page";
import { pageMetadata } from "@/lib/page-metadata";

export async function generateMetadata() {
  return pageMetadata({ title: (await getTranslations("offline"))("metaTitle"), isPrivate: true });
}

export default function Page() {
  return (
    <Suspense>
      <OfflinePage />
    </Suspense>
  );
}
