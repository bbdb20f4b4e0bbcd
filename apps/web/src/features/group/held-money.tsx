"use client";
import type { GroupDetail, Member } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { useFormats } from "@/lib/format/use-formats";
import { MoneyButton } from "../money/money-button";

/** What waits for a member in the contract, to be taken out: a payout that did not arrive, a share, what came back. */
export function HeldMoney({ group, me }: { group: GroupDetail; me: Member }) {
  const t = useTranslations("mine");
  const formats = useFormats();
  const amount = formats.amount(me.heldAmount, group.token);
  return (
    <div className="notice" data-tone="marigold">
      <span aria-hidden="true" />
      <div className="grid gap-2">
        <p>{t("held", { amount })}</p>
        <MoneyButton
          size="small"
          className="justify-self-start"
          intent={{ kind: "claim", groupId: group.id }}
        >
          {t("claim", { amount: formats.amount(me.claimable, group.token) })}
        </MoneyButton>
      </div>
    </div>
  );
}
