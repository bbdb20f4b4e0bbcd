import { dueAt, type GroupDetail, scheduleOf, type TransactionSummary } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { useFormats } from "@/lib/format/use-formats";

/** What the signer gets for it, and when: their own pot, for as long as it is still to come. */
export function useComesBack(
  summary: TransactionSummary,
  group: GroupDetail | null,
  account: string,
): string {
  const t = useTranslations("money");
  const formats = useFormats();
  if (summary.kind === "claim")
    return summary.member === account ? formats.amount(summary.amount, summary.token) : t("nothingBack");
  if (group === null || summary.kind === "leave" || summary.kind === "trustline") return t("nothingBack");
  const beneficiary = summary.kind === "contribute" ? summary.member : account;
  const member = group.members.find((candidate) => candidate.address === beneficiary);
  const schedule = scheduleOf(group);
  const turn = member?.turn ?? (summary.kind === "join" ? group.memberCount + 1 : null);
  if (turn === null) return t("nothingBack");
  const pot = formats.amount(
    group.contribution * BigInt(schedule?.totalRounds ?? group.maxMembers),
    group.token,
  );
  if (schedule === null) return t("potInTurn", { amount: pot, turn });
  if (turn < group.currentRound || group.status === "completed") return t("potReceived", { round: turn });
  return t("potOn", { amount: pot, date: formats.due(dueAt(schedule, turn), group.frequencySeconds), turn });
}
