import type { Token } from "@ajo/schemas";
import { FORMAT_TAGS, type Locale } from "@/i18n/locales";
import { formatAmount } from "./format-amount";
import { formatDateParts } from "./format-date";
import { timeZonePlace } from "./time-zone";

/** Words that dates need and engines do not agree on. */
export interface DateWords {
  zone: (place: string) => string;
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
  /** `Lagos time`, or the zone's own name when it is no place. */
  zone: string;
}

const TWO_DAYS_SECONDS = 172_800;

export function makeFormats(locale: Locale, timeZone: string, words: DateWords): Formats {
  const tag = FORMAT_TAGS[locale];
  const place = timeZonePlace(timeZone);
  const zone = place === null ? timeZone : words.zone(place);
  const parts = (date: Date) => formatDateParts(date, tag, timeZone);
  const day = (date: Date) => parts(date).day;
  return {
    amount: (amount, token) => formatAmount(amount, token, tag),
    day,
    dateTime: (date) => words.dateTime({ ...parts(date), zone }),
    due: (date, frequencySeconds) =>
      frequencySeconds < TWO_DAYS_SECONDS ? `${day(date)}, ${parts(date).time}` : day(date),
    number: (value) => new Intl.NumberFormat(tag).format(value),
    zone,
  };
}
