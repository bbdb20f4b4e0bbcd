"use client";
import type { GroupDetail, Member } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { Copyable } from "@/design/copyable";
import { Notice } from "@/design/notice";
import { BringSecret } from "./bring-secret";
import { useSecret } from "./use-secret";

/** My secret for the draw: that this browser keeps it, a copy for a safe place, or the plain truth that it is not here. */
export function SecretNote({ group, me }: { group: GroupDetail; me: Member }) {
  const t = useTranslations("forming.secret");
  const { secret, isRead, bring } = useSecret(group.id, me.address);
  if (!isRead) return null;
  if (secret === null)
    return (
      <>
        <Notice tone="marigold" title={t("missing")}>
          {t("missingText")}
        </Notice>
        <BringSecret onBring={bring} />
      </>
    );
  return (
    <details>
      <summary className="min-h-8 font-semibold">{t("kept")}</summary>
      <p className="mt-1 mb-2 text-[0.9375rem] text-soft">{t("keptText")}</p>
      <Copyable text={secret} label={t("copy")} copied={t("copied")} />
    </details>
  );
}
