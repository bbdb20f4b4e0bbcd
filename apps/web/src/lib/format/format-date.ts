import { keep } from "./keep";
import { ownTimeZone } from "./time-zone";

export const MONTHS = [
  "jan",
  "feb",
  "mar",
  "apr",
  "may",
  "jun",
  "jul",
  "aug",
  "sep",
  "oct",
  "nov",
  "dec",
] as const;
export type Month = (typeof MONTHS)[number];
export const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/**
 * Pieces of one moment in one time zone. The names come from the catalogues and are put together there, because
 * engines differ in both, and know none of Yoruba, Hausa and Igbo.
 */
export interface DateParts {
  year: number;
  month: Month;
  day: number;
  weekday: Weekday;
  /** `14:00` */
  time: string;
}

/**
 * UTC and the reader's own zone are what `Date` itself counts in, which costs nothing. The first formatter of a page
 * costs a phone 50 ms, and each further one a few, so the others are kept.
 */
export function formatDateParts(date: Date, timeZone: string): DateParts {
  if (timeZone === "UTC") return partsInUtc(date);
  if (timeZone === ownTimeZone())
    return partsInUtc(new Date(date.getTime() - date.getTimezoneOffset() * 60_000));
  return partsByIntl(date, timeZone);
}

const partsInUtc = (date: Date): DateParts => ({
  year: date.getUTCFullYear(),
  month: MONTHS[date.getUTCMonth()] ?? "jan",
  day: date.getUTCDate(),
  weekday: WEEKDAYS[date.getUTCDay()] ?? "sun",
  time: clock(date.getUTCHours(), date.getUTCMinutes()),
});

const clock = (hour: number, minute: number) =>
  `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;

const FIELDS = {
  calendar: "gregory",
  numberingSystem: "latn",
  hourCycle: "h23",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  weekday: "short",
  hour: "2-digit",
  minute: "2-digit",
} as const;
const formatterOf = keep((timeZone: string) => new Intl.DateTimeFormat("en-GB", { ...FIELDS, timeZone }));

function partsByIntl(date: Date, timeZone: string): DateParts {
  const fields = new Map(
    formatterOf(timeZone)
      .formatToParts(date)
      .map(({ type, value }) => [type, value]),
  );
  const text = (type: Intl.DateTimeFormatPartTypes) => fields.get(type) ?? "";
  const weekday = text("weekday").slice(0, 3).toLowerCase();
  return {
    year: Number(text("year")),
    month: MONTHS[Number(text("month")) - 1] ?? "jan",
    day: Number(text("day")),
    weekday: WEEKDAYS.find((name) => name === weekday) ?? "sun",
    time: `${text("hour")}:${text("minute")}`,
  };
}
