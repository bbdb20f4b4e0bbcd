"use client";
import type { GroupDetail } from "@ajo/schemas";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useFormats } from "@/lib/format/use-formats";
import { termsOf } from "../rules/rule-terms";
import { rulesOf } from "../rules/rules-of";
import { useRuleSentences } from "../rules/use-rule-sentences";
import { turnIfJoined } from "./turn-if-joined";

const ForeseenCoverage = dynamic(() =>
  import("../coverage/foreseen-coverage").then((module) => module.ForeseenCoverage),
);

/** The two questions everybody asks, answered by the rules and with this group's own numbers. */
export function TwoAnswers({ group }: { group: GroupDetail }) {
  const t = useTranslations("join");
  const formats = useFormats();
  const terms = termsOf(group);
  const say = useRuleSentences(terms);
  const { members } = terms;
  const rules = rulesOf(terms);
  const money = (times: number) => formats.amount(group.contribution * BigInt(times), group.token);
  // Somebody who leaves half-way, before a turn of their own.
  const half = Math.max(1, Math.floor((members - 1) / 2));
  return (
    <div className="mt-10 grid gap-10 md:grid-cols-2">
      <section aria-labelledby="if-i-drop-out">
        <h2 id="if-i-drop-out" className="text-2xl">
          {t("dropTitle")}
        </h2>
        {rules.leaving.map((key) => (
          <p key={key} className="mt-2">
            {say(key)}
            {key === "exit" && <> {t("exitExample", { rounds: half, paid: money(half) })}</>}
          </p>
        ))}
      </section>
      <section aria-labelledby="if-someone-stops">
        <h2 id="if-someone-stops" className="text-2xl">
          {t("stopTitle")}
        </h2>
        <p className="mt-2">
          {t("stopText", { amount: money(1), pot: money(members), less: money(members - 1) })}
        </p>
        {rules.missing
          .filter((key) => key !== "late")
          .map((key) => (
            <p key={key} className="mt-2">
              {say(key)}
            </p>
          ))}
        <div className="mt-4">
          <ForeseenCoverage terms={terms} turn={turnIfJoined(group)} />
        </div>
      </section>
    </div>
  );
}
