import type { Messages } from "next-intl";
import { getRequestConfig } from "next-intl/server";
import { cookies, headers } from "next/headers";
import { TIME_ZONE_COOKIE, parseTimeZone } from "@/lib/format/time-zone";
import { chooseLocale, LANGUAGE_COOKIE } from "./choose-locale";

export default getRequestConfig(async () => {
  const jar = cookies();
  const locale = chooseLocale(jar.get(LANGUAGE_COOKIE)?.value, headers().get("accept-language"));
  // Every catalogue has the shape of the English one: `catalogues.ts` does not compile otherwise.
  const { default: messages } = (await import(`../../messages/${locale}.json`)) as { default: Messages };
  return { locale, messages, timeZone: parseTimeZone(jar.get(TIME_ZONE_COOKIE)?.value) };
});
