import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { OfflinePage } from "@/features/offline/offline-page";

export async function generateMetadata() {
  return { title: (await getTranslations("offline"))("metaTitle"), robots: { index: false } };
}

export default function Page() {
  return (
    <Suspense>
      <OfflinePage />
    </Suspense>
  );
}
