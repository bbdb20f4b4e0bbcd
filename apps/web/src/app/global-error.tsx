"use client";
import "./globals.css";
import { useEffect, useState } from "react";
import type { LastWords } from "@/features/errors/broken-texts";

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

export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  const [words, setWords] = useState(ENGLISH);
  useEffect(() => {
    void import("@/features/errors/broken-texts").then(
      ({ lastWords }) => setWords(lastWords(document.cookie, navigator.languages)),
      () => undefined,
    );
  }, []);
  return (
    <html lang={words.locale}>
      <body>
        <main role="alert" className="page py-20">
          <div className="grid max-w-xl justify-items-start gap-4">
            <h1 className="text-3xl">{words.brokenTitle}</h1>
            <p>{words.brokenText}</p>
            <button type="button" className="button" data-tone="primary" onClick={reset}>
              {words.tryAgain}
            </button>
          </div>
        </main>
      </body>
    </html>
  );
}
