import { getTranslations } from "next-intl/server";
import { AnchorButton } from "@/design/anchor-button";
import { Mark } from "@/design/mark";

/** What an address is answered with that leads nowhere. */
export async function NothingHere() {
  const t = await getTranslations("notFound");
  return (
    <div className="grid max-w-xl justify-items-start gap-4 py-10 sm:py-16">
      <Mark className="size-16 text-indigo" />
      <h1 className="text-[clamp(2rem,1.3rem+3vw,3rem)]">{t("title")}</h1>
      <p>{t("text")}</p>
      <AnchorButton href="/groups">{t("groups")}</AnchorButton>
    </div>
  );
}
