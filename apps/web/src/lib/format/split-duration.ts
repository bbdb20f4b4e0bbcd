export type DurationUnit = "weeks" | "days" | "hours" | "minutes" | "seconds";

const SECONDS: Record<DurationUnit, number> = {
  weeks: 604_800,
  days: 86_400,
  hours: 3_600,
  minutes: 60,
  seconds: 1,
};
const UNITS: readonly DurationUnit[] = ["weeks", "days", "hours", "minutes", "seconds"];

/** The largest unit that measures `seconds` exactly: 1,209,600 is 2 weeks, 2,592,000 is 30 days. */
export function splitDuration(seconds: number): { unit: DurationUnit; count: number } {
  for (const unit of UNITS)
    if (seconds >= SECONDS[unit] && seconds % SECONDS[unit] === 0)
      return { unit, count: seconds / SECONDS[unit] };
  return { unit: "seconds", count: seconds };
}

/** How far `to` is from `from`, in the largest whole unit that fits; a person needs no more. */
export function roughDistance(
  from: Date,
  to: Date,
): { unit: Exclude<DurationUnit, "weeks" | "seconds">; count: number } {
  const seconds = Math.abs(to.getTime() - from.getTime()) / 1000;
  if (seconds >= SECONDS.days * 2) return { unit: "days", count: Math.round(seconds / SECONDS.days) };
  if (seconds >= SECONDS.hours * 2) return { unit: "hours", count: Math.round(seconds / SECONDS.hours) };
  return { unit: "minutes", count: Math.max(1, Math.round(seconds / SECONDS.minutes)) };
}
