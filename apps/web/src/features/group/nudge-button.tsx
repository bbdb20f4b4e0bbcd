"use client";
import { type GroupDetail, type Member, memberObligation } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { ShareButton } from "@/design/share-button";
import { RemindButton } from "../promise/remind-button";
import { useFormats } from "@/lib/format/use-formats";

/** A kind word to whoever has not paid yet, sent by the reader's own means: nobody is shamed by us. */
export function NudgeButton({ group, member, name }: { group: GroupDetail; member: Member; name: string }) {
  const t = useTranslations("members.nudge");
  const formats = useFormats();
  const owes = memberObligation(group, member);
  if (owes.roundsOwed === 0 || owes.dueAt === null) return null;
  const text = t(owes.isLate ? "late" : "due", {
    name,
    group: group.name,
    amount: formats.amount(owes.amountOwed, group.token),
    date: formats.due(owes.dueAt, group.frequencySeconds),
    link: typeof window === "undefined" ? "" : `${window.location.origin}/groups/${group.id}`,
  });
  return (
    <div className="mt-3 flex flex-wrap items-center gap-2">
      <ShareButton tone="quiet" size="small" text={text} copied={t("copied")}>
        {t("send")}
      </ShareButton>
      <RemindButton groupId={group.id} member={member.address} name={name} />
    </div>
  );
}
