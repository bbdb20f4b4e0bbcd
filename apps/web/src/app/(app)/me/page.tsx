import { getTranslations } from "next-intl/server";
import { MePage } from "@/features/me/me-page";

export async function generateMetadata() {
  return { title: (await getTranslations("meta"))("me") };
}

export default function Page() {
  return <MePage />;
}
