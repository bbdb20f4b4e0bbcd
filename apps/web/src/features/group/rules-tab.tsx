"use client";
import type { GroupDetail } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { GroupRules } from "./group-rules";

/** The rules in plain words, and what the organiser can and cannot do. */
export function RulesTab({ group }: { group: GroupDetail }) {
  const t = useTranslations("rules");
  return (
    <div className="grid gap-8 lg:grid-cols-2">
      <section aria-labelledby="rules-money">
        <h3 id="rules-money" className="mb-3 text-xl">
          {t("title")}
        </h3>
        <GroupRules
          group={{ ...group, members: group.status === "forming" ? group.maxMembers : group.totalRounds }}
        />
      </section>
      <section aria-labelledby="rules-organiser">
        <h3 id="rules-organiser" className="mb-3 text-xl">
          {t("organiserTitle")}
        </h3>
        <p>{t("organiserCan")}</p>
        <p className="mt-3">{t("organiserCannot")}</p>
      </section>
    </div>
  );
}
