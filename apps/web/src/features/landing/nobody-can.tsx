import { useTranslations } from "next-intl";
import { Icon } from "@/design/icons";

const PROMISES = ["organiser", "us", "dates", "groups"] as const;

/** What the contract makes impossible, said as plainly as what it does. */
export function NobodyCan() {
  const t = useTranslations("landing.nobody");
  return (
    <section aria-labelledby="nobody" className="page mt-20 grid gap-8 sm:mt-28 lg:grid-cols-[1fr_1.4fr]">
      <h2 id="nobody" className="max-w-md text-[clamp(1.75rem,1.2rem+2.2vw,2.75rem)]">
        {t("title")}
      </h2>
      <ul className="divide-y divide-line border-y border-line">
        {PROMISES.map((key) => (
          <li key={key} className="flex gap-4 py-4">
            <Icon name="shield" className="mt-1 shrink-0 text-leaf" />
            <p>
              <strong>{t(`${key}.title`)}</strong> <span className="text-soft">{t(`${key}.text`)}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
