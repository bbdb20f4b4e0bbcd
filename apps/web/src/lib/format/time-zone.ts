/** The browser writes its time zone here, so that the server formats dates as the browser will. */
export const TIME_ZONE_COOKIE = "ajo_time_zone";

/** Before a browser has said where it is. */
export const DEFAULT_TIME_ZONE = "UTC";

/** A time zone's IANA name as a cookie gave it; `UTC` when it is missing or unknown. */
export function parseTimeZone(name: string | undefined): string {
  if (name === undefined || !/^[A-Za-z0-9_+\-/]{1,64}$/.test(name)) return DEFAULT_TIME_ZONE;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return name;
  } catch {
    return DEFAULT_TIME_ZONE;
  }
}

/** The zone this machine's clock shows. Where there is `Temporal`, which TypeScript does not know yet, it is asked: `Intl` costs a phone 40 ms. */
export function ownTimeZone(): string {
  const { Temporal } = globalThis as { Temporal?: { Now?: { timeZoneId?: () => string } } };
  return Temporal?.Now?.timeZoneId?.() ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The place a zone is named after ("Africa/Lagos" -> "Lagos"), or null for zones that are no place ("UTC", "Etc/GMT+1"). */
export function timeZonePlace(timeZone: string): string | null {
  if (!timeZone.includes("/") || timeZone.startsWith("Etc/")) return null;
  return timeZone.slice(timeZone.lastIndexOf("/") + 1).replaceAll("_", " ");
}
