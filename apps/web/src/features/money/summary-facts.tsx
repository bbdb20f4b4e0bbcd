import type { TransactionSummary } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { useFormats } from "@/lib/format/use-formats";
import { useNames } from "../network/use-names";

/** One sentence that says what a transaction does. */
export function SummaryFacts({ summary }: { summary: TransactionSummary }) {
  const t = useTranslations("money.summary");
  const formats = useFormats();
  const nameOf = useNames();
  switch (summary.kind) {
    case "create":
    case "leave":
      return <p>{t(summary.kind, { group: summary.name })}</p>;
    case "join":
      return <p>{t(summary.startsGroup ? "joinAndStart" : "join", { group: summary.name })}</p>;
    case "start":
      return <p>{t("start", { group: summary.name, members: summary.members })}</p>;
    case "contribute": {
      const last = summary.round + summary.rounds - 1;
      const facts = {
        amount: formats.amount(summary.amount, summary.token),
        group: summary.name,
        member: nameOf(summary.member).name,
      };
      return (
        <p>
          {summary.rounds === 1
            ? t("contribute", { ...facts, round: summary.round })
            : t("contributeMany", { ...facts, first: summary.round, last })}
        </p>
      );
    }
    case "settle":
      return (
        <p>
          {t("settle", {
            group: summary.name,
            round: summary.round,
            recipient: nameOf(summary.recipient).name,
          })}
        </p>
      );
    case "claim":
      return (
        <p>
          {t("claim", {
            group: summary.name,
            amount: formats.amount(summary.amount, summary.token),
            member: nameOf(summary.member).name,
          })}
        </p>
      );
    case "deposit":
    case "allowance":
      return (
        <p>
          {t(summary.kind, {
            group: summary.name,
            amount: formats.amount(summary.amount, summary.token),
          })}
        </p>
      );
    case "standingOrder":
      return <p>{t(summary.on ? "standingOrderOn" : "standingOrderOff", { group: summary.name })}</p>;
    case "swap":
      return <p>{t("swap", { group: summary.name, member: nameOf(summary.other).name })}</p>;
    case "handOver":
      return (
        <p>
          {t("handOver", {
            group: summary.name,
            member: nameOf(summary.member).name,
            newcomer: nameOf(summary.newcomer).name,
            amount: formats.amount(summary.price, summary.token),
          })}
        </p>
      );
    case "completeHandOver":
      return <p>{t("completeHandOver", { group: summary.name, member: nameOf(summary.member).name })}</p>;
    default:
      return <p>{t(summary.kind, { group: summary.name })}</p>;
    case "trustline":
      return <p>{t("trustline", { token: summary.token.code })}</p>;
  }
}
