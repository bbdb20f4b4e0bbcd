import { getTranslations } from "next-intl/server";
import { CreateWizard } from "@/features/create/create-wizard";
import { pageMetadata } from "@/lib/page-metadata";

export async function generateMetadata() {
  const t = await getTranslations("meta");
  return pageMetadata({ title: t("new"), description: t("newText") });
}

export default function Page() {
  return <CreateWizard />;
}
