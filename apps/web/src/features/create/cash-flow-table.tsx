"use client";
import { foreseeCashFlow } from "@ajo/schemas/model";
import { useTranslations } from "next-intl";
import { useFormats } from "@/lib/format/use-formats";
import type { RuleTerms } from "../rules/rule-terms";

interface CashFlowTableProps {
  terms: RuleTerms;
  turn: number;
  /** When the group would start. */
  startsAt: Date;
}

/** A member's money by the rules' own model, when everybody pays: the deposit, every round, and what comes back. */
export function CashFlowTable({ terms, turn, startsAt }: CashFlowTableProps) {
  const t = useTranslations("cashFlow");
  const formats = useFormats();
  const { members, frequencySeconds, token } = terms;
  const money = (amount: bigint) => (amount === 0n ? "–" : formats.amount(amount, token));
  const lines = foreseeCashFlow(terms, members, turn, startsAt).filter(
    ({ round, paysIn, receives }) => (round > 0 && round <= members) || paysIn > 0n || receives > 0n,
  );
  const nameOf = (round: number) => {
    if (round === 0) return t("joining");
    return round > members ? t("end") : t("roundNumber", { round });
  };
  return (
    <>
      <table className="rows figures">
        <caption className="sr-only">{t("caption", { turn })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("round")}</th>
            <th scope="col">{t("date")}</th>
            <th scope="col">{t("in")}</th>
            <th scope="col">{t("out")}</th>
            <th scope="col">{t("balance")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ round, dueAt, paysIn, receives, balance }) => (
            <tr key={round} aria-current={round === turn ? "step" : undefined}>
              <th scope="row">{nameOf(round)}</th>
              <td data-label={t("date")}>
                {round === 0 ? t("before") : formats.due(dueAt, frequencySeconds)}
              </td>
              <td data-label={t("in")}>{money(paysIn)}</td>
              <td data-label={t("out")}>
                {round === turn ? <strong>{money(receives)}</strong> : money(receives)}
              </td>
              <td data-label={t("balance")} className={balance < 0n ? "text-soft" : "text-leaf"}>
                {formats.amount(balance, token)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {terms.depositBps > 0 && <p className="mt-3 text-[0.9375rem] text-soft">{t("depositHelp")}</p>}
      {terms.turnOrder === "auction" && <p className="mt-3 text-[0.9375rem] text-soft">{t("auctionHelp")}</p>}
    </>
  );
}
