import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { type Formats, makeFormats } from "./formats";
import { DEFAULT_TIME_ZONE } from "./time-zone";

/** The formats of the page's language and time zone; works in server and client components. */
export function useFormats(): Formats {
  const t = useTranslations("format");
  const locale = useLocale();
  const timeZone = useTimeZone() ?? DEFAULT_TIME_ZONE;
  return makeFormats(locale, timeZone, {
    zone: (place) => t("zone", { place }),
    month: (month) => t(`months.${month}`),
    weekday: (weekday) => t(`weekdays.${weekday}`),
    date: (parts) => t("date", parts),
    dateTime: (parts) => t("dateTime", parts),
  });
}
