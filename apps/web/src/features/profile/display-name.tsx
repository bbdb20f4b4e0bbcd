"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/design/button";
import { Field } from "@/design/field";
import { trpc } from "@/lib/trpc/trpc";
import { ErrorNotice } from "../errors/error-notice";
import { toPageError } from "../errors/to-page-error";

const LONGEST = 40;

/** What others see instead of an address. Off the chain, and gone when it is taken away. */
export function DisplayName({ displayName }: { displayName: string | null }) {
  const t = useTranslations("profile");
  const utils = trpc.useUtils();
  const [name, setName] = useState(displayName ?? "");
  const save = trpc.profile.setDisplayName.useMutation({
    onSuccess: (saved) => {
      setName(saved.displayName ?? "");
      return utils.invalidate();
    },
  });
  return (
    <form
      className="grid gap-3 border-t border-line pt-4"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ displayName: name.trim() === "" ? null : name });
      }}
    >
      <Field label={t("name")} help={t("nameHelp")}>
        {(control) => (
          <input
            {...control}
            className="field"
            maxLength={LONGEST}
            autoComplete="nickname"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="small" disabled={save.isPending}>
          {t("save")}
        </Button>
        {displayName !== null && (
          <Button
            tone="plain"
            size="small"
            disabled={save.isPending}
            onClick={() => save.mutate({ displayName: null })}
          >
            {t("remove")}
          </Button>
        )}
      </div>
      <p role="status" className="text-[0.9375rem] text-soft">
        {save.isSuccess ? t(save.data.displayName === null ? "removed" : "saved") : ""}
      </p>
      {save.isError && <ErrorNotice error={toPageError(save.error)} />}
    </form>
  );
}
