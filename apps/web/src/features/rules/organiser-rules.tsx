"use client";
import type { GroupDetail } from "@ajo/schemas";
import { useTranslations } from "next-intl";

const ADMITTING = {
  open: "canInvite",
  invitation: "canInvitation",
  approval: "canApprove",
} as const satisfies Record<GroupDetail["admission"], string>;

/** What the organiser can do in this group, and what nobody can. */
export function OrganiserRules({ group }: { group: GroupDetail }) {
  const t = useTranslations("rules.organiser");
  return (
    <section aria-labelledby="rules-organiser">
      <h3 id="rules-organiser" className="mb-3 text-xl">
        {t("title")}
      </h3>
      <ul className="list-disc ps-5">
        <li>{t(ADMITTING[group.admission])}</li>
        {group.turnOrder === "fixed" && <li>{t("canOrder")}</li>}
        <li>{t("canStart")}</li>
        <li>{t("canCancel")}</li>
        <li>{t("canPause")}</li>
        <li>{t("canDeputy")}</li>
      </ul>
      <p className="mt-3">{t("cannot")}</p>
    </section>
  );
}
