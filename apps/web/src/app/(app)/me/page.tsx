import { getTranslations } from "next-intl/server";
import { MePage } from "@/features/me/me-page";
import { pageMetadata } from "@/lib/page-metadata";

export async function generateMetadata() {
  return pageMetadata({ title: (await getTranslations("meta"))("me"), isPrivate: true });
}

export default function Page() {
  return <MePage />;
}
