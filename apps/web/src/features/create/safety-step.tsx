"use client";
import { useTranslations } from "next-intl";
import { Choices } from "@/design/choices";
import { useDuration } from "@/lib/format/use-duration";
import { graceChoices, type GroupDraft } from "./group-draft";

/** Grace, when it starts, and whether I take part. */
export function SafetyStep({
  draft,
  change,
}: {
  draft: GroupDraft;
  change: (part: Partial<GroupDraft>) => void;
}) {
  const t = useTranslations("create");
  const duration = useDuration();
  return (
    <>
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
      <Choices
        legend={t("startRule")}
        value={draft.startRule}
        onChange={(startRule) => change({ startRule })}
        choices={[
          { value: "whenFull", label: t("startRules.whenFull"), help: t("startRules.whenFullHelp") },
          { value: "byOrganiser", label: t("startRules.byOrganiser"), help: t("startRules.byOrganiserHelp") },
        ]}
      />
      <div className="flex min-h-12 items-start gap-3">
        <input
          id="organiser-joins"
          aria-describedby="organiser-joins-help"
          type="checkbox"
          className="mt-1 size-5 shrink-0 accent-(--indigo)"
          checked={draft.organiserJoins}
          onChange={(event) => change({ organiserJoins: event.target.checked })}
        />
        <div>
          <label htmlFor="organiser-joins" className="font-semibold">
            {t("organiserJoins")}
          </label>
          <p id="organiser-joins-help" className="text-[0.9375rem] text-soft">
            {t("organiserJoinsHelp")}
          </p>
        </div>
      </div>
    </>
  );
}
