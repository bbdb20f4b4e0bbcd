"use client";
import type { Activity, GroupDetail } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { Icon, type IconName } from "@/design/icons";
import { useFormats } from "@/lib/format/use-formats";
import { TransactionHash } from "../money/transaction-hash";
import { useNames } from "../network/use-names";

const ICONS: Record<Activity["name"], IconName> = {
  group_opened: "spark",
  member_joined: "people",
  member_left: "leave",
  group_started: "spark",
  contributed: "check",
  member_late: "clock",
  round_settled: "receive",
  payout_held: "clock",
  payout_claimed: "receive",
  group_completed: "check",
  invited: "people",
  invitation_revoked: "people",
  member_approved: "people",
  member_disapproved: "people",
  order_set: "clock",
  order_accepted: "check",
  draw_opened: "clock",
  secret_revealed: "check",
  order_drawn: "spark",
  deposit_added: "check",
  member_defaulted: "clock",
  member_cured: "check",
  standing_order_set: "check",
  turn_vacated: "leave",
  bid_sealed: "clock",
  bid_revealed: "clock",
  auction_won: "receive",
  turns_swapped: "people",
  hand_over_proposed: "people",
  hand_over_vetoed: "people",
  seat_moved: "people",
  voted: "people",
  recovery_ready: "people",
  recovery_vetoed: "people",
  group_paused: "clock",
  group_cancelled: "leave",
  deputy_set: "people",
  organiser_changed: "people",
  organiser_stayed: "people",
  upgraded: "spark",
};

/** One event as a sentence, with the moment and the receipt behind it. */
export function ActivityItem({
  item,
  group,
  open = false,
}: {
  item: Activity;
  group: GroupDetail;
  /** The receipt is shown, too. */
  open?: boolean;
}) {
  const t = useTranslations("history");
  const formats = useFormats();
  const sentence = useSentence(item, group);
  return (
    <li className="flex gap-3 py-3.5">
      <span
        aria-hidden="true"
        className="mt-0.5 grid size-8 shrink-0 place-items-center rounded-full bg-sunk text-soft"
      >
        <Icon name={ICONS[item.name]} size={17} />
      </span>
      <div className="min-w-0 flex-1">
        <p>{sentence}</p>
        <details open={open} className="text-[0.9375rem] text-soft">
          <summary className="inline-block min-h-7 underline decoration-line underline-offset-4">
            <time dateTime={item.at.toISOString()}>{formats.dateTime(item.at)}</time> · {t("receipt")}
          </summary>
          <div className="mt-2 max-w-2xl">
            <TransactionHash hash={item.txHash} />
            <p className="mt-1">{t("ledger", { ledger: formats.number(item.ledger) })}</p>
          </div>
        </details>
      </div>
    </li>
  );
}

function useSentence(item: Activity, group: GroupDetail): string {
  const t = useTranslations("history.sentence");
  const formats = useFormats();
  const nameOf = useNames();
  const name = (address: string | null) =>
    address === null
      ? ""
      : nameOf(address, group.members.find((member) => member.address === address)?.displayName).name;
  const facts = {
    member: name(item.member),
    payer: name(item.payer),
    round: item.round ?? 0,
    amount: item.amount === null ? "" : formats.amount(item.amount, group.token),
    group: group.name,
    other: name(item.other),
    detail: item.detail ?? "",
    who: item.member === null && item.other === null ? "nobody" : "somebody",
    percent: formats.number((Number(item.detail) || 0) / 100),
  };
  if (item.name === "contributed") {
    const kind = item.kind ?? "paid";
    const forAnother = item.payer !== null && item.payer !== item.member && kind !== "setOff";
    return forAnother ? t("contributedFor", facts) : t(`contributed.${kind}`, facts);
  }
  if (item.name === "round_settled") return t(item.held === true ? "round_held" : "round_settled", facts);
  return t(item.name, facts);
}
