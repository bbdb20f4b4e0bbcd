"use client";
import type { GroupDetail } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { Avatar } from "@/design/avatar";
import { Copyable } from "@/design/copyable";
import { Icon } from "@/design/icons";
import { useFormats } from "@/lib/format/use-formats";
import { useNames } from "../network/use-names";
import { pictureAddress } from "../profile/picture-address";
import { hasStarted, type Seat } from "./seat-state";

/** One seat in full. What somebody owes is said as a fact, without a judgement. */
export function SeatDetails({
  group,
  seat,
  onClose,
}: {
  group: GroupDetail;
  seat: Seat;
  onClose: () => void;
}) {
  const t = useTranslations("wheel.details");
  const formats = useFormats();
  const nameOf = useNames();
  const { member } = seat;
  const { name, known, isMe } = nameOf(member.address, member.displayName);
  return (
    <div className="card">
      <div className="flex items-start justify-between gap-3">
        <Avatar name={known} picture={pictureAddress(member.picture)} />
        <h3 className="min-w-0 flex-1 self-center text-lg">
          {isMe ? t("you", { name, turn: member.turn }) : t("title", { name, turn: member.turn })}
        </h3>
        <button
          type="button"
          onClick={onClose}
          className="-m-2 grid size-10 shrink-0 place-items-center rounded-full hover:bg-sunk"
        >
          <Icon name="close" size={18} />
          <span className="sr-only">{t("close")}</span>
        </button>
      </div>
      <dl className="facts mt-3 sm:grid-cols-2">
        {hasStarted(group) && (
          <div>
            <dt>{t("paid")}</dt>
            <dd>{t("paidOf", { paid: member.paidRounds, total: group.totalRounds })}</dd>
          </div>
        )}
        {seat.receivesAt !== null && (
          <div>
            <dt>{t(seat.turn === "received" ? "received" : "receives")}</dt>
            <dd>{formats.due(seat.receivesAt, group.frequencySeconds)}</dd>
          </div>
        )}
        {member.arrearsAmount > 0n && (
          <div>
            <dt>{t("arrears")}</dt>
            <dd className="figures text-clay">{formats.amount(member.arrearsAmount, group.token)}</dd>
          </div>
        )}
        {member.heldAmount > 0n && (
          <div>
            <dt>{t("held")}</dt>
            <dd className="figures">{formats.amount(member.heldAmount, group.token)}</dd>
          </div>
        )}
      </dl>
      <p className="mt-3 text-[0.9375rem] text-soft">{t("account")}</p>
      <Copyable text={member.address} label={t("copyAccount")} copied={t("copied")} />
    </div>
  );
}
