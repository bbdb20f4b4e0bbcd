"use client";
import { type GroupDetail, joiningDeposit, roundPrice } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { ButtonLink } from "@/design/button";
import { Notice } from "@/design/notice";
import { isSameAddress } from "@/lib/same-address";
import { useFormats } from "@/lib/format/use-formats";
import { MoneyButton } from "../money/money-button";
import { useCallName } from "../network/use-names";
import { useWallet } from "../wallet/use-wallet";
import { AccountReadiness } from "./account-readiness";

/** Who is in, and the seat itself. */
export function TakeSeat({ group }: { group: GroupDetail }) {
  const t = useTranslations("join");
  const wallet = useWallet();
  const callName = useCallName();
  const isMember = group.members.some((member) => isSameAddress(member.address, wallet?.address));
  const full = group.memberCount >= group.maxMembers;
  return (
    <section aria-labelledby="take-seat" className="card mt-12 grid gap-4">
      <h2 id="take-seat" className="text-2xl">
        {t("takeTitle")}
      </h2>
      <p>
        {group.members.length === 0
          ? t("nobodyYet")
          : t("whoIsIn", {
              names: group.members.map((member) => callName(member.address, member.displayName)).join(", "),
              taken: group.memberCount,
              seats: group.maxMembers,
            })}
      </p>
      {isMember ? (
        <Notice
          tone="leaf"
          title={t("alreadyIn")}
          actions={
            <ButtonLink size="small" href={`/groups/${group.id}`}>
              {t("openGroup")}
            </ButtonLink>
          }
        />
      ) : group.status !== "forming" ? (
        <Notice tone="marigold" title={t("started")}>
          {t("startedText")}
        </Notice>
      ) : full ? (
        <Notice tone="marigold" title={t("full")}>
          {t("startedText")}
        </Notice>
      ) : (
        <>
          {wallet !== null && (
            <AccountReadiness address={wallet.address} token={group.token} needed={group.contribution} />
          )}
          <MoneyButton intent={{ kind: "join", groupId: group.id }}>
            {t("take", { seat: group.memberCount + 1 })}
          </MoneyButton>
          <p className="text-[0.9375rem] text-soft">{t(wallet === null ? "walletNext" : "nothingLeaves")}</p>
        </>
      )}
    </section>
  );
}
