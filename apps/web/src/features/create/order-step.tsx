"use client";
import { GROUP_LIMITS } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { Choices } from "@/design/choices";
import { Notice } from "@/design/notice";
import { useFormats } from "@/lib/format/use-formats";
import type { DraftProblems, GroupDraft } from "./group-draft";

interface StepProps {
  draft: GroupDraft;
  change: (part: Partial<GroupDraft>) => void;
  problems: DraftProblems;
}

const ORDERS = ["joining", "fixed", "random", "auction"] as const;

/** Who receives when, and whether the organiser saves along. */
export function OrderStep({ draft, change, problems }: StepProps) {
  const t = useTranslations("create");
  const formats = useFormats();
  const discount = formats.percent(GROUP_LIMITS.discountMaxBps);
  return (
    <>
      <Choices
        legend={t("order")}
        value={draft.turnOrder}
        onChange={(turnOrder) => change({ turnOrder })}
        choices={ORDERS.map((value) => ({
          value,
          label: t(`orders.${value}`),
          help: t(`orderHelp.${value}`, { discount }),
        }))}
      />
      {problems.graceSeconds === "graceAuction" && <Notice tone="clay" title={t("problems.graceAuction")} />}
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
