"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Notice } from "@/design/notice";
import type { PageError } from "./page-error";
import { useErrorTexts } from "./use-error-texts";

/** A failure in words: what happened, and what to do. The code stays readable for whoever helps. */
export function ErrorNotice({ error, actions }: { error: PageError; actions?: ReactNode }) {
  const t = useTranslations("states");
  const texts = useErrorTexts(error);
  return (
    <div role="alert">
      <Notice tone="clay" title={texts.title} actions={actions}>
        <p>{texts.next}</p>
        <p className="mt-1 text-sm text-soft">{t("errorCode", { code: error.code })}</p>
      </Notice>
    </div>
  );
}
