"use client";
import "./globals.css";
import { useEffect, useState } from "react";
import type { LastWords } from "@/features/errors/broken-texts";
import { followTheme } from "@/features/shell/theme";

/**
 * The last resort: not even the frame of a page could be drawn, and with it went the provider of words. Every page
 * brings this file along, so other languages' words are fetched when they are needed; should that fail too, it
 * says these.
 */
const ENGLISH: LastWords = {
  locale: "en",
  brokenTitle: "This page broke",
  brokenText:
    "That is our mistake, and it has nothing to do with your money. Try again, or go back to the groups.",
  tryAgain: "Try again",
};

/**
 * The page is loaded anew: drawing again what could not be drawn has the same files at hand, and those of a build that
 * was replaced are what is missing most often.
 */
const tryAgain = () => window.location.reload();

export default function GlobalError() {
  const [words, setWords] = useState(ENGLISH);
  const [isDark, setIsDark] = useState(false);
  useEffect(() => followTheme(setIsDark), []);
  useEffect(() => {
    void import("@/features/errors/broken-texts").then(
      ({ lastWords }) => setWords(lastWords(document.cookie, navigator.languages)),
      () => undefined,
    );
  }, []);
  return (
    <html lang={words.locale} className={isDark ? "dark" : undefined}>
      <head>
        <title>{words.brokenTitle}</title>
      </head>
      <body>
        <main role="alert" className="page py-20">
          <div className="grid max-w-xl justify-items-start gap-4">
            <h1 className="text-3xl">{words.brokenTitle}</h1>
            <p>{words.brokenText}</p>
            <button type="button" className="button" data-tone="primary" onClick={tryAgain}>
              {words.tryAgain}
            </button>
          </div>
        </main>
      </body>
    </html>
  );
}
