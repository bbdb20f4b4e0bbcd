"use client";
import { useTranslations } from "next-intl";
import { Copyable } from "@/design/copyable";

/** The text that is signed, word for word, and its hash. English whatever the page's language: one text has one hash. */
export function RulebookText({ text, hash }: { text: string; hash: string }) {
  const t = useTranslations("rules.rulebook");
  return (
    <div>
      <details>
        <summary className="min-h-8 font-semibold">{t("read")}</summary>
        <pre
          lang="en"
          dir="ltr"
          className="mt-2 rounded-(--radius-m) border border-line bg-sunk p-4 font-body text-[0.9375rem] break-words whitespace-pre-wrap"
        >
          {text}
        </pre>
      </details>
      <p className="mt-3 text-[0.9375rem] text-soft">{t("hash")}</p>
      <Copyable text={hash} label={t("copy")} copied={t("copied")} />
    </div>
  );
}
