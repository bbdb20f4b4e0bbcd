"use client";
import type { Token } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { useFormats } from "@/lib/format/use-formats";
import { cashFlow } from "./cash-flow";

interface CashFlowTableProps {
  contribution: bigint;
  token: Pick<Token, "code" | "decimals">;
  turn: number;
  dates: readonly Date[];
  frequencySeconds: number;
}

/** A member's money, round by round. */
export function CashFlowTable({ contribution, token, turn, dates, frequencySeconds }: CashFlowTableProps) {
  const t = useTranslations("cashFlow");
  const formats = useFormats();
  const money = (amount: bigint) => formats.amount(amount, token);
  return (
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
        {cashFlow(contribution, dates, turn).map((row) => (
          <tr key={row.round} aria-current={row.receives > 0n ? "step" : undefined}>
            <th scope="row">{t("roundNumber", { round: row.round })}</th>
            <td data-label={t("date")}>{formats.due(row.date, frequencySeconds)}</td>
            <td data-label={t("in")}>{money(row.paysIn)}</td>
            <td data-label={t("out")}>{row.receives > 0n ? <strong>{money(row.receives)}</strong> : "–"}</td>
            <td data-label={t("balance")} className={row.balance < 0n ? "text-soft" : "text-leaf"}>
              {money(row.balance)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
