/** A date never breaks over two lines. */
const NO_BREAK_SPACE = "\u00a0";

/** Pieces of one moment in one time zone. Assembled here, because how `Intl` joins them differs between engines. */
export interface DateParts {
  weekday: string;
  /** `12 Mar 2026` */
  day: string;
  /** `14:00` */
  time: string;
}

export function formatDateParts(date: Date, tag: string, timeZone: string): DateParts {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tag, { ...options, timeZone }).format(date);
  return {
    weekday: part({ weekday: "short" }),
    day: [part({ day: "numeric" }), part({ month: "short" }), part({ year: "numeric" })].join(NO_BREAK_SPACE),
    time: part({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
  };
}
