"use client";
import { type GroupDetail, joiningDeposit, roundPrice } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { ButtonLink } from "@/design/button";
import { Notice } from "@/design/notice";
import { useFormats } from "@/lib/format/use-formats";
import { AskForApproval } from "../forming/ask-for-approval";
import { MoneyButton } from "../money/money-button";
import { useCallName } from "../network/use-names";
import { useWallet } from "../wallet/use-wallet";
import { AccountReadiness } from "./account-readiness";
import { joinIntent } from "./join-intent";
import { HEADS, type SeatOffer } from "./seat-offer";
import { useOfferHelp } from "./use-offer-help";

/** Who is in, and the seat itself for whoever may take one. */
export function TakeSeat({ group, offer }: { group: GroupDetail; offer: SeatOffer }) {
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
      <Seat group={group} offer={offer} />
    </section>
  );
}

function Seat({ group, offer }: { group: GroupDetail; offer: SeatOffer }) {
  const t = useTranslations("join");
  const states = useTranslations("states");
  const help = useOfferHelp(offer);
  switch (offer.is) {
    case "unknown":
      return (
        <div role="status" className="skeleton h-12">
          <span className="sr-only">{states("loading")}</span>
        </div>
      );
    case "mine":
      return (
        <Notice
          tone="leaf"
          title={t(HEADS.mine)}
          actions={
            <ButtonLink size="small" href={`/groups/${group.id}`}>
              {t("openGroup")}
            </ButtonLink>
          }
        />
      );
    case "cancelled":
    case "started":
    case "full":
    case "uninvited":
    case "gone":
    case "ended":
      return (
        <Notice tone="marigold" title={t(HEADS[offer.is])}>
          {help}
        </Notice>
      );
    case "ask":
      return <AskForApproval group={group} />;
    case "free":
      return <FreeSeat group={group} invitation={offer.invitation} />;
  }
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
          : t(wallet === null ? "walletNext" : "nothingLeaves")}{" "}
        {(deposit > 0n || wallet !== null) && t("feeHelp")}
      </p>
    </>
  );
}
