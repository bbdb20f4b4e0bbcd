"use client";
import type { Freshness, GroupDetail } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { BackLink } from "@/design/back-link";
import { PageLink } from "@/design/page-link";
import { useDuration } from "@/lib/format/use-duration";
import { useFormats } from "@/lib/format/use-formats";
import { termsOf } from "../rules/rule-terms";
import { FreshnessBadge } from "./freshness-badge";
import { InviteButton } from "./invite-button";
import { StatusBadge } from "./status-badge";

export function GroupHeader({
  group,
  freshness,
  askedEvery = null,
}: {
  group: GroupDetail;
  freshness: Freshness;
  askedEvery?: number | null;
}) {
  const t = useTranslations("group");
  const formats = useFormats();
  const duration = useDuration();
  return (
    <header className="grid gap-3">
      <BackLink Anchor={PageLink} href="/groups">
        {t("back")}
      </BackLink>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="min-w-0 text-[clamp(1.875rem,1.2rem+3vw,3rem)] break-words">{group.name}</h1>
        <StatusBadge status={group.status} />
      </div>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <p className="text-soft">
          {t("lead", {
            amount: formats.amount(group.contribution, group.token),
            every: duration.every(group.frequencySeconds),
            members: termsOf(group).members,
          })}
        </p>
        <FreshnessBadge freshness={freshness} askedEvery={askedEvery} />
        {group.status === "forming" && <InviteButton group={group} />}
      </div>
    </header>
  );
}
