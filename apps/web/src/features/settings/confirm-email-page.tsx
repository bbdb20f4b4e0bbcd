"use client";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button, ButtonLink } from "@/design/button";
import { trpc } from "@/lib/trpc/trpc";
import { ErrorNotice } from "../errors/error-notice";
import { toPageError } from "../errors/to-page-error";

/** Where the link in the letter leads. A button, because programs that look at mail follow links by themselves. */
export function ConfirmEmailPage() {
  const t = useTranslations("settings");
  const token = useSearchParams().get("token") ?? "";
  const confirm = trpc.notification.confirmEmail.useMutation();
  return (
    <div className="grid max-w-2xl gap-5">
      <h1 className="text-[clamp(2rem,1.3rem+3vw,3rem)]">{t("confirm.title")}</h1>
      <div role="status" className="grid gap-4">
        {confirm.data !== undefined && <p>{t(confirm.data.done ? "confirm.done" : "confirm.failed")}</p>}
      </div>
      {confirm.isError && <ErrorNotice error={toPageError(confirm.error)} />}
      {confirm.data === undefined ? (
        <Button
          className="justify-self-start"
          disabled={confirm.isPending || token === ""}
          onClick={() => confirm.mutate({ token })}
        >
          {t("confirm.button")}
        </Button>
      ) : (
        <ButtonLink className="justify-self-start" tone="quiet" href="/me">
          {t("toMe")}
        </ButtonLink>
      )}
    </div>
  );
}
