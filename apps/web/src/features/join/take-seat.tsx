"use client";
import { type GroupDetail, joiningDeposit, roundPrice } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { ButtonLink } from "@/design/button";
import { Notice } from "@/design/notice";
import { isSameAddress } from "@/lib/same-address";
import { useFormats } from "@/lib/format/use-formats";
import { AskForApproval } from "../forming/ask-for-approval";
import { MoneyButton } from "../money/money-button";
import { useNetworkNow } from "../network/use-network";
import { useCallName } from "../network/use-names";
import { useWallet } from "../wallet/use-wallet";
import { AccountReadiness } from "./account-readiness";
import { joinIntent } from "./join-intent";
import { invitationStanding } from "./invitation-standing";
import { useInvitation } from "./use-invitation";
import { useInvitationKey } from "./use-invitation-key";

/** Who is in, and the seat itself for whoever may take one. */
export function TakeSeat({ group }: { group: GroupDetail }) {
  const t = useTranslations("join");
  const callName = useCallName();
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
      <Seat group={group} />
    </section>
  );
}

function Seat({ group }: { group: GroupDetail }) {
  const t = useTranslations("join");
  const wallet = useWallet();
  const invitation = useInvitation(group.id);
  const isOrganiser = isSameAddress(group.organiser, wallet?.address);
  if (group.members.some((member) => isSameAddress(member.address, wallet?.address)))
    return (
      <Notice
        tone="leaf"
        title={t("alreadyIn")}
        actions={
          <ButtonLink size="small" href={`/groups/${group.id}`}>
            {t("openGroup")}
          </ButtonLink>
        }
      />
    );
  if (group.status === "cancelled") return <Notice tone="marigold" title={t("cancelled")} />;
  if (group.status !== "forming" || group.memberCount >= group.maxMembers)
    return (
      <Notice tone="marigold" title={t(group.status === "forming" ? "full" : "started")}>
        {t("startedText")}
      </Notice>
    );
  // The organiser needs no leave of their own.
  if (group.admission === "invitation" && !isOrganiser)
    return <InvitedSeat group={group} invitation={invitation} />;
  const isApproved = group.proceedings.approved.some((address) => isSameAddress(address, wallet?.address));
  if (group.admission === "approval" && !isApproved && !isOrganiser) return <AskForApproval group={group} />;
  return <FreeSeat group={group} invitation={invitation} />;
}

function InvitedSeat({ group, invitation }: { group: GroupDetail; invitation: string | null }) {
  const t = useTranslations("join");
  const formats = useFormats();
  const now = useNetworkNow();
  const key = useInvitationKey(invitation);
  if (invitation === null)
    return (
      <Notice tone="marigold" title={t("needsInvitation")}>
        {t("needsInvitationText")}
      </Notice>
    );
  const standing = invitationStanding(group.proceedings.invitations, key, now);
  if (standing.is === "open") return <FreeSeat group={group} invitation={invitation} />;
  return (
    <Notice tone="marigold" title={t("invitationGone")}>
      {standing.is === "gone"
        ? t("invitationGoneText")
        : t("invitationEndedText", { date: formats.dateTime(standing.at) })}
    </Notice>
  );
}

function FreeSeat({ group, invitation }: { group: GroupDetail; invitation: string | null }) {
  const t = useTranslations("join");
  const formats = useFormats();
  const wallet = useWallet();
  const deposit = joiningDeposit(group);
  return (
    <>
      {wallet !== null && (
        <AccountReadiness
          address={wallet.address}
          token={group.token}
          needed={deposit + roundPrice(group, false)}
        />
      )}
      {group.admission === "approval" && <p>{t("approved")}</p>}
      {group.turnOrder === "random" && <p>{t("secret")}</p>}
      <MoneyButton intent={(who) => joinIntent(group, invitation, who)}>
        {t("take", { seat: group.memberCount + 1 })}
      </MoneyButton>
      <p className="text-[0.9375rem] text-soft">
        {deposit > 0n
          ? t("depositLeaves", { deposit: formats.amount(deposit, group.token) })
          : t(wallet === null ? "walletNext" : "nothingLeaves")}
      </p>
    </>
  );
}
