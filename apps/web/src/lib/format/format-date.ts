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

export function formatDateParts(date: Date, timeZone: string): DateParts {
  const fields = new Map(
    new Intl.DateTimeFormat("en-GB", { ...FIELDS, timeZone })
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
