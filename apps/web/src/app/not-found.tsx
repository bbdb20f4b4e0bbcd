import { getTranslations } from "next-intl/server";
import { Brand } from "@/features/shell/brand";
import { NothingHere } from "@/features/shell/nothing-here";
import { SiteFooter } from "@/features/shell/site-footer";

/** Of addresses outside the app: no script is needed to say so. */
export default async function NotFound() {
  const t = await getTranslations("nav");
  return (
    <>
      <header className="page py-3">
        <Brand label={t("home")} />
      </header>
      <main id="main" className="page">
        <NothingHere />
      </main>
      <SiteFooter Anchor="a" />
    </>
  );
}
