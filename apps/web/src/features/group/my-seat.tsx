"use client";
import {
  dueAt,
  type GroupDetail,
  isDecidedByBids,
  type Member,
  memberObligation,
  roundPrice,
  scheduleOf,
} from "@ajo/schemas";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useDuration } from "@/lib/format/use-duration";
import { useFormats } from "@/lib/format/use-formats";
import { MoneyButton } from "../money/money-button";
import { useNetworkNow } from "../network/use-network";
import { hasStarted } from "../seat-wheel/seat-state";
import { openTab } from "./open-tab";
import { PartSkeleton } from "./part-skeleton";
import { expectedPot } from "./round-facts";

// A group that runs needs none of what comes before its start.
const MyForming = dynamic(() => import("../forming/my-forming").then((module) => module.MyForming), {
  loading: PartSkeleton,
});

/** Comes after what the page is about. */
const PromisePanel = dynamic(
  () => import("../promise/promise-panel").then(({ PromisePanel: panel }) => panel),
  {
    ssr: false,
  },
);
/** Few members have money waiting. */
const HeldMoney = dynamic(() => import("./held-money").then((module) => module.HeldMoney), { ssr: false });

/** A member's own part: what they owe, what waits for them, and their turn. */
export function MySeat({ group, me }: { group: GroupDetail; me: Member }) {
  const t = useTranslations("mine");
  return (
    <>
      {hasStarted(group) ? <Owed group={group} me={me} /> : <MyForming group={group} me={me} />}
      {me.heldAmount > 0n && <HeldMoney group={group} me={me} />}
      {hasStarted(group) && <MyTurn group={group} me={me} />}
      {hasStarted(group) && (
        <button
          type="button"
          className="min-h-8 justify-self-start text-start font-semibold underline underline-offset-4"
          onClick={() => openTab("seat")}
        >
          {t("seatLink")}
        </button>
      )}
    </>
  );
}

function Owed({ group, me }: { group: GroupDetail; me: Member }) {
  const t = useTranslations("mine");
  const formats = useFormats();
  const duration = useDuration();
  const now = useNetworkNow();
  if (me.status === "exited") return <p className="text-2xl font-semibold">{t("left")}</p>;
  const owes = memberObligation(group, me);
  const round = owes.nextUnpaidRound;
  if (round === null)
    return <p className="text-2xl font-semibold">{t("allPaid", { rounds: group.totalRounds })}</p>;
  const pay = (rounds: number) => ({ kind: "contribute", groupId: group.id, round, rounds }) as const;
  const one = formats.amount(roundPrice(group, false), group.token);

  if (owes.roundsOwed === 0) {
    const schedule = scheduleOf(group);
    const next = schedule === null ? null : formats.due(dueAt(schedule, round), group.frequencySeconds);
    return (
      <>
        <p className="text-2xl leading-snug font-semibold">{t("nothingNow")}</p>
        {next !== null && <p>{t("nextPayment", { amount: one, round, date: next })}</p>}
        {owes.roundsAhead > 0 && (
          <MoneyButton tone="quiet" intent={pay(1)}>
            {t("payAhead", { amount: one, round })}
          </MoneyButton>
        )}
      </>
    );
  }

  const amount = formats.amount(owes.amountOwed, group.token);
  const due = owes.dueAt;
  const overdue = owes.isLate || (now !== null && due !== null && due.getTime() < now.getTime());
  return (
    <>
      <p className="text-[1.75rem] leading-tight font-semibold">
        {due === null
          ? t("owe", { amount })
          : t.rich(overdue ? "oweSince" : "oweBy", {
              amount,
              date: formats.due(due, group.frequencySeconds),
              b: (chunks) => (
                <span className={`figures ${overdue ? "text-clay" : "text-indigo"}`}>{chunks}</span>
              ),
            })}
      </p>
      {due !== null && now !== null && (
        <p className="text-soft">
          {formats.dateTime(due)} · {duration.fromNow(now, due)}
          {owes.settleableAt !== null && !owes.isLate && (
            <> · {t("graceUntil", { date: formats.dateTime(owes.settleableAt) })}</>
          )}
        </p>
      )}
      {owes.isLate && <p>{t("lateHelp")}</p>}
      <MoneyButton intent={pay(owes.roundsOwed)}>
        {owes.roundsOwed === 1
          ? t("payRound", { amount, round })
          : t("payRounds", { amount, first: round, last: round + owes.roundsOwed - 1 })}
      </MoneyButton>
      {owes.roundsOwed > 1 && (
        <MoneyButton tone="quiet" intent={pay(1)}>
          {t("payRound", {
            amount: formats.amount(roundPrice(group, round < group.currentRound), group.token),
            round,
          })}
        </MoneyButton>
      )}
      <PromisePanel group={group} />
    </>
  );
}

function MyTurn({ group, me }: { group: GroupDetail; me: Member }) {
  const t = useTranslations("mine");
  const formats = useFormats();
  const round = group.rounds.find((candidate) => candidate.round === me.turn);
  if (round === undefined) return null;
  if (round.status === "settled") {
    return (
      <p className="border-t border-line pt-4">
        {t("received", {
          amount: formats.amount(round.payout ?? 0n, group.token),
          round: me.turn,
          date: formats.due(round.settledAt ?? round.dueAt, group.frequencySeconds),
        })}
      </p>
    );
  }
  const expected = expectedPot(group, me.turn);
  // Who has left, and had paid nobody yet, gets nothing back in that round.
  if (me.status === "exited" && expected === 0n) return null;
  const pot = formats.amount(expected, group.token);
  const byBid = isDecidedByBids(group, me.turn);
  const latest = byBid ? (group.rounds.at(-1) ?? round) : round;
  return (
    <p className="border-t border-line pt-4">
      {t.rich(byBid ? "receiveByBid" : "receive", {
        amount: pot,
        date: formats.due(latest.dueAt, group.frequencySeconds),
        turn: me.turn,
        b: (chunks) => <strong className="figures">{chunks}</strong>,
      })}
    </p>
  );
}
