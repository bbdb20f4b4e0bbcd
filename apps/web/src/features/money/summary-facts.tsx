import type { TransactionSummary } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { useFormats } from "@/lib/format/use-formats";
import { useNames } from "../network/use-names";
import { actOf } from "./money-act";
import type { MoneyIntent } from "./money-intent";

/** One sentence that says what a transaction does: as the server built it, with the words of what was asked. */
export function SummaryFacts({ summary, intent }: { summary: TransactionSummary; intent: MoneyIntent }) {
  const t = useTranslations("money.summary");
  const formats = useFormats();
  const nameOf = useNames();
  const asked = useAskedFacts(intent);
  switch (summary.kind) {
    case "create":
    case "leave":
      return <p>{t(summary.kind, { group: summary.name })}</p>;
    case "join":
      return <p>{t(summary.startsGroup ? "joinAndStart" : "join", { group: summary.name })}</p>;
    case "start":
      return (
        <p>{t(summary.draws ? "openDraw" : "start", { group: summary.name, members: summary.members })}</p>
      );
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
      return (
        <p>{t("deposit", { group: summary.name, amount: formats.amount(summary.amount, summary.token) })}</p>
      );
    case "allowance":
      return (
        <p>
          {summary.amount === 0n
            ? t("allowanceEnd", { group: summary.name })
            : t("allowance", {
                group: summary.name,
                amount: formats.amount(summary.amount, summary.token),
                date: formats.day(summary.expiresAt),
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
      return (
        <p>
          {t("completeHandOver", {
            group: summary.name,
            member: nameOf(summary.member).name,
            price: formats.amount(summary.price, summary.token),
            deposit: formats.amount(summary.deposit, summary.token),
          })}
        </p>
      );
    case "vote":
    case "setDeputy": {
      const act = actOf(intent);
      return <p>{t(isSpoken(act) ? act : "setDeputy", { ...asked, group: summary.name })}</p>;
    }
    default:
      return <p>{t(summary.kind, { ...asked, group: summary.name })}</p>;
    case "trustline":
      return <p>{t("trustline", { token: summary.token.code })}</p>;
  }
}

const SPOKEN = ["votePause", "voteCancel", "voteUpgrade", "voteRecover", "voteVeto", "removeDeputy"] as const;
const isSpoken = (act: string): act is (typeof SPOKEN)[number] => SPOKEN.some((spoken) => spoken === act);

/** What the sentence of a plain call may name, from what was asked: a member, another person, a round, a share. */
function useAskedFacts(intent: MoneyIntent) {
  const nameOf = useNames();
  const formats = useFormats();
  const name = (address: string | null | undefined) =>
    address === null || address === undefined ? "" : nameOf(address).name;
  const none = { member: "", other: "", round: 0, percent: "" };
  switch (intent.kind) {
    case "approve":
      return { ...none, other: name(intent.member) };
    case "setDeputy":
      return { ...none, other: name(intent.deputy) };
    case "vote": {
      const { motion } = intent;
      if (motion.kind === "veto") return { ...none, member: name(motion.member) };
      if (motion.kind === "recover") return { ...none, member: name(motion.lost), other: name(motion.fresh) };
      return none;
    }
    case "bid":
      return { ...none, round: intent.round };
    case "revealBid":
      return { ...none, round: intent.round, percent: formats.number(intent.discountBps / 100) };
    default:
      return none;
  }
}
