"use client";
import type { GroupDetail } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { DrawProof } from "../forming/draw-proof";
import { GroupRules } from "../rules/group-rules";
import { OrganiserRules } from "../rules/organiser-rules";
import { termsOf } from "../rules/rule-terms";
import { Rulebook } from "../rules/rulebook";

/** The rules in plain words, what the organiser can and cannot do, and the text that members signed. */
export function RulesTab({ group }: { group: GroupDetail }) {
  const t = useTranslations("rules");
  return (
    <div className="grid gap-10">
      <section aria-labelledby="rules-money">
        <h3 id="rules-money" className="mb-4 text-xl">
          {t("title")}
        </h3>
        <GroupRules terms={termsOf(group)} level={4} />
      </section>
      <div className="grid gap-10 lg:grid-cols-2">
        <OrganiserRules group={group} />
        <Rulebook group={group} />
        <DrawProof group={group} />
      </div>
    </div>
  );
}
