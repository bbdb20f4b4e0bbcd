import { dueAt, isDecidedByBids, memberObligation, scheduleOf } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormats } from "@/lib/format/use-formats";
import { MoneyButton } from "../money/money-button";
import { useNetworkNow } from "../network/use-network";
import { maySucceed } from "../powers/succession";
import { BeforeStart } from "./before-start";
import type { MyGroup } from "./my-group";
import { MyGroupHead } from "./my-group-head";
import { waitsForMe } from "./my-group-urgency";
import { SilentOrganiser } from "./silent-organiser";

/** What I owe, by when; when I receive, how much; one button to act. */
export function MyGroupCard({ mine }: { mine: MyGroup }) {
  const { group, member, payoutRound, payoutPayers } = mine;
  const t = useTranslations("groups.my");
  const mineTexts = useTranslations("mine");
  const formats = useFormats();
  const now = useNetworkNow();
  const waits = waitsForMe(mine);
  const owes = memberObligation(group, member);
  const schedule = scheduleOf(group);
  const money = (amount: bigint) => formats.amount(amount, group.token);
  const amount = money(owes.amountOwed);
  const round = owes.nextUnpaidRound;
  const received = group.status === "completed" || payoutRound < group.currentRound || payoutPayers === 0;
  const hasYetToStart = group.startedAt === null && group.status !== "cancelled";
  const byBid = isDecidedByBids(group, payoutRound);
  const b = (chunks: ReactNode) => <strong className="figures">{chunks}</strong>;
  return (
    <li className="card grid content-start gap-3">
      <MyGroupHead group={group} />
      {owes.roundsOwed > 0 && owes.dueAt !== null && (
        <p className={`text-xl ${owes.isLate ? "text-clay" : ""}`}>
          {t.rich(owes.isLate ? "oweSince" : "oweBy", {
            amount,
            date: formats.due(owes.dueAt, group.frequencySeconds),
            b,
          })}
        </p>
      )}
      {waits > 0n && <p className="text-xl">{mineTexts("held", { amount: money(waits) })}</p>}
      {hasYetToStart && <BeforeStart mine={mine} />}
      {owes.roundsOwed === 0 && !hasYetToStart && !(waits > 0n && group.status === "completed") && (
        <p className="text-lg">
          {group.status === "cancelled"
            ? t("cancelled")
            : t(group.status === "completed" ? "completed" : "nothing")}
        </p>
      )}
      {schedule !== null && !received && (
        <p className="text-soft">
          {t.rich(byBid ? "receiveByBid" : "receive", {
            amount: money(group.contribution * BigInt(payoutPayers)),
            date: formats.due(
              dueAt(schedule, byBid ? group.totalRounds : payoutRound),
              group.frequencySeconds,
            ),
            b,
          })}
        </p>
      )}
      {maySucceed(group, mine.organiserSeenAt, member.address, now) && (
        <SilentOrganiser group={group} seenAt={mine.organiserSeenAt} />
      )}
      {waits > 0n && (
        <MoneyButton className="mt-1" intent={{ kind: "claim", groupId: group.id }}>
          {mineTexts("claim", { amount: money(member.claimable) })}
        </MoneyButton>
      )}
      {owes.roundsOwed > 0 && round !== null && (
        <MoneyButton
          className="mt-1"
          intent={{ kind: "contribute", groupId: group.id, round, rounds: owes.roundsOwed }}
        >
          {owes.roundsOwed === 1
            ? t("pay", { amount, round })
            : t("payMany", { amount, first: round, last: round + owes.roundsOwed - 1 })}
        </MoneyButton>
      )}
    </li>
  );
}
