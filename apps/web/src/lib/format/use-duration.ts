import { useTranslations } from "next-intl";
import { roughDistance, splitDuration } from "./split-duration";

/** Lengths of time in words: "every week", "3 days", "in 2 days", "5 minutes ago". */
export function useDuration() {
  const t = useTranslations("duration");
  const exact = (seconds: number) => {
    const { unit, count } = splitDuration(seconds);
    return t(unit, { count });
  };
  return {
    exact,
    every: (seconds: number) => {
      const { unit, count } = splitDuration(seconds);
      if (unit === "weeks" && count === 1) return t("weekly");
      if (unit === "weeks" && count === 2) return t("fortnightly");
      if (unit === "days" && count === 1) return t("daily");
      if (unit === "days" && count === 30) return t("monthly");
      // Where a language has genders, days may be of another than the rest.
      return t(unit === "days" ? "everyDays" : "every", { length: exact(seconds) });
    },
    fromNow: (now: Date, date: Date) => {
      const { unit, count } = roughDistance(now, date);
      const length = t(unit, { count });
      return date.getTime() >= now.getTime() ? t("in", { length }) : t("ago", { length });
    },
  };
}
