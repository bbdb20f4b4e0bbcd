/** The request headers that clients of the API send. */
const ALLOWED_HEADERS = "content-type, authorization, trpc-accept, last-event-id, x-request-id";
const EXPOSED_HEADERS = "x-request-id, ratelimit-limit, ratelimit-remaining, ratelimit-reset, retry-after";

/** Answers depend on who asks from where, so caches must tell them apart. */
export const VARY = "trpc-accept, accept, origin";

/**
 * What a page of `origin` may do: the web app everything, with its cookies; every other page what anybody may read,
 * without cookies. Empty when the request is not a page's.
 */
export function corsHeaders(
  origin: string | undefined,
  webOrigin: string,
  method: string,
): Record<string, string> {
  if (origin === undefined) return {};
  if (origin === webOrigin)
    return {
      "access-control-allow-origin": webOrigin,
      "access-control-allow-credentials": "true",
      "access-control-expose-headers": EXPOSED_HEADERS,
    };
  return method === "GET"
    ? { "access-control-allow-origin": "*", "access-control-expose-headers": EXPOSED_HEADERS }
    : {};
}

/** The answer to a browser that asks before it sends `method`. */
export function preflightHeaders(
  origin: string | undefined,
  webOrigin: string,
  method: string,
): Record<string, string> {
  const allowed = corsHeaders(origin, webOrigin, method);
  if (Object.keys(allowed).length === 0) return {};
  return {
    ...allowed,
    "access-control-allow-methods": origin === webOrigin ? "GET, POST" : "GET",
    "access-control-allow-headers": ALLOWED_HEADERS,
    "access-control-max-age": "86400",
  };
}
