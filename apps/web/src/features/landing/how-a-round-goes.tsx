import { useTranslations } from "next-intl";
import { TinyWheel } from "../group/tiny-wheel";

const STEPS = [
  {
    key: "gather",
    wheel: { status: "forming", memberCount: 5, maxMembers: 8, currentRound: 0, totalRounds: 0 },
  },
  { key: "pay", wheel: { status: "active", memberCount: 8, maxMembers: 8, currentRound: 1, totalRounds: 8 } },
  {
    key: "turn",
    wheel: { status: "active", memberCount: 8, maxMembers: 8, currentRound: 5, totalRounds: 8 },
  },
  {
    key: "end",
    wheel: { status: "completed", memberCount: 8, maxMembers: 8, currentRound: 8, totalRounds: 8 },
  },
] as const;

/** From the first seat to the last payout, in four pictures. */
export function HowARoundGoes() {
  const t = useTranslations("landing.steps");
  return (
    <section aria-labelledby="steps" className="mt-20 bg-sunk py-16 sm:mt-28 sm:py-20">
      <div className="page">
        <h2 id="steps" className="text-[clamp(1.75rem,1.2rem+2.2vw,2.75rem)]">
          {t("title")}
        </h2>
        <ol className="mt-8 grid gap-x-10 gap-y-10 sm:grid-cols-2 lg:grid-cols-4">
          {STEPS.map(({ key, wheel }) => (
            <li key={key}>
              <TinyWheel group={wheel} className="size-28" />
              <h3 className="mt-4 text-xl">{t(`${key}.title`)}</h3>
              <p className="mt-1.5 text-soft">{t(`${key}.text`)}</p>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}
