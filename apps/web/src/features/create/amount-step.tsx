"use client";
import { GROUP_LIMITS, type Token } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { Choices } from "@/design/choices";
import { Field } from "@/design/field";
import { useDuration } from "@/lib/format/use-duration";
import { type DraftProblems, graceChoices, type GroupDraft } from "./group-draft";
import { FREQUENCIES } from "./presets";

interface StepProps {
  draft: GroupDraft;
  change: (part: Partial<GroupDraft>) => void;
  tokens: readonly Token[];
  token: Token | undefined;
  problems: DraftProblems;
}

/** How much, in what, how many, how often, with how much grace. */
export function AmountStep({ draft, change, tokens, token, problems }: StepProps) {
  const t = useTranslations("create");
  const duration = useDuration();
  const frequencies = FREQUENCIES.some((seconds) => seconds === draft.frequencySeconds)
    ? FREQUENCIES
    : [draft.frequencySeconds, ...FREQUENCIES];

  function changeFrequency(frequencySeconds: number) {
    const choices = graceChoices(frequencySeconds);
    change({
      frequencySeconds,
      graceSeconds: choices.includes(draft.graceSeconds) ? draft.graceSeconds : (choices[1] ?? 0),
    });
  }

  return (
    <>
      <div className="grid gap-6 sm:grid-cols-2">
        <Field
          label={t("amount")}
          help={t("amountHelp")}
          problem={problems.amount === undefined ? undefined : t(`problems.${problems.amount}`)}
        >
          {(control) => (
            <input
              {...control}
              className="field figures"
              inputMode="decimal"
              autoComplete="off"
              value={draft.amount}
              onChange={(event) => change({ amount: event.target.value })}
            />
          )}
        </Field>
        <Field label={t("token")} help={t("tokenHelp")}>
          {(control) => (
            <select
              {...control}
              className="field"
              value={token?.contractId ?? ""}
              onChange={(event) => change({ token: event.target.value })}
            >
              {tokens.map((option) => (
                <option key={option.contractId} value={option.contractId}>
                  {option.code}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <Field
        label={t("members")}
        help={t("membersHelp")}
        problem={problems.members === undefined ? undefined : t(`problems.${problems.members}`)}
      >
        {(control) => (
          <input
            {...control}
            type="number"
            className="field figures"
            min={GROUP_LIMITS.membersMin}
            max={GROUP_LIMITS.membersMax}
            value={Number.isNaN(draft.members) ? "" : draft.members}
            onChange={(event) => change({ members: event.target.valueAsNumber })}
          />
        )}
      </Field>
      <Choices
        legend={t("frequency")}
        columns
        value={draft.frequencySeconds}
        onChange={changeFrequency}
        choices={frequencies.map((seconds) => ({ value: seconds, label: duration.every(seconds) }))}
      />
      <Choices
        legend={t("grace")}
        columns
        value={draft.graceSeconds}
        onChange={(graceSeconds) => change({ graceSeconds })}
        choices={graceChoices(draft.frequencySeconds).map((seconds) => ({
          value: seconds,
          label: seconds === 0 ? t("graceNone") : duration.exact(seconds),
        }))}
      />
      <p className="-mt-3 text-[0.9375rem] text-soft">{t("graceHelp")}</p>
      {problems.graceSeconds !== undefined && (
        <p role="status" className="-mt-3 text-[0.9375rem] font-semibold text-clay">
          {t(`problems.${problems.graceSeconds}`)}
        </p>
      )}
    </>
  );
}
