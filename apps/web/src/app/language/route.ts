import { type NextRequest, NextResponse } from "next/server";
import { LANGUAGE_COOKIE } from "@/i18n/choose-locale";
import { isLocale } from "@/i18n/locales";

export const dynamic = "force-dynamic";

const A_YEAR_SECONDS = 31_536_000;

/** `/language?to=yo`: remembers the choice and goes back to the page it was made on. Needs no script. */
export function GET(request: NextRequest): NextResponse {
  const to = request.nextUrl.searchParams.get("to") ?? undefined;
  const response = new NextResponse(null, {
    status: 303,
    headers: { location: pageOf(request.headers.get("referer"), request.headers.get("host")) },
  });
  if (isLocale(to))
    response.cookies.set(LANGUAGE_COOKIE, to, { path: "/", maxAge: A_YEAR_SECONDS, sameSite: "lax" });
  return response;
}

/** The path of a page of this site; the landing page for anything else: nobody is sent elsewhere from here. */
function pageOf(referer: string | null, host: string | null): string {
  if (referer === null || !URL.canParse(referer)) return "/";
  const url = new URL(referer);
  // Two slashes at the beginning would name another host.
  return url.host === host ? `/${url.pathname.replace(/^\/+/, "")}${url.search}` : "/";
}
