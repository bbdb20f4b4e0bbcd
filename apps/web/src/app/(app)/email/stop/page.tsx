import { getTranslations } from "next-intl/server";
import { StopEmailPage } from "@/features/settings/stop-email-page";

export async function generateMetadata() {
  // The link is its reader's alone.
  return {
    title: (await getTranslations("meta"))("email"),
    referrer: "no-referrer",
    robots: { index: false },
  };
}

export default function Page() {
  return <StopEmailPage />;
}
