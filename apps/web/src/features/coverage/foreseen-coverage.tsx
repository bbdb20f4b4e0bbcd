"use client";
import { foreseeCoverage } from "@ajo/schemas/model";
import { useTranslations } from "next-intl";
import { useFormats } from "@/lib/format/use-formats";
import type { RuleTerms } from "../rules/rule-terms";
import { CoverageMeter } from "./coverage-meter";
import { Reckoning } from "./reckoning";
import { useIdle } from "./use-idle";
import { wholeCents } from "./whole-cents";

/** Before joining: what is left of a pot when somebody stops paying. `turn` null: it is not known, so the worst one's. */
export function ForeseenCoverage({ terms, turn }: { terms: RuleTerms; turn: number | null }) {
  const t = useTranslations("coverage");
  const formats = useFormats();
  const { members, contribution, depositBps, lateFeeBps, reserveFeeBps, defaultAfter, frequencySeconds } =
    terms;
  const foreseen = useIdle(
    () => foreseeCoverage(terms, members),
    [members, contribution, depositBps, lateFeeBps, reserveFeeBps, defaultAfter, frequencySeconds].join(),
  );
  if (foreseen === null) return <Reckoning />;
  const pot = contribution * BigInt(members);
  const still =
    turn === null
      ? foreseen.reduce((least, covered) => (covered < least ? covered : least), pot)
      : (foreseen[turn - 1] ?? 0n);
  const facts = {
    still: formats.amount(wholeCents(still, terms.token.decimals), terms.token),
    pot: formats.amount(pot, terms.token),
  };
  const sentence =
    still === pot
      ? t("foreseenWhole", facts)
      : turn === null
        ? t("foreseenAny", facts)
        : t("foreseenTurn", { ...facts, turn });
  return (
    <>
      <CoverageMeter sentence={sentence} still={still} pot={pot} />
      <p className="mt-2 text-[0.9375rem] text-soft">{t("foreseenHelp")}</p>
    </>
  );
}
