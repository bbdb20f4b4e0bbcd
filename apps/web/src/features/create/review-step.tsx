"use client";
import { joiningDeposit, orderCommitment, rulebookText, type GroupConfig, type Token } from "@ajo/schemas";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { Notice } from "@/design/notice";
import { useFormats } from "@/lib/format/use-formats";
import { keepSecret } from "../forming/secrets";
import { MoneyButton } from "../money/money-button";
import { GroupRules } from "../rules/group-rules";
import { RulebookText } from "../rules/rulebook-text";
import { DRAFT_FIELDS, type DraftField, type DraftProblems, type GroupDraft } from "./group-draft";
import type { WizardStep } from "./wizard-steps";

const ForeseenCoverage = dynamic(() =>
  import("../coverage/foreseen-coverage").then((module) => module.ForeseenCoverage),
);

interface StepProps {
  draft: GroupDraft;
  token: Token | undefined;
  /** Null while the draft has problems. */
  config: GroupConfig | null;
  problems: DraftProblems;
  onEdit: (step: WizardStep) => void;
}

const STEP_OF_FIELD: Record<DraftField, WizardStep> = {
  name: "start",
  amount: "amount",
  members: "amount",
  graceSeconds: "amount",
  deposit: "safety",
  lateFee: "safety",
  reserveFee: "safety",
  defaultAfter: "safety",
  startBy: "safety",
  deputy: "safety",
};

/** The rules as every member will read them, and the text they will sign; then one signature. */
export function ReviewStep({ draft, token, config, problems, onEdit }: StepProps) {
  const t = useTranslations("create");
  const formats = useFormats();
  if (config === null || token === undefined) return <Unfinished problems={problems} onEdit={onEdit} />;
  const terms = { ...config, token, members: config.maxMembers };
  const commits = config.turnOrder === "random" && draft.organiserJoins;
  const deposit = draft.organiserJoins ? joiningDeposit(config) : 0n;
  return (
    <>
      <p className="text-xl font-semibold break-words">{config.name}</p>
      <div>
        <ForeseenCoverage terms={terms} turn={null} />
      </div>
      <GroupRules terms={terms} />
      <RulebookText text={rulebookText(config, token)} hash={config.rulebookHash} />
      <Notice tone="indigo" title={t("fixedTitle")}>
        {t("fixedText")}
      </Notice>
      {deposit > 0n && <p>{t("createDeposit", { deposit: formats.amount(deposit, token) })}</p>}
      {commits && <p>{t("createSecret")}</p>}
      <MoneyButton
        intent={({ account, networkPassphrase }) => {
          const secret = commits ? keepSecret({ networkPassphrase, account, place: draft.salt }) : null;
          return {
            kind: "create",
            config,
            organiserJoins: draft.organiserJoins,
            salt: draft.salt,
            commitment: secret === null ? null : orderCommitment(secret, account),
          };
        }}
      >
        {t("create")}
      </MoneyButton>
    </>
  );
}

function Unfinished({ problems, onEdit }: Pick<StepProps, "problems" | "onEdit">) {
  const t = useTranslations("create");
  return (
    <Notice tone="marigold" title={t("unfinished")}>
      <ul>
        {DRAFT_FIELDS.map((field) => {
          const problem = problems[field];
          return problem === undefined ? null : (
            <li key={field}>
              <button
                type="button"
                className="min-h-8 text-start underline underline-offset-4"
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
