"use client";
import type { Token } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { Notice } from "@/design/notice";
import { GroupRules } from "../group/group-rules";
import { MoneyButton } from "../money/money-button";
import { configOf, type DraftField, type draftProblems, type GroupDraft } from "./group-draft";
import type { WizardStep } from "./wizard-steps";

interface StepProps {
  draft: GroupDraft;
  token: Token | undefined;
  problems: ReturnType<typeof draftProblems>;
  onEdit: (step: WizardStep) => void;
}

const STEP_OF_FIELD: Record<DraftField, WizardStep> = {
  name: "start",
  amount: "amount",
  members: "amount",
  graceSeconds: "safety",
};
const FIELDS: readonly DraftField[] = ["name", "amount", "members", "graceSeconds"];

/** The rules as every member will read them; then one signature. */
export function ReviewStep({ draft, token, problems, onEdit }: StepProps) {
  const t = useTranslations("create");
  const config = token === undefined ? null : configOf(draft, token);
  if (config === null || token === undefined) {
    return (
      <Notice tone="marigold" title={t("unfinished")}>
        <ul>
          {FIELDS.map((field) => {
            const problem = problems[field];
            return problem === undefined ? null : (
              <li key={field}>
                <button
                  type="button"
                  className="min-h-8 underline underline-offset-4"
                  onClick={() => onEdit(STEP_OF_FIELD[field])}
                >
                  {t(`problems.${problem}`)}
                </button>
              </li>
            );
          })}
        </ul>
      </Notice>
    );
  }
  return (
    <>
      <p className="text-xl font-semibold break-words">{config.name}</p>
      <GroupRules group={{ ...config, token, members: config.maxMembers }} />
      <Notice tone="indigo" title={t("fixedTitle")}>
        {t("fixedText")}
      </Notice>
      <MoneyButton
        intent={{ kind: "create", config, organiserJoins: draft.organiserJoins, salt: draft.salt }}
      >
        {t("create")}
      </MoneyButton>
    </>
  );
}
