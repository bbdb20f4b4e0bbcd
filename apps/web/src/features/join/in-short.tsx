"use client";
import { type GroupDetail, joiningDeposit, previewDueDates, reserveFee, roundPrice } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useDuration } from "@/lib/format/use-duration";
import { useFormats } from "@/lib/format/use-formats";
import { useNetworkNow } from "../network/use-network";
import { termsOf } from "../rules/rule-terms";
import { payoutOf } from "../rules/rules-of";
import { turnIfJoined } from "./turn-if-joined";

/** Total in, gross and net out, when, and the deposit: for the seat that would be taken now, in a full group. */
export function InShort({ group }: { group: GroupDetail }) {
  const t = useTranslations("join");
  const formats = useFormats();
  const duration = useDuration();
  const terms = termsOf(group);
  const { members } = terms;
  const money = (amount: bigint) => formats.amount(amount, group.token);
  const price = roundPrice(group, false);
  const fee = reserveFee(group);
  const deposit = joiningDeposit(group);
  const isForming = group.status === "forming";
  return (
    <dl className="card mt-8 grid gap-x-8 gap-y-5 sm:grid-cols-2 lg:grid-cols-[repeat(auto-fit,minmax(12rem,1fr))]">
      <Fact
        title={t("eachRound")}
        value={money(price)}
        note={
          fee === 0n
            ? duration.every(group.frequencySeconds)
            : t("eachRoundFee", { every: duration.every(group.frequencySeconds), fee: money(fee) })
        }
      />
      <Fact
        title={t("totalIn")}
        value={money(price * BigInt(members))}
        note={t("inRounds", { rounds: members })}
      />
      <Fact
        title={t("potOut")}
        value={money(group.contribution * BigInt(members))}
        note={<PaidOut group={group} />}
      />
      {isForming && (
        <Fact title={t("when")} value={<WhenTurn group={group} />} note={<WhenDate group={group} />} />
      )}
      {isForming && deposit > 0n && (
        <Fact title={t("depositTitle")} value={money(deposit)} note={t("depositNote")} />
      )}
    </dl>
  );
}

function Fact({ title, value, note }: { title: string; value: ReactNode; note: ReactNode }) {
  return (
    <div>
      <dt className="text-soft">{title}</dt>
      <dd className="figures text-2xl font-semibold">{value}</dd>
      <dd className="text-[0.9375rem] text-soft">{note}</dd>
    </div>
  );
}

/** How much of the pot arrives at once, when a part of it is kept as deposit or left to the others. */
function PaidOut({ group }: { group: GroupDetail }) {
  const t = useTranslations("join");
  const formats = useFormats();
  const money = (amount: bigint) => formats.amount(amount, group.token);
  const terms = termsOf(group);
  const turn = turnIfJoined(group);
  if (group.turnOrder === "auction") return t("lessOffer");
  const first = payoutOf(terms, turn ?? 1);
  if (first.kept === 0n) return t("noCut");
  return turn === null
    ? t("netFrom", { net: money(first.net) })
    : t("netTurn", { net: money(first.net), kept: money(first.kept) });
}

function WhenTurn({ group }: { group: GroupDetail }) {
  const t = useTranslations("join");
  const turn = turnIfJoined(group);
  if (turn !== null) return t("turn", { turn });
  return t(`turnBy.${group.turnOrder === "joining" ? "fixed" : group.turnOrder}`);
}

function WhenDate({ group }: { group: GroupDetail }) {
  const t = useTranslations("join");
  const formats = useFormats();
  const now = useNetworkNow();
  const turn = turnIfJoined(group);
  if (now === null) return null;
  const dates = previewDueDates(now, group.frequencySeconds, group.maxMembers).map((date) =>
    formats.due(date, group.frequencySeconds),
  );
  return turn === null
    ? t("whenBetween", { first: dates.at(0) ?? "", last: dates.at(-1) ?? "" })
    : t("whenIfNow", { date: dates[turn - 1] ?? "" });
}
