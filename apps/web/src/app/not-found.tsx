import { getTranslations } from "next-intl/server";
import { AnchorButton } from "@/design/anchor-button";
import { Mark } from "@/design/mark";

export default async function NotFound() {
  const t = await getTranslations("notFound");
  return (
    <div className="mx-auto grid max-w-xl justify-items-start gap-4 px-4 py-20">
      <Mark className="size-16 text-indigo" />
      <h1 className="text-3xl">{t("title")}</h1>
      <p>{t("text")}</p>
      <AnchorButton href="/groups">{t("groups")}</AnchorButton>
    </div>
  );
}
