import { readPushMessage } from "./push-message";
import { routeRequest } from "./route-request";

declare const self: ServiceWorkerGlobalScope;
/** A digest of everything the page is made of: another one is another version. */
declare const AJO_VERSION: string;

const CACHE = `ajo-${AJO_VERSION}`;
const OFFLINE_PAGE = "/offline";

self.addEventListener("install", (event) => {
  event.waitUntil(keepOfflinePage("en"));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("message", (event) => {
  const message = event.data as { kind?: unknown; language?: unknown };
  // The reader agreed to reload into this version.
  if (message.kind === "activate") void self.skipWaiting();
  if (message.kind === "language" && typeof message.language === "string")
    event.waitUntil(keepOfflinePage(message.language).catch(() => undefined)); // the old one stays
});

self.addEventListener("fetch", (event) => {
  const route = routeRequest(event.request, self.location.origin);
  if (route === "asset") event.respondWith(fromCacheOrNetwork(event.request));
  if (route === "page") event.respondWith(fromNetworkOrOffline(event.request));
});

self.addEventListener("push", (event) => {
  event.waitUntil(show(event.data?.text() ?? ""));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const { path } = readPushMessage(JSON.stringify(event.notification.data)) ?? { path: "/inbox" };
  event.waitUntil(openPage(path));
});

/** A browser wants something shown for every message, also for one that this version cannot read. */
async function show(text: string): Promise<void> {
  const message = readPushMessage(text);
  if (message === null) return self.registration.showNotification("Ajo", { data: { path: "/inbox" } });
  const { title, body, language, tag, path } = message;
  await self.registration.showNotification(title, {
    ...{ body, lang: language, tag, icon: "/icons/ajo-192.png", badge: "/icons/ajo-192.png" },
    data: { title, body, language, tag, path },
  });
}

/** In a tab that shows it, where nothing that is under way there is lost; else in any that is open, or a new one. */
async function openPage(path: string): Promise<void> {
  const tabs = await self.clients.matchAll({ type: "window" });
  const { href } = new URL(path, self.location.origin);
  const there = tabs.find(({ url }) => url === href);
  const tab = there ?? tabs[0];
  if (tab === undefined) {
    await self.clients.openWindow(path);
    return;
  }
  try {
    await tab.focus();
    if (there === undefined) await tab.navigate(path);
  } catch {
    // It was being closed.
    await self.clients.openWindow(path);
  }
}

/** The page for when there is no network, with everything it loads. Asked for without cookies: it is nobody's. */
async function keepOfflinePage(language: string): Promise<void> {
  const cache = await caches.open(CACHE);
  const response = await fetch(OFFLINE_PAGE, {
    credentials: "omit",
    cache: "no-store",
    headers: { "accept-language": language },
  });
  if (!response.ok) throw new Error(`the offline page answered ${response.status}`);
  const html = await response.clone().text();
  const assets = new Set(
    [...html.matchAll(/\/_next\/static\/[^"'\\\s]+/g)].map(([path]) => path.replaceAll("&amp;", "&")),
  );
  await Promise.all([...assets].map((path) => keepAsset(cache, path)));
  await cache.put(OFFLINE_PAGE, response);
}

async function keepAsset(cache: Cache, path: string): Promise<void> {
  if ((await cache.match(path)) === undefined) await cache.add(path);
}

async function fromCacheOrNetwork(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request);
  if (kept !== undefined) return kept;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}

async function fromNetworkOrOffline(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    const { pathname, search } = new URL(request.url);
    const cache = await caches.open(CACHE);
    const offline = await cache.match(OFFLINE_PAGE);
    if (offline === undefined) return Response.error();
    // A page of its own address, so that what it shows and what the address says agree.
    if (pathname !== OFFLINE_PAGE)
      return Response.redirect(`${OFFLINE_PAGE}?at=${encodeURIComponent(pathname + search)}`, 302);
    return offline;
  }
}
