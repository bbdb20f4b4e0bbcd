import "server-only";
import { httpLink } from "@trpc/client";
import { headers } from "next/headers";
import superjson from "superjson";
import { getEnvironment } from "@/env";

/** A page waits this long for the API; after it, the browser asks for itself and shows what it hears. */
const TIMEOUT_MS = 4_000;

/** How this server reaches the API: directly, one request per procedure, never from a cache of its own. */
export const serverLinks = () => [
  httpLink({
    url: `${getEnvironment().API_URL}/trpc`,
    transformer: superjson,
    headers: callerAddress,
    fetch: (url, options) =>
      fetch(url, { ...options, cache: "no-store", signal: AbortSignal.timeout(TIMEOUT_MS) }),
  }),
];

/** Whom the page is for: the API limits and logs by caller, and this server is not one. */
function callerAddress(): Record<string, string> {
  const address = headers().get("x-forwarded-for");
  return address === null ? {} : { "x-forwarded-for": address };
}
