"use client";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/design/button";
import { Field } from "@/design/field";
import { type RouterOutputs, trpc } from "@/lib/trpc/trpc";
import { ErrorNotice } from "../errors/error-notice";
import { toPageError } from "../errors/to-page-error";

type Mailbox = RouterOutputs["notification"]["settings"]["mailbox"];

/** Where e-mail goes, once the letter that asks has been answered. */
export function EmailSetting({ sendsEmail, mailbox }: { sendsEmail: boolean; mailbox: Mailbox }) {
  const t = useTranslations("settings");
  const language = useLocale();
  const utils = trpc.useUtils();
  const [email, setEmail] = useState("");
  const again = { onSuccess: () => utils.notification.settings.invalidate() };
  const ask = trpc.notification.setEmail.useMutation(again);
  const resume = trpc.notification.resumeEmail.useMutation(again);
  const remove = trpc.notification.removeEmail.useMutation(again);
  const error = ask.error ?? resume.error ?? remove.error;
  return (
    <div className="grid gap-3 border-t border-line pt-4">
      <h3 className="font-semibold">{t("email")}</h3>
      {!sendsEmail && <p className="text-soft">{t("emailNone")}</p>}
      {mailbox !== null && (
        <>
          <p role="status" className="break-words">
            {t(mailbox.unsubscribed ? "emailStopped" : mailbox.verified ? "emailGoes" : "linkSent", {
              email: mailbox.email,
            })}
          </p>
          <div className="flex flex-wrap gap-2">
            {mailbox.unsubscribed && (
              <Button tone="quiet" size="small" onClick={() => resume.mutate()}>
                {t("emailResume")}
              </Button>
            )}
            <Button tone="plain" size="small" onClick={() => remove.mutate()}>
              {t("emailRemove")}
            </Button>
          </div>
        </>
      )}
      {mailbox === null && sendsEmail && (
        <form
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            ask.mutate({ email: email.trim(), language });
          }}
        >
          <Field label={t("address")} help={t("addressHelp")}>
            {(control) => (
              <input
                {...control}
                type="email"
                required
                autoComplete="email"
                className="field"
                value={email}
                onChange={(event) => setEmail(event.target.value)}
              />
            )}
          </Field>
          <Button type="submit" size="small" className="justify-self-start" disabled={ask.isPending}>
            {t("sendLink")}
          </Button>
        </form>
      )}
      {error !== null && <ErrorNotice error={toPageError(error)} />}
    </div>
  );
}
