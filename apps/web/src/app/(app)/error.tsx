"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/design/button";

/** A mistake of ours while drawing a page: said plainly, with a way on. */
export default function PageError({ reset }: { error: Error; reset: () => void }) {
  const t = useTranslations("states");
  return (
    <div role="alert" className="mx-auto grid max-w-xl gap-4 py-16">
      <h1 className="text-3xl">{t("brokenTitle")}</h1>
      <p>{t("brokenText")}</p>
      <Button className="justify-self-start" onClick={reset}>
        {t("tryAgain")}
      </Button>
    </div>
  );
}
