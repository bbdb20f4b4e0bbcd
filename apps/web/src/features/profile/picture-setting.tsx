"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Avatar } from "@/design/avatar";
import { Button } from "@/design/button";
import { buttonAttributes } from "@/design/button-look";
import { trpc } from "@/lib/trpc/trpc";
import { ErrorNotice } from "../errors/error-notice";
import { toPageError } from "../errors/to-page-error";
import { pictureAddress } from "./picture-address";

/** What others see beside the name. Made small on this device; off the chain, and gone when it is taken away. */
export function PictureSetting({ name, picture }: { name: string | null; picture: string | null }) {
  const t = useTranslations("profile");
  const utils = trpc.useUtils();
  const save = useMutation({
    mutationFn: async (file: File | null) => {
      const { squareJpeg } = await import("./square-jpeg");
      return utils.client.profile.setPicture.mutate({
        picture: file === null ? null : await squareJpeg(file),
      });
    },
    onSuccess: () => utils.invalidate(),
  });
  const [input, help, label, choose] = [useId(), useId(), useId(), useId()];

  return (
    <div className="grid gap-3 border-t border-line pt-4">
      <div className="flex flex-wrap items-center gap-4">
        <Avatar name={name} picture={pictureAddress(picture)} size={72} />
        <div className="grid min-w-0 flex-1 gap-1">
          <p id={label} className="font-semibold">
            {t("picture")}
          </p>
          <p id={help} className="text-[0.9375rem] text-soft">
            {t("pictureHelp")}
          </p>
        </div>
      </div>
      <div className="flex flex-wrap gap-2">
        <input
          id={input}
          type="file"
          accept="image/*"
          aria-labelledby={`${label} ${choose}`}
          aria-describedby={help}
          disabled={save.isPending}
          className="sr-only"
          onChange={({ target }) => {
            const file = target.files?.[0];
            // The same file can be chosen again.
            target.value = "";
            if (file !== undefined) save.mutate(file);
          }}
        />
        {/* The browser's own button speaks the browser's language. */}
        <label id={choose} htmlFor={input} {...buttonAttributes({ tone: "quiet", size: "small" })}>
          {t("pictureChoose")}
        </label>
        {picture !== null && (
          <Button tone="plain" size="small" disabled={save.isPending} onClick={() => save.mutate(null)}>
            {t("pictureRemove")}
          </Button>
        )}
      </div>
      <p role="status" className="text-[0.9375rem] text-soft">
        {save.isSuccess ? t(save.data.picture === null ? "pictureRemoved" : "pictureSaved") : ""}
      </p>
      {save.isError && <ErrorNotice error={toPageError(save.error)} />}
    </div>
  );
}
