"use client";
import { lateFee, reserveFee } from "@ajo/schemas";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Choices } from "@/design/choices";
import { CodeField } from "@/design/code-field";
import { Field } from "@/design/field";
import { useFormats } from "@/lib/format/use-formats";
import { useNetworkNow } from "../network/use-network";
import type { RuleTerms } from "../rules/rule-terms";
import { useRuleSentences } from "../rules/use-rule-sentences";
import { type DraftProblems, type GroupDraft, parsePercent } from "./group-draft";
import { PercentField } from "./percent-field";

interface StepProps {
  draft: GroupDraft;
  change: (part: Partial<GroupDraft>) => void;
  problems: DraftProblems;
  /** The draft as terms; null while something of it is unclear. */
  terms: RuleTerms | null;
}

const ForeseenCoverage = dynamic(() =>
  import("../coverage/foreseen-coverage").then((module) => module.ForeseenCoverage),
);

const DEPOSITS = { none: "0", quarter: "25", half: "50", all: "100" } as const;
const DEPOSIT_KEYS = ["none", "quarter", "half", "all"] as const;
const DAY_MS = 86_400_000;

/** What secures the pots, who may join, when it starts, and who stands in for the organiser. */
export function SafetyStep({ draft, change, problems, terms }: StepProps) {
  const t = useTranslations("create");
  const now = useNetworkNow();
  const problemOf = (field: keyof DraftProblems) => {
    const problem = problems[field];
    return problem === undefined ? undefined : t(`problems.${problem}`);
  };
  return (
    <>
      <Part title={t("parts.money")}>
        <Choices
          legend={t("deposit")}
          columns
          value={DEPOSIT_KEYS.find((key) => DEPOSITS[key] === draft.deposit) ?? null}
          onChange={(key) => change(securedBy(DEPOSITS[key], draft))}
          choices={DEPOSIT_KEYS.map((key) => ({
            value: key,
            label: t(`deposits.${key}`),
            help: t(`depositHelp.${key}`),
          }))}
        />
        <PercentField
          label={t("depositExact")}
          help={t("depositExactHelp")}
          value={draft.deposit}
          problem={problems.deposit}
          onChange={(deposit) => change({ deposit })}
        />
        {terms !== null && <WhatItGives terms={terms} />}
        <div className="grid items-start gap-6 sm:grid-cols-2">
          <PercentField
            label={t("lateFee")}
            help={<FeeHelp terms={terms} text={draft.lateFee} kind="lateFee" />}
            value={draft.lateFee}
            problem={problems.lateFee}
            onChange={(lateFee) => change({ lateFee })}
          />
          <PercentField
            label={t("reserveFee")}
            help={<FeeHelp terms={terms} text={draft.reserveFee} kind="reserveFee" />}
            value={draft.reserveFee}
            problem={problems.reserveFee}
            onChange={(reserveFee) => change({ reserveFee })}
          />
        </div>
        <Field label={t("defaultAfter")} help={t("defaultAfterHelp")} problem={problemOf("defaultAfter")}>
          {(control) => (
            <input
              {...control}
              className="field figures max-w-32"
              inputMode="numeric"
              autoComplete="off"
              value={draft.defaultAfter}
              onChange={(event) => change({ defaultAfter: event.target.value })}
            />
          )}
        </Field>
      </Part>
      <Part title={t("parts.people")}>
        <Choices
          legend={t("admission")}
          value={draft.admission}
          onChange={(admission) => change({ admission })}
          choices={(["open", "invitation", "approval"] as const).map((value) => ({
            value,
            label: t(`admissions.${value}`),
            help: t(`admissionHelp.${value}`),
          }))}
        />
      </Part>
      <Part title={t("parts.start")}>
        <Choices
          legend={t("startRule")}
          value={draft.startRule}
          onChange={(startRule) => change({ startRule })}
          choices={(["whenFull", "byOrganiser"] as const).map((value) => ({
            value,
            label: t(`startRules.${value}`),
            help: t(`startRules.${value}Help`),
          }))}
        />
        <Field label={t("startBy")} help={t("startByHelp")} problem={problemOf("startBy")}>
          {(control) => (
            <input
              {...control}
              type="date"
              className="field max-w-60"
              min={now === null ? undefined : new Date(now.getTime() + DAY_MS).toISOString().slice(0, 10)}
              value={draft.startBy}
              onChange={(event) => change({ startBy: event.target.value })}
            />
          )}
        </Field>
        <CodeField
          label={t("deputy")}
          help={t("deputyHelp")}
          problem={problemOf("deputy")}
          value={draft.deputy}
          onChange={(deputy) => change({ deputy })}
        />
      </Part>
    </>
  );
}

/** A deposit protects from who stops paying before receiving only where that is called a default at some time. */
const securedBy = (deposit: string, { defaultAfter }: GroupDraft): Partial<GroupDraft> => ({
  deposit,
  defaultAfter: deposit !== "0" && defaultAfter === "0" ? "2" : defaultAfter,
});

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-6 border-t border-line pt-6 first-of-type:border-t-0 first-of-type:pt-0">
      <h3 className="text-xl">{title}</h3>
      {children}
    </section>
  );
}

/** A deposit in plain words: what it asks of members, what is kept of pots, and what then is covered. */
function WhatItGives({ terms }: { terms: RuleTerms }) {
  const say = useRuleSentences(terms);
  return (
    <div className="grid gap-3 rounded-(--radius-m) bg-sunk p-4" aria-live="polite">
      <p>{say(terms.depositBps > 0 ? "deposit" : "noDeposit")}</p>
      {terms.depositBps > 0 && terms.members > 2 && <p>{say("holdBack")}</p>}
      <div>
        <ForeseenCoverage terms={terms} turn={null} />
      </div>
    </div>
  );
}

/** A fee in money, beside what it is for. */
function FeeHelp({
  terms,
  text,
  kind,
}: {
  terms: RuleTerms | null;
  text: string;
  kind: "lateFee" | "reserveFee";
}) {
  const t = useTranslations("create");
  const formats = useFormats();
  const bps = parsePercent(text);
  if (terms === null || bps === null || bps === 0) return t(`${kind}Help`);
  const fee = kind === "lateFee" ? lateFee(terms) : reserveFee(terms);
  return (
    <>
      {t(`${kind}Help`)} {t("feeIs", { fee: formats.amount(fee, terms.token) })}
    </>
  );
}
