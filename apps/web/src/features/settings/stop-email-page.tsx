"use client";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { ButtonLink } from "@/design/button";
import { trpc } from "@/lib/trpc/trpc";
import { ErrorNotice } from "../errors/error-notice";
import { toPageError } from "../errors/to-page-error";

/** Ends e-mail as soon as it is opened: one click, the one in the letter. */
export function StopEmailPage() {
  const t = useTranslations("settings");
  const token = useSearchParams().get("token") ?? "";
  const { mutate, data, error } = trpc.notification.stopEmail.useMutation();
  useEffect(() => mutate({ token }), [mutate, token]);
  return (
    <div className="grid max-w-2xl gap-5">
      <h1 className="text-[clamp(2rem,1.3rem+3vw,3rem)]">{t("stop.title")}</h1>
      <p role="status">
        {data === undefined
          ? error === null
            ? t("stop.working")
            : ""
          : t(data.done ? "stop.done" : "stop.failed")}
      </p>
      {error !== null && <ErrorNotice error={toPageError(error)} />}
      <ButtonLink className="justify-self-start" tone="quiet" href="/me">
        {t("toMe")}
      </ButtonLink>
    </div>
  );
}
