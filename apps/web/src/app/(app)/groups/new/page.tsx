import { getTranslations } from "next-intl/server";
import { CreateWizard } from "@/features/create/create-wizard";

export async function generateMetadata() {
  return { title: (await getTranslations("meta"))("new") };
}

export default function Page() {
  return <CreateWizard />;
}
