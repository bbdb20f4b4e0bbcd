"use client";
import { GROUP_LIMITS, type GroupDetail, type Member } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { MoneyButton } from "../money/money-button";
import { isSameAddress } from "@/lib/same-address";
import { useWallet } from "../wallet/use-wallet";

/** Before the start: my seat, and what the organiser may do. */
export function MyForming({ group, me }: { group: GroupDetail; me: Member | undefined }) {
  const t = useTranslations("mine");
  const wallet = useWallet();
  if (group.status !== "forming") return null;
  const isOrganiser = isSameAddress(wallet?.address, group.organiser);
  const open = group.maxMembers - group.memberCount;
  return (
    <>
      {me !== undefined && (
        <p className="text-2xl leading-snug font-semibold">{t("seatTaken", { seat: me.turn })}</p>
      )}
      <p>
        {open > 0
          ? t(group.startRule === "whenFull" ? "waitingFull" : "waitingOrganiser", { open })
          : t("full")}
      </p>
      {isOrganiser && (
        <>
          <MoneyButton
            disabled={group.memberCount < GROUP_LIMITS.membersMin}
            intent={{ kind: "start", groupId: group.id }}
          >
            {t("start", { members: group.memberCount })}
          </MoneyButton>
          {group.memberCount < GROUP_LIMITS.membersMin && (
            <p className="text-soft">{t("startNeeds", { least: GROUP_LIMITS.membersMin })}</p>
          )}
        </>
      )}
      {me !== undefined && (
        <MoneyButton
          tone="plain"
          className="justify-self-start"
          intent={{ kind: "leave", groupId: group.id }}
        >
          {t("leave")}
        </MoneyButton>
      )}
    </>
  );
}
