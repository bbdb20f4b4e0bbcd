"use client";
import { IntlProvider, useLocale, useMessages, useTimeZone } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { DEFAULT_TIME_ZONE, ownTimeZone, TIME_ZONE_COOKIE } from "@/lib/format/time-zone";

const A_YEAR_SECONDS = 31_536_000;

/**
 * Formats dates in the reader's own zone. The first page is rendered in the zone the server knows (UTC before it was
 * told), so that it hydrates to the same text; then the browser's zone takes over and is remembered for next time.
 */
export function TimeZoneProvider({ children }: { children: ReactNode }) {
  const ofServer = useTimeZone() ?? DEFAULT_TIME_ZONE;
  const [timeZone, setTimeZone] = useState(ofServer);
  const locale = useLocale();
  const messages = useMessages();
  useEffect(() => {
    const own = ownTimeZone();
    if (own === ofServer) return;
    document.cookie = `${TIME_ZONE_COOKIE}=${own}; path=/; max-age=${A_YEAR_SECONDS}; samesite=lax`;
    setTimeZone(own);
  }, [ofServer]);
  return (
    <IntlProvider locale={locale} messages={messages} timeZone={timeZone}>
      {children}
    </IntlProvider>
  );
}
