"use client";
import { type GroupDetail, type Member, memberObligation } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { useFormats } from "@/lib/format/use-formats";
import { MoneyButton } from "../money/money-button";

/** Paying what somebody owes now, from the reader's own account: for a member who brings cash. */
export function PayForMember({ group, member, name }: { group: GroupDetail; member: Member; name: string }) {
  const t = useTranslations("members");
  const formats = useFormats();
  const { nextUnpaidRound: round, roundsOwed: rounds, amountOwed } = memberObligation(group, member);
  if (round === null || rounds === 0) return null;
  return (
    <div className="mt-3">
      <MoneyButton
        tone="quiet"
        size="small"
        intent={{ kind: "contribute", groupId: group.id, member: member.address, round, rounds }}
      >
        {t("payFor", { amount: formats.amount(amountOwed, group.token), name })}
      </MoneyButton>
    </div>
  );
}
