"use client";
import type { GroupDetail } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/design/button";
import { Field } from "@/design/field";
import { PageLink } from "@/design/page-link";
import { useFormats } from "@/lib/format/use-formats";
import { trpc } from "@/lib/trpc/trpc";
import { ErrorNotice } from "../errors/error-notice";
import { toPageError } from "../errors/to-page-error";
import { useNetworkNow } from "../network/use-network";
import { usePromises } from "./use-promises";
import { useSignedIn } from "./use-signed-in";

const DAY_MS = 86_400_000;

/** For who owes and needs time: a word to the organiser, and to nobody else. */
export function PromisePanel({ group }: { group: GroupDetail }) {
  const t = useTranslations("promise");
  const formats = useFormats();
  const utils = trpc.useUtils();
  const signedIn = useSignedIn();
  const mine = usePromises(group.id).find(({ address }) => address === signedIn);
  const withdraw = trpc.promise.withdraw.useMutation({ onSuccess: () => utils.promise.list.invalidate() });
  if (mine !== undefined)
    return (
      <div className="grid gap-2 border-t border-line pt-4">
        <p role="status">{t("made", { date: formats.day(mine.payBy) })}</p>
        <Button
          tone="plain"
          size="small"
          className="justify-self-start"
          disabled={withdraw.isPending}
          onClick={() => withdraw.mutate({ groupId: group.id })}
        >
          {t("withdraw")}
        </Button>
        {withdraw.isError && <ErrorNotice error={toPageError(withdraw.error)} />}
      </div>
    );
  return (
    <details className="border-t border-line pt-4">
      <summary className="min-h-8 font-semibold">{t("title")}</summary>
      <div className="mt-2 grid gap-3">
        <p>{t("help")}</p>
        {signedIn === null ? (
          <PageLink href="/me" className="underline underline-offset-4">
            {t("signIn")}
          </PageLink>
        ) : (
          <PromiseForm group={group} />
        )}
      </div>
    </details>
  );
}

function PromiseForm({ group }: { group: GroupDetail }) {
  const t = useTranslations("promise");
  const utils = trpc.useUtils();
  const now = useNetworkNow() ?? new Date();
  const [day, setDay] = useState("");
  const make = trpc.promise.make.useMutation({ onSuccess: () => utils.promise.list.invalidate() });
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        // The whole of that day, as the reader's clock has it.
        make.mutate({ groupId: group.id, payBy: new Date(`${day}T23:59:59`) });
      }}
    >
      <Field label={t("by")}>
        {(control) => (
          <input
            {...control}
            type="date"
            required
            className="field"
            min={dayText(now)}
            max={dayText(new Date(now.getTime() + 59 * DAY_MS))}
            value={day}
            onChange={(event) => setDay(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" size="small" className="justify-self-start" disabled={make.isPending}>
        {t("make")}
      </Button>
      {make.isError && <ErrorNotice error={toPageError(make.error)} />}
    </form>
  );
}

/** `2026-03-12`, by the reader's clock. */
function dayText(date: Date): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
