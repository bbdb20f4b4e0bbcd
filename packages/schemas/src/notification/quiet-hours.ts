/** Minutes of the day in a time zone; `from` after `until` spans midnight, equal ones are no hours at all. */
export interface QuietHours {
  timeZone: string;
  from: number;
  until: number;
}

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;

/** The minute of the day (0..1439) that clocks show in a time zone. */
export function minuteOfDay(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    ...{ timeZone, hourCycle: "h23", hour: "2-digit", minute: "2-digit" },
  }).formatToParts(at);
  const number = (type: "hour" | "minute") => Number(parts.find((part) => part.type === type)?.value);
  return number("hour") * 60 + number("minute");
}

export function isQuiet(at: Date, { timeZone, from, until }: QuietHours): boolean {
  const minute = minuteOfDay(at, timeZone);
  return from <= until ? minute >= from && minute < until : minute >= from || minute < until;
}

/**
 * When something may leave that is ready at `at`: at once, or at the end of the quiet hours. Where clocks are moved
 * in between, it is looked at again then: the answer is never within quiet hours.
 */
export function afterQuietHours(at: Date, hours: QuietHours): Date {
  let ready = at;
  // Clocks move by an hour or two, once: a second look is enough, and a third for zones that nobody thought of.
  for (let looks = 0; looks < 3 && isQuiet(ready, hours); looks++) {
    const left = (hours.until - minuteOfDay(ready, hours.timeZone) + DAY_MINUTES) % DAY_MINUTES;
    ready = new Date(Math.floor(ready.getTime() / MINUTE_MS) * MINUTE_MS + left * MINUTE_MS);
  }
  return ready;
}
