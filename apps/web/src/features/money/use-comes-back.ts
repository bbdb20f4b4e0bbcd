import { dueAt, type GroupDetail, type Member, scheduleOf, type TransactionSummary } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { useFormats } from "@/lib/format/use-formats";
import { expectedPot } from "../group/round-facts";
import { exitTerms } from "../seat/seat-terms";

/** What the signer gets for it, and when; null for what has nothing to do with money. */
export function useComesBack(
  summary: TransactionSummary,
  group: GroupDetail | null,
  account: string,
): string | null {
  const t = useTranslations("money");
  const formats = useFormats();
  const memberOf = (address: string) => group?.members.find((candidate) => candidate.address === address);

  /** The pot of a turn, with its date once there is one. */
  function potOf(turn: number | undefined): string {
    if (group === null || turn === undefined) return t("nothingBack");
    const schedule = scheduleOf(group);
    const pot = schedule === null ? group.contribution * BigInt(group.maxMembers) : expectedPot(group, turn);
    const amount = formats.amount(pot, group.token);
    if (schedule === null) return t("potInTurn", { amount, turn });
    if (turn < group.currentRound || group.status === "completed") return t("potReceived", { round: turn });
    return t("potOn", { amount, date: formats.due(dueAt(schedule, turn), group.frequencySeconds), turn });
  }

  function potOfNewcomer(of: GroupDetail): string {
    if (of.turnOrder === "joining") return potOf(memberOf(account)?.turn ?? of.memberCount + 1);
    const amount = formats.amount(of.contribution * BigInt(of.maxMembers), of.token);
    return t("potAnyTurn", { amount });
  }

  switch (summary.kind) {
    case "claim":
      return summary.member === account ? formats.amount(summary.amount, summary.token) : t("nothingBack");
    case "contribute":
      return potOf(memberOf(summary.member)?.turn);
    case "join": {
      const pot = group === null ? t("nothingBack") : potOfNewcomer(group);
      if (summary.deposit === 0n) return pot;
      return `${t("depositBack", { amount: formats.amount(summary.deposit, summary.token) })}; ${pot}`;
    }
    case "swap":
      return potOf(memberOf(summary.other)?.turn);
    case "completeHandOver":
      return potOf(memberOf(summary.member)?.turn);
    case "handOver":
      return summary.member === account ? formats.amount(summary.price, summary.token) : t("nothingBack");
    case "deposit":
      return t("depositBack", { amount: formats.amount(summary.amount, summary.token) });
    case "leave": {
      const deposit = memberOf(account)?.deposit ?? 0n;
      return group === null || deposit === 0n ? t("nothingBack") : formats.amount(deposit, group.token);
    }
    case "exit": {
      const me = memberOf(account);
      return group === null || me === undefined ? t("nothingBack") : exitBack(group, me);
    }
    case "create":
      return summary.deposit === 0n || summary.token === null
        ? t("nothingBack")
        : t("depositBack", { amount: formats.amount(summary.deposit, summary.token) });
    case "start":
    case "settle":
    case "trustline":
    case "allowance":
    case "standingOrder":
      return t("nothingBack");
    default:
      return null;
  }

  /** What was paid ahead and the deposit at once; the rest in the round that would have been the member's. */
  function exitBack(of: GroupDetail, me: Member): string {
    const schedule = scheduleOf(of);
    const { inRound, round, ahead, deposit } = exitTerms(of, me);
    const money = (amount: bigint) => formats.amount(amount, of.token);
    const now = ahead + deposit;
    const atOnce = now === 0n ? null : t("backAtOnce", { amount: money(now) });
    if (schedule === null || inRound === 0n) return atOnce ?? t("nothingBack");
    const later = t("backInRound", {
      amount: money(inRound),
      date: formats.due(dueAt(schedule, round), of.frequencySeconds),
      round,
    });
    return atOnce === null ? later : `${atOnce}; ${later}`;
  }
}
