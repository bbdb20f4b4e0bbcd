"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/design/button";
import { ErrorNotice } from "./error-notice";
import { toPageError } from "./to-page-error";

/** What could not be read, why, and the way to ask again; `children`: other ways on. */
export function ReadFailed({
  error,
  onAgain,
  children,
}: {
  error: unknown;
  onAgain: () => unknown;
  children?: ReactNode;
}) {
  const t = useTranslations("states");
  return (
    <ErrorNotice
      error={toPageError(error)}
      actions={
        <>
          <Button size="small" onClick={() => void onAgain()}>
            {t("tryAgain")}
          </Button>
          {children}
        </>
      }
    />
  );
}
