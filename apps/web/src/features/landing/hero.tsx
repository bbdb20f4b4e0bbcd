import { useTranslations } from "next-intl";
import { AnchorButton } from "@/design/anchor-button";
import { ExampleWheel } from "./example-wheel";

export function Hero() {
  const t = useTranslations("landing.hero");
  return (
    <section aria-labelledby="hero" className="page">
      <div className="hero-cloth overflow-hidden rounded-[2rem] bg-night text-on-night">
        <div className="grid items-center gap-8 px-6 py-10 sm:px-10 lg:grid-cols-[1.1fr_1fr] lg:gap-4 lg:px-14 lg:py-14">
          <div className="max-w-xl">
            <p className="font-semibold text-marigold">{t("kicker")}</p>
            <h1
              id="hero"
              className="mt-3 text-[clamp(2.375rem,1.2rem+5vw,4.25rem)] leading-[1.02] font-extrabold"
            >
              {t("title")}
            </h1>
            <p className="mt-5 text-lg text-on-night-soft">{t("text")}</p>
            <div className="mt-7 flex flex-wrap gap-3">
              <AnchorButton tone="marigold" href="/groups/new">
                {t("start")}
              </AnchorButton>
              <AnchorButton
                tone="quiet"
                className="border-on-night-soft! text-on-night! hover:bg-transparent! hover:underline"

                href="/groups?open=yes"
              >
                {t("see")}
              </AnchorButton>
            </div>
          </div>
          <ExampleWheel />
        </div>
      </div>
    </section>
  );
}
