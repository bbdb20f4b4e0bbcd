import type { Token } from "@ajo/schemas";
import { LANGUAGES, type Locale } from "@/i18n/locales";
import { formatAmount } from "./format-amount";
import { formatDateParts, type Month, type Weekday } from "./format-date";
import { formatNumber } from "./format-number";
import { timeZonePlace } from "./time-zone";

/** Words that dates need and engines do not agree on. */
export interface DateWords {
  zone: (place: string) => string;
  month: (month: Month) => string;
  weekday: (weekday: Weekday) => string;
  date: (parts: { day: string; month: string; year: string }) => string;
  dateTime: (parts: { weekday: string; day: string; time: string; zone: string }) => string;
}

/** Everything a page formats with: one language and one time zone, the same on server and browser. */
export interface Formats {
  amount: (amount: bigint, token: Pick<Token, "code" | "decimals">) => string;
  /** `12 Mar 2026` */
  day: (date: Date) => string;
  /** `Thu 12 Mar 2026, 14:00 Lagos time`: for anything that money depends on. */
  dateTime: (date: Date) => string;
  /** The day; with the time when rounds are shorter than two days. */
  due: (date: Date, frequencySeconds: number) => string;
  number: (value: number) => string;
  /** Basis points as `2.5 %`. */
  percent: (bps: number) => string;
  /** `Lagos time`, or the zone's own name when it is no place. */
  zone: string;
}

const TWO_DAYS_SECONDS = 172_800;
/** A date never breaks over two lines. */
const NO_BREAK_SPACE = "\u00a0";

export function makeFormats(locale: Locale, timeZone: string, words: DateWords): Formats {
  const tag = LANGUAGES[locale].formatTag;
  const place = timeZonePlace(timeZone);
  const zone = place === null ? timeZone : words.zone(place);
  const parts = (date: Date) => formatDateParts(date, timeZone);
  const day = (date: Date) => {
    const { day: dayOfMonth, month, year } = parts(date);
    const text = words.date({ day: String(dayOfMonth), month: words.month(month), year: String(year) });
    return text.replaceAll(" ", NO_BREAK_SPACE);
  };
  return {
    amount: (amount, token) => formatAmount(amount, token, tag),
    day,
    dateTime: (date) => {
      const { weekday, time } = parts(date);
      return words.dateTime({ weekday: words.weekday(weekday), day: day(date), time, zone });
    },
    due: (date, frequencySeconds) =>
      frequencySeconds < TWO_DAYS_SECONDS ? `${day(date)}, ${parts(date).time}` : day(date),
    number: (value) => formatNumber(value, tag),
    percent: (bps) => `${formatNumber(bps / 100, tag)}${NO_BREAK_SPACE}%`,
    zone,
  };
}
