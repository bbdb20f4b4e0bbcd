"use client";
import "./globals.css";
import { useEffect, useState } from "react";
import type { BrokenTexts } from "@/features/errors/broken-texts";
import { chooseLocale, LANGUAGE_COOKIE } from "@/i18n/choose-locale";
import { DEFAULT_LOCALE } from "@/i18n/locales";

/**
 * The last resort: not even the frame of a page could be drawn, and with it went the provider of texts. Every page
 * brings this file along, so other languages' words are fetched when they are needed; should that fail too, it
 * says these.
 */
const ENGLISH: BrokenTexts = {
  brokenTitle: "This page broke",
  brokenText:
    "That is our mistake, and it has nothing to do with your money. Try again, or go back to the groups.",
  tryAgain: "Try again",
};

export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  const [{ locale, texts }, setWords] = useState({ locale: DEFAULT_LOCALE, texts: ENGLISH });
  useEffect(() => {
    const chosen = new RegExp(`(?:^|; )${LANGUAGE_COOKIE}=(\\w+)`).exec(document.cookie)?.[1];
    const wanted = chooseLocale(chosen, navigator.languages.join(","));
    void import("@/features/errors/broken-texts").then(
      ({ BROKEN }) => setWords({ locale: wanted, texts: BROKEN[wanted] }),
      () => undefined,
    );
  }, []);
  return (
    <html lang={locale}>
      <body>
        <main role="alert" className="page py-20">
          <div className="grid max-w-xl justify-items-start gap-4">
            <h1 className="text-3xl">{texts.brokenTitle}</h1>
            <p>{texts.brokenText}</p>
            <button type="button" className="button" data-tone="primary" onClick={reset}>
              {texts.tryAgain}
            </button>
          </div>
        </main>
      </body>
    </html>
  );
}
