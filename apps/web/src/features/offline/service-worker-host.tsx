"use client";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/design/button";

/** Keeps the service worker registered and in the reader's language, and offers to reload when a newer one waits. */
export function ServiceWorkerHost() {
  const t = useTranslations("connection");
  const language = useLocale();
  const [waiting, setWaiting] = useState<ServiceWorker | null>(null);
  useEffect(() => {
    if (!("serviceWorker" in navigator)) return;
    return watchServiceWorker(language, setWaiting);
  }, [language]);
  return (
    <div role="status">
      {waiting !== null && (
        <div className="fixed inset-x-3 bottom-20 z-20 mx-auto flex max-w-xl flex-wrap items-center gap-3 rounded-(--radius-m) bg-night px-4 py-3 text-on-night shadow-(--shadow) sm:bottom-5">
          <p className="min-w-0 flex-1 font-semibold">{t("update")}</p>
          <Button tone="marigold" size="small" onClick={() => waiting.postMessage({ kind: "activate" })}>
            {t("reload")}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Returns how to stop watching. */
function watchServiceWorker(language: string, onWaiting: (worker: ServiceWorker) => void): () => void {
  let stopped = false;
  const container = navigator.serviceWorker;
  // The first worker takes over pages that never had one: only a change from one to another is a new version.
  const hadOne = container.controller !== null;
  const reload = () => {
    if (hadOne && !stopped) window.location.reload();
  };
  container.addEventListener("controllerchange", reload);
  // A browser that refuses has no offline page, and needs none to work: `ready` is then never reached.
  void container.register("/sw.js").catch(() => undefined);
  void container.ready.then((registration) => {
    const tell = () => {
      if (!stopped && registration.waiting !== null && container.controller !== null)
        onWaiting(registration.waiting);
    };
    tell();
    registration.addEventListener("updatefound", () => {
      registration.installing?.addEventListener("statechange", tell);
    });
    if (!stopped) registration.active?.postMessage({ kind: "language", language });
  });
  return () => {
    stopped = true;
    container.removeEventListener("controllerchange", reload);
  };
}
