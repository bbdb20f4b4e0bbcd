"use client";
import { previewDueDates, roundPrice } from "@ajo/schemas";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDuration } from "@/lib/format/use-duration";
import { useFormats } from "@/lib/format/use-formats";
import { useNetworkNow } from "../network/use-network";
import type { RuleTerms } from "../rules/rule-terms";
import { payoutOf } from "../rules/rules-of";
import { TurnSelect } from "./turn-select";

// The rules' own model comes when there is something to foresee.
const CashFlowTable = dynamic(() => import("./cash-flow-table").then((module) => module.CashFlowTable));
const ForeseenCoverage = dynamic(() =>
  import("../coverage/foreseen-coverage").then((module) => module.ForeseenCoverage),
);

/** The schedule, what is covered, and one member's cash flow, as the draft stands; null while it has no terms yet. */
export function LivePreview({ terms }: { terms: RuleTerms | null }) {
  const t = useTranslations("create.preview");
  const create = useTranslations("create");
  const join = useTranslations("join");
  const duration = useDuration();
  const formats = useFormats();
  const now = useNetworkNow();
  const [turn, setTurn] = useState(1);
  if (now === null || terms === null) return <aside className="card text-soft">{t("incomplete")}</aside>;
  const { members, frequencySeconds, token } = terms;
  const dates = previewDueDates(now, frequencySeconds, members);
  const shownTurn = Math.min(turn, members);
  const payout = payoutOf(terms, shownTurn);
  const price = roundPrice(terms, false);
  const last = dates.at(-1);
  return (
    <aside aria-labelledby="preview-title" className="card grid gap-4 lg:sticky lg:top-6">
      <h2 id="preview-title" className="text-xl">
        {t("title")}
      </h2>
      <dl className="facts" data-columns>
        <div>
          <dt>{create("amount")}</dt>
          <dd className="figures text-xl">{formats.amount(price, token)}</dd>
          <dd className="text-[0.9375rem] font-normal text-soft">{duration.every(frequencySeconds)}</dd>
        </div>
        <div>
          <dt>{join("totalIn")}</dt>
          <dd className="figures text-xl">{formats.amount(price * BigInt(members), token)}</dd>
          <dd className="text-[0.9375rem] font-normal text-soft">{join("inRounds", { rounds: members })}</dd>
        </div>
        <div>
          <dt>{t("pot")}</dt>
          <dd className="figures text-xl">{formats.amount(payout.gross, token)}</dd>
        </div>
        <div>
          <dt>{t("ends")}</dt>
          <dd>{last === undefined ? "" : formats.due(last, frequencySeconds)}</dd>
        </div>
      </dl>
      <div>
        <ForeseenCoverage terms={terms} turn={null} />
      </div>
      <TurnSelect turn={shownTurn} members={members} onChange={setTurn} />
      {payout.kept > 0n && (
        <p className="text-[0.9375rem]">
          {t("net", { net: formats.amount(payout.net, token), kept: formats.amount(payout.kept, token) })}
        </p>
      )}
      <details>
        <summary className="min-h-8 font-semibold">{t("table")}</summary>
        <div className="preview-rows mt-2">
          <CashFlowTable terms={terms} turn={shownTurn} startsAt={now} />
        </div>
      </details>
    </aside>
  );
}
