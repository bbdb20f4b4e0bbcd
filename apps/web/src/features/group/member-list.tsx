"use client";
import type { GroupDetail, Member } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Avatar } from "@/design/avatar";
import { Badge } from "@/design/badge";
import { useFormats } from "@/lib/format/use-formats";
import { isSameAddress } from "@/lib/same-address";
import { shortAddress } from "@/lib/short-address";
import { useNames } from "../network/use-names";
import { pictureAddress } from "../profile/picture-address";
import { usePromises } from "../promise/use-promises";
import { useNetworkNow } from "../network/use-network";
import { openHandOvers } from "../seat/moves";
import { hasStarted, type SeatPayment, seatsOf } from "../seat-wheel/seat-state";

const TONES: Record<SeatPayment, "plain" | "leaf" | "clay" | "indigo"> = {
  joined: "indigo",
  paid: "leaf",
  due: "plain",
  late: "clay",
  defaulted: "clay",
  left: "plain",
};

/** Who is in, in payout order, and how far each has paid; `acts` is what the reader can do about somebody else. */
export function MemberList({
  group,
  acts,
}: {
  group: GroupDetail;
  acts?: (facts: { member: Member; name: string; hasPromised: boolean }) => ReactNode;
}) {
  const t = useTranslations("members");
  const formats = useFormats();
  const nameOf = useNames();
  const promises = usePromises(group.id);
  const promised = useTranslations("promise");
  const seats = seatsOf(group);
  const handOvers = openHandOvers(group, useNetworkNow());
  if (seats.length === 0) return <p className="text-soft">{t("empty")}</p>;
  return (
    <ol className="grid grid-cols-[repeat(auto-fill,minmax(min(17rem,100%),1fr))] gap-3">
      {seats.map(({ member, payment, turn, receivesAt }) => {
        const promise = promises.find(({ address }) => isSameAddress(address, member.address));
        const { name, known, isMe } = nameOf(member.address, member.displayName);
        const handOver = handOvers.find((move) => move.member === member.address);
        return (
          <li key={member.address} className="card p-4!">
            <div className="flex items-start justify-between gap-3">
              <Avatar name={known} picture={pictureAddress(member.picture)} />
              <div className="min-w-0 flex-1">
                <h3 className="truncate text-lg">{isMe ? t("you", { name }) : name}</h3>
                {known !== null && (
                  <p className="address text-sm text-soft">{shortAddress(member.address)}</p>
                )}
              </div>
              <Badge tone={TONES[payment]}>{t(`payment.${payment}`)}</Badge>
            </div>
            <p className="mt-2 text-[0.9375rem]">
              {!hasStarted(group) && group.turnOrder !== "joining"
                ? t("seat", { seat: member.seat + 1 })
                : hasStarted(group) && receivesAt === null
                  ? t("turn.open")
                  : t(`turn.${turn}`, { turn: member.turn })}
              {member.address === group.organiser && <> · {t("organiser")}</>}
            </p>
            {hasStarted(group) && (
              <>
                <p className="mt-2 text-sm text-soft" id={`paid-${member.seat}`}>
                  {t("paid", { paid: member.paidRounds, total: group.totalRounds })}
                </p>
                <progress
                  className="round-progress mt-1"
                  aria-labelledby={`paid-${member.seat}`}
                  max={group.totalRounds}
                  value={member.paidRounds}
                />
              </>
            )}
            {member.arrearsAmount > 0n && (
              <p className="mt-2 text-[0.9375rem] text-clay">
                {t("arrears", { amount: formats.amount(member.arrearsAmount, group.token) })}
              </p>
            )}
            {promise !== undefined && !isMe && (
              <p className="mt-2 text-[0.9375rem]">
                {promised("theirs", { date: formats.day(promise.payBy) })}
              </p>
            )}
            {member.claimable > 0n && (
              <p className="mt-2 text-[0.9375rem]">
                {t("held", { amount: formats.amount(member.claimable, group.token) })}
              </p>
            )}
            {handOver !== undefined && (
              <p className="mt-2 text-[0.9375rem]">
                {t("handingOver", { name: nameOf(handOver.newcomer).name })}
              </p>
            )}
            {!isMe && acts?.({ member, name, hasPromised: promise !== undefined })}
          </li>
        );
      })}
    </ol>
  );
}
