"use client";
import { dueAt, type GroupDetail, roundPrice, scheduleOf, unpaidRounds } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Notice } from "@/design/notice";
import { isSameAddress } from "@/lib/same-address";
import { useFormats } from "@/lib/format/use-formats";
import { MoneyButton } from "../money/money-button";
import { expectedPot } from "../group/round-facts";
import { useNames } from "../network/use-names";
import { useNetworkNow } from "../network/use-network";
import { useWallet } from "../wallet/use-wallet";
import { type Offer, readOffer } from "./offer";

/** The offer in `hash`, for whoever it was made to. */
export function OfferNotice({ group, hash }: { group: GroupDetail; hash: string }) {
  const t = useTranslations("seat.offer");
  const formats = useFormats();
  const nameOf = useNames();
  const wallet = useWallet();
  const now = useNetworkNow();
  const offer = useMemo(() => readOffer(hash), [hash]);
  if (offer === "none") return null;
  if (offer === "broken" || offer.groupId !== group.id) return <Notice tone="clay" title={t("broken")} />;
  if (isDone(group, offer)) return null;
  const from = nameOf(offer.from).name;
  if (now !== null && now.getTime() > offer.expiresAt.getTime())
    return <Notice tone="clay" title={t("expired", { name: from })} />;
  if (isSameAddress(wallet?.address, offer.from))
    return <Notice title={t("yours", { name: nameOf(offer.to).name })} />;
  if (!isSameAddress(wallet?.address, offer.to))
    return <Notice title={t("forAnother", { name: nameOf(offer.to).name })} />;
  return offer.kind === "swap" ? (
    <Notice tone="marigold" title={t("swapTitle", { name: from })}>
      <SwapTerms group={group} offer={offer} />
      <MoneyButton
        className="mt-3"
        intent={{
          kind: "swap",
          groupId: group.id,
          other: offer.from as string as GroupDetail["organiser"],
          authorisation: offer.authorisation,
        }}
      >
        {t("swapAccept")}
      </MoneyButton>
      <p className="mt-2 text-soft">{t("until", { date: formats.dateTime(offer.expiresAt) })}</p>
    </Notice>
  ) : (
    <Notice tone="marigold" title={t("handOverTitle", { name: from })}>
      <HandOverTerms group={group} offer={offer} />
      <MoneyButton
        className="mt-3"
        intent={{
          kind: "handOver",
          groupId: group.id,
          member: offer.member,
          newcomer: offer.newcomer,
          price: offer.price,
          authorisation: offer.authorisation,
        }}
      >
        {t("handOverAccept")}
      </MoneyButton>
      <p className="mt-2 text-soft">{t("until", { date: formats.dateTime(offer.expiresAt) })}</p>
    </Notice>
  );
}

/** What both would receive, and when, after the exchange. */
function SwapTerms({ group, offer }: { group: GroupDetail; offer: Extract<Offer, { kind: "swap" }> }) {
  const t = useTranslations("seat.offer");
  const formats = useFormats();
  const schedule = scheduleOf(group);
  const turnOf = (address: string) => group.members.find((member) => member.address === address)?.turn;
  const [theirs, mine] = [turnOf(offer.from), turnOf(offer.to)];
  if (schedule === null || theirs !== offer.fromTurn || mine !== offer.toTurn) return <p>{t("stale")}</p>;
  const on = (turn: number) => formats.due(dueAt(schedule, turn), group.frequencySeconds);
  return <p>{t("swapTerms", { turn: theirs, date: on(theirs), before: mine, beforeDate: on(mine) })}</p>;
}

/** What the seat costs, what it still owes, and what it receives. */
function HandOverTerms({
  group,
  offer,
}: {
  group: GroupDetail;
  offer: Extract<Offer, { kind: "handOver" }>;
}) {
  const t = useTranslations("seat.offer");
  const formats = useFormats();
  const nameOf = useNames();
  const schedule = scheduleOf(group);
  const seat = group.members.find((member) => member.address === offer.member);
  if (schedule === null || seat === undefined) return <p>{t("stale")}</p>;
  const money = (amount: bigint) => formats.amount(amount, group.token);
  const rounds = unpaidRounds(group, seat).length;
  const lacking = seat.requiredDeposit > seat.deposit ? seat.requiredDeposit - seat.deposit : 0n;
  const isOver = seat.turn < group.currentRound;
  return (
    <dl className="facts mt-2 sm:grid-cols-2">
      <div>
        <dt>{t("price", { name: nameOf(offer.member).name })}</dt>
        <dd className="figures">{money(offer.price)}</dd>
      </div>
      <div>
        <dt>{t("deposit")}</dt>
        <dd className="figures">{money(lacking)}</dd>
      </div>
      <div>
        <dt>{t("stillOwed", { rounds })}</dt>
        <dd className="figures">{money(roundPrice(group, false) * BigInt(rounds))}</dd>
      </div>
      <div>
        <dt>{t("receives")}</dt>
        <dd>
          {isOver
            ? t("receivedAlready")
            : t("potOn", {
                amount: money(expectedPot(group, seat.turn)),
                date: formats.due(dueAt(schedule, seat.turn), group.frequencySeconds),
              })}
        </dd>
      </div>
    </dl>
  );
}

/** Whether the group already shows what was offered. */
function isDone(group: GroupDetail, offer: Offer): boolean {
  const turnOf = (address: string) => group.members.find((member) => member.address === address)?.turn;
  if (offer.kind === "swap")
    return turnOf(offer.from) === offer.toTurn && turnOf(offer.to) === offer.fromTurn;
  return (
    turnOf(offer.newcomer) !== undefined ||
    group.proceedings.handOvers.some(
      ({ member, newcomer }) => member === offer.member && newcomer === offer.newcomer,
    )
  );
}
