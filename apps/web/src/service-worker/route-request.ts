/** What the service worker does with a request. */
export type Route =
  /** A file whose name changes with its content: kept, never asked for twice. */
  | "asset"
  /** A page: from the network; without one, the offline page. */
  | "page"
  /** Not ours to touch: the browser does what it always does. Every answer of the API is one of these. */
  | "network";

export interface RequestFacts {
  url: string;
  method: string;
  /** `navigate` when a page is opened. */
  mode: string;
}

/** `origin`: this site's. Pure. */
export function routeRequest({ url, method, mode }: RequestFacts, origin: string): Route {
  const { origin: asked, pathname } = new URL(url);
  if (method !== "GET" || asked !== origin) return "network";
  if (pathname.startsWith("/_next/static/")) return "asset";
  if (mode !== "navigate" || pathname.startsWith("/api/") || pathname.startsWith("/rescue")) return "network";
  return "page";
}
