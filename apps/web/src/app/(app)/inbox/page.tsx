import { getTranslations } from "next-intl/server";
import { InboxPage } from "@/features/inbox/inbox-page";

export async function generateMetadata() {
  return { title: (await getTranslations("meta"))("inbox") };
}

/** Personal: the browser asks for what is in it, with its own cookies. */
export default function Page() {
  return <InboxPage />;
}
