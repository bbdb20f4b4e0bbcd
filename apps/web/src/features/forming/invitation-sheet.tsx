"use client";
import type { GroupSummary } from "@ajo/schemas";
import { QRCodeSVG } from "qrcode.react";
import { useTranslations } from "next-intl";
import { Copyable } from "@/design/copyable";
import { ShareButton } from "@/design/share-button";
import { Sheet } from "@/design/sheet";
import { useDuration } from "@/lib/format/use-duration";
import { useFormats } from "@/lib/format/use-formats";

/** The invitation as a link, as a text to send, and as a code to hold up to a phone. */
export function InvitationSheet({
  group,
  url,
  onClose,
}: {
  group: GroupSummary;
  /** Where the invitation leads. */
  url: string;
  onClose: () => void;
}) {
  const t = useTranslations("group.invite");
  const formats = useFormats();
  const duration = useDuration();
  const text = t("text", {
    group: group.name,
    amount: formats.amount(group.contribution, group.token),
    every: duration.every(group.frequencySeconds),
    link: url,
  });
  return (
    <Sheet open onClose={onClose} title={t("title", { group: group.name })} closeLabel={t("close")}>
      <p className="text-soft">
        {t(
          group.admission === "open"
            ? "help"
            : group.admission === "approval"
              ? "helpApproval"
              : "helpInvitation",
        )}
      </p>
      <div className="justify-self-center rounded-(--radius-m) border border-line bg-white p-3">
        {/* Black on white in both themes: cameras read it best. */}
        <QRCodeSVG value={url} size={url.length > 120 ? 240 : 208} level="M" title={t("code")} />
      </div>
      <Copyable text={url} label={t("copy")} copied={t("copied")} />
      <div className="flex flex-wrap items-center gap-3">
        <ShareButton text={text} copied={t("copied")}>
          {t("share")}
        </ShareButton>
      </div>
    </Sheet>
  );
}
