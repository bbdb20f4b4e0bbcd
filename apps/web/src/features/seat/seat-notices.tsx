"use client";
import type { GroupDetail } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { Notice } from "@/design/notice";
import { isSameAddress } from "@/lib/same-address";
import { useFormats } from "@/lib/format/use-formats";
import { MoneyButton } from "../money/money-button";
import { useNames } from "../network/use-names";
import { useNetworkNow } from "../network/use-network";
import { OfferOfPage } from "../offer/offer-of-page";
import { maySucceed } from "../powers/succession";
import { mayVote, openVotes } from "../powers/votes";
import { useWallet } from "../wallet/use-wallet";
import { openHandOvers, openRecoveries } from "./moves";
import { isPaused } from "./seat-terms";

/** What is about this reader and waits: offers, a silent organiser, a seat to take over, a seat to keep, votes, a pause. */
export function SeatNotices({
  group,
  openTab,
}: {
  group: GroupDetail;
  openTab: (tab: "seat" | "powers") => void;
}) {
  const t = useTranslations("seat.notices");
  const organiser = useTranslations("powers.organiser");
  const mineTexts = useTranslations("mine");
  const formats = useFormats();
  const nameOf = useNames();
  const account = useWallet()?.address;
  const now = useNetworkNow();
  const me = group.members.find((member) => isSameAddress(member.address, account));
  const votes = openVotes(group, now).filter((vote) => mayVote(group, vote, account)).length;
  // Then nothing is left to do with the deposit but to take it out, and what is held as well tells of both.
  const isOver = group.status === "completed" || group.status === "cancelled";
  const mine = (address: string) => isSameAddress(address, account);
  const money = (amount: bigint) => formats.amount(amount, group.token);
  const link = (tab: "seat" | "powers", text: string) => (
    <button
      type="button"
      className="min-h-8 font-semibold underline underline-offset-4"
      onClick={() => openTab(tab)}
    >
      {text}
    </button>
  );
  return (
    <>
      <OfferOfPage group={group} />
      {maySucceed(group, group.organiserSeenAt, account, now) && (
        <Notice tone="marigold" title={t("succeedTitle")}>
          <p>
            {organiser("succeedHelp", {
              name: nameOf(group.organiser).name,
              seen: formats.day(group.organiserSeenAt),
            })}
          </p>
          <MoneyButton className="mt-2" size="small" intent={{ kind: "succeed", groupId: group.id }}>
            {organiser("succeed")}
          </MoneyButton>
        </Notice>
      )}
      {openRecoveries(group, now)
        .filter(({ member, fresh }) => mine(member) || mine(fresh))
        .map(({ member, fresh, readyAt, isReady }) =>
          mine(member) ? (
            <Notice key={member} tone="clay" title={t("recoveryTitle", { name: nameOf(fresh).name })}>
              <p>{t("recoveryHelp", { date: formats.dateTime(readyAt) })}</p>
              <MoneyButton className="mt-2" size="small" intent={{ kind: "vetoRecovery", groupId: group.id }}>
                {t("keepSeat")}
              </MoneyButton>
            </Notice>
          ) : (
            <Notice key={member} title={t("freshTitle", { name: nameOf(member).name })}>
              <p>{isReady ? t("freshReady") : t("freshWaits", { date: formats.dateTime(readyAt) })}</p>
              <MoneyButton
                className="mt-2"
                size="small"
                disabled={!isReady}
                intent={{ kind: "completeRecovery", groupId: group.id, member }}
              >
                {t("takeSeat")}
              </MoneyButton>
            </Notice>
          ),
        )}
      {openHandOvers(group, now)
        .filter(({ newcomer }) => mine(newcomer))
        .map(({ member, price, readyAt, lapsesAt, isReady }) => (
          <Notice
            key={member}
            tone={isReady ? "marigold" : "indigo"}
            title={t("handOverTitle", { name: nameOf(member).name })}
          >
            <p>
              {isReady
                ? t("handOverReady", { amount: money(price), date: formats.dateTime(lapsesAt) })
                : t("handOverWaits", { date: formats.dateTime(readyAt) })}
            </p>
            <MoneyButton
              className="mt-2"
              size="small"
              disabled={!isReady}
              intent={{ kind: "completeHandOver", groupId: group.id, member }}
            >
              {t("takeSeat")}
            </MoneyButton>
          </Notice>
        ))}
      {isPaused(group, now) && group.pausedUntil !== null && (
        <Notice tone="marigold" title={t("paused", { date: formats.dateTime(group.pausedUntil) })}>
          {t("pausedHelp")}
        </Notice>
      )}
      {me?.status === "defaulted" && (
        <Notice tone="clay" title={t("defaulted")}>
          {link("seat", t("defaultedLink"))}
        </Notice>
      )}
      {me !== undefined && me.claimable > me.heldAmount && !(isOver && me.heldAmount > 0n) && (
        <Notice tone="leaf" title={t("free", { amount: money(me.claimable - me.heldAmount) })}>
          {isOver ? (
            <MoneyButton className="mt-1" size="small" intent={{ kind: "claim", groupId: group.id }}>
              {mineTexts("claim", { amount: money(me.claimable) })}
            </MoneyButton>
          ) : (
            link("seat", t("freeLink"))
          )}
        </Notice>
      )}
      {votes > 0 && <Notice title={t("votes", { votes })}>{link("powers", t("votesLink"))}</Notice>}
    </>
  );
}
