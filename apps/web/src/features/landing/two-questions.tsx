import { useTranslations } from "next-intl";

const QUESTIONS = ["drop", "stop"] as const;

/** The two things people ask before anything else, answered before anything else. */
export function TwoQuestions() {
  const t = useTranslations("landing.questions");
  return (
    <section aria-labelledby="questions" className="page mt-20 sm:mt-28">
      <h2 id="questions" className="max-w-2xl text-[clamp(1.75rem,1.2rem+2.2vw,2.75rem)]">
        {t("title")}
      </h2>
      <div className="mt-8 grid gap-x-14 gap-y-10 md:grid-cols-2">
        {QUESTIONS.map((key) => (
          <section key={key} aria-labelledby={`question-${key}`} className="border-t-4 border-indigo pt-5">
            <h3 id={`question-${key}`} className="text-2xl">
              {t(`${key}.title`)}
            </h3>
            <p className="mt-3 text-lg">{t(`${key}.short`)}</p>
            <p className="mt-3 text-soft">{t(`${key}.long`)}</p>
          </section>
        ))}
      </div>
    </section>
  );
}
