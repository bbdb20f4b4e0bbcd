import type { Messages } from "next-intl";
import { getRequestConfig } from "next-intl/server";
import { cookies } from "next/headers";
import { TIME_ZONE_COOKIE, parseTimeZone } from "@/lib/format/time-zone";
import { DEFAULT_LOCALE } from "./locales";

export default getRequestConfig(async () => {
  const locale = DEFAULT_LOCALE;
  const { default: messages } = (await import(`../../messages/${locale}.json`)) as { default: Messages };
  return { locale, messages, timeZone: parseTimeZone(cookies().get(TIME_ZONE_COOKIE)?.value) };
});
