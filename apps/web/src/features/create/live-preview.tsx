"use client";
import { GROUP_LIMITS, parseAmount, previewDueDates, type Token } from "@ajo/schemas";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/design/field";
import { useFormats } from "@/lib/format/use-formats";
import { useNetworkNow } from "../network/use-network";
import { CashFlowTable } from "./cash-flow-table";
import type { GroupDraft } from "./group-draft";

/** The schedule and one member's cash flow, as the draft stands. */
export function LivePreview({ draft, token }: { draft: GroupDraft; token: Token }) {
  const t = useTranslations("create.preview");
  const formats = useFormats();
  const now = useNetworkNow();
  const [turn, setTurn] = useState(1);
  const contribution = parseAmount(draft.amount, token.decimals);
  const { members } = draft;
  const countIsFine =
    Number.isInteger(members) && members >= GROUP_LIMITS.membersMin && members <= GROUP_LIMITS.membersMax;
  if (now === null || contribution === null || contribution === 0n || !countIsFine) {
    return <aside className="card text-soft">{t("incomplete")}</aside>;
  }
  const dates = previewDueDates(now, draft.frequencySeconds, members);
  const shownTurn = Math.min(turn, members);
  const last = dates.at(-1);
  return (
    <aside aria-labelledby="preview-title" className="card grid gap-4 lg:sticky lg:top-6">
      <h2 id="preview-title" className="text-xl">
        {t("title")}
      </h2>
      <dl className="facts" data-columns>
        <div>
          <dt>{t("pot")}</dt>
          <dd className="figures text-xl">{formats.amount(contribution * BigInt(members), token)}</dd>
        </div>
        <div>
          <dt>{t("ends")}</dt>
          <dd>{last === undefined ? "" : formats.due(last, draft.frequencySeconds)}</dd>
        </div>
      </dl>
      <Field label={t("turn")} help={t("turnHelp")}>
        {(control) => (
          <select
            {...control}
            className="field"
            value={shownTurn}
            onChange={(event) => setTurn(Number(event.target.value))}
          >
            {dates.map((_, index) => (
              <option key={index} value={index + 1}>
                {t("turnOption", { turn: index + 1 })}
              </option>
            ))}
          </select>
        )}
      </Field>
      <details>
        <summary className="min-h-8 font-semibold">{t("table")}</summary>
        <div className="preview-rows mt-2">
          <CashFlowTable
            contribution={contribution}
            token={token}
            turn={shownTurn}
            dates={dates}
            frequencySeconds={draft.frequencySeconds}
          />
        </div>
      </details>
    </aside>
  );
}
