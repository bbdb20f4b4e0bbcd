import "server-only";
import { httpLink } from "@trpc/client";
import superjson from "superjson";
import { getEnvironment } from "@/env";

/** A page waits this long for the API; after it, the browser asks for itself and shows what it hears. */
const TIMEOUT_MS = 4_000;

/** How this server reaches the API: directly, one request per procedure, never from a cache of its own. */
export const serverLinks = () => [
  httpLink({
    url: `${getEnvironment().API_URL}/trpc`,
    transformer: superjson,
    fetch: (url, options) =>
      fetch(url, { ...options, cache: "no-store", signal: AbortSignal.timeout(TIMEOUT_MS) }),
  }),
];
