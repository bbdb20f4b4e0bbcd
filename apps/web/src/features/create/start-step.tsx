"use client";
import { useTranslations } from "next-intl";
import { Choices } from "@/design/choices";
import { Field } from "@/design/field";
import { useDuration } from "@/lib/format/use-duration";
import { useNetwork } from "../network/use-network";
import type { DraftProblem, GroupDraft } from "./group-draft";
import { PRESET_KEYS, PRESETS } from "./presets";

interface StepProps {
  draft: GroupDraft;
  change: (part: Partial<GroupDraft>) => void;
  problem: DraftProblem | undefined;
}

/** A name, and a starting point that fits. */
export function StartStep({ draft, change, problem }: StepProps) {
  const t = useTranslations("create");
  const duration = useDuration();
  const isPractice = useNetwork().data?.canAdvanceTime === true;
  const offered = PRESET_KEYS.filter((key) => key !== "practice" || isPractice);
  const chosen = offered.find((key) =>
    Object.entries(PRESETS[key]).every(
      ([field, value]) => new Map<string, unknown>(Object.entries(draft)).get(field) === value,
    ),
  );
  return (
    <>
      <Field
        label={t("name")}
        help={t("nameHelp")}
        problem={draft.name !== "" && problem !== undefined ? t(`problems.${problem}`) : undefined}
      >
        {(control) => (
          <input
            {...control}
            className="field"
            value={draft.name}
            autoComplete="off"
            maxLength={64}
            onChange={(event) => change({ name: event.target.value })}
          />
        )}
      </Field>
      <Choices
        legend={t("preset")}
        columns
        value={chosen ?? null}
        onChange={(key) => change(PRESETS[key])}
        choices={offered.map((key) => ({
          value: key,
          label: t(`presets.${key}`),
          help: t("presetHelp", {
            members: PRESETS[key].members,
            amount: PRESETS[key].amount,
            every: duration.every(PRESETS[key].frequencySeconds),
            order: t(`presetOrders.${PRESETS[key].turnOrder === "random" ? "random" : "joining"}`),
            deposit:
              PRESETS[key].deposit === "0"
                ? t("presetNoDeposit")
                : t("presetDeposit", { percent: PRESETS[key].deposit }),
          }),
        }))}
      />
    </>
  );
}
