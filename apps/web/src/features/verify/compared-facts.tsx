"use client";
import type { GroupDetail } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { Icon } from "@/design/icons";
import { useFormats } from "@/lib/format/use-formats";
import { useNames } from "../network/use-names";
import type { ComparedFact, FactValue } from "./compare-accounts";

/** Every compared fact, with what each of the three says. */
export function ComparedFacts({ facts, group }: { facts: readonly ComparedFact[]; group: GroupDetail }) {
  const t = useTranslations("verify");
  const nameOf = useNames();
  const show = useFactValue(group);
  const label = ({ fact }: ComparedFact) => {
    switch (fact.kind) {
      case "paidRounds":
      case "held":
      case "deposit": {
        const known = group.members.find(({ address }) => address === fact.member)?.displayName;
        return t(`facts.${fact.kind}`, { name: nameOf(fact.member, known).name });
      }
      case "payout":
      case "short":
        return t(`facts.${fact.kind}`, { round: fact.round });
      case "status":
      case "round":
      case "escrow":
      case "reserve":
        return t(`facts.${fact.kind}`);
    }
  };
  return (
    <table className="rows">
      <caption className="sr-only">{t("caption")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("fact")}</th>
          <th scope="col">{t("byEvents")}</th>
          <th scope="col">{t("byContract")}</th>
          <th scope="col">{t("byServer")}</th>
          <th scope="col">{t("result")}</th>
        </tr>
      </thead>
      <tbody>
        {facts.map((fact) => (
          <tr key={label(fact)}>
            <th scope="row">{label(fact)}</th>
            <td data-label={t("byEvents")} className="figures">
              {show(fact.values.events)}
            </td>
            <td data-label={t("byContract")} className="figures">
              {show(fact.values.contract)}
            </td>
            <td data-label={t("byServer")} className="figures">
              {show(fact.values.server)}
            </td>
            <td data-label={t("result")}>
              <span
                className={`inline-flex items-center gap-1.5 font-semibold ${fact.agrees ? "text-leaf" : "text-clay"}`}
              >
                <Icon name={fact.agrees ? "check" : "alert"} size={18} />
                {t(fact.agrees ? "same" : "different")}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Money as money, a status in words, and a dash for what one of the three cannot tell. */
function useFactValue(group: GroupDetail): (value: FactValue | null) => string {
  const status = useTranslations("group.status");
  const formats = useFormats();
  return (value) => {
    if (value === null) return "–";
    if (typeof value === "bigint") return formats.amount(value, group.token);
    if (typeof value === "number") return formats.number(value);
    return status(value);
  };
}
