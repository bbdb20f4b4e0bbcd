"use client";
import type { GroupDetail } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { useFormats } from "@/lib/format/use-formats";
import { MoneyButton } from "../money/money-button";
import { useSubject, useNames } from "../network/use-names";
import { useNetworkNow } from "../network/use-network";
import { currentRoundFacts } from "./round-facts";

/** The round that is open: who receives, how much is in, and what closes it. */
export function ThisRound({ group }: { group: GroupDetail }) {
  const t = useTranslations("round");
  const formats = useFormats();
  const now = useNetworkNow();
  const nameOf = useNames();
  const subject = useSubject();
  const facts = currentRoundFacts(group, now);
  if (facts === null) return null;
  const { round, recipient, byBid } = facts;
  const money = (amount: bigint) => formats.amount(amount, group.token);
  return (
    <section aria-labelledby="this-round" className="card">
      <h2 id="this-round" className="text-xl text-soft">
        {t("title", { round: round.round, total: group.totalRounds })}
      </h2>
      <p className="mt-2 text-xl font-semibold">
        {byBid
          ? t("receivesByBid", { amount: money(facts.potFull) })
          : t("receives", {
              name: subject(round.recipient, recipient?.displayName),
              amount: money(facts.potFull),
            })}
      </p>
      <div className="mt-4">
        <div className="flex flex-wrap justify-between gap-x-4 text-[0.9375rem]">
          <span id="paid-label">{t("paid", { paid: facts.paid, members: facts.members })}</span>
          <span className="figures text-soft">
            {t("potOf", { now: money(facts.potNow), full: money(facts.potFull) })}
          </span>
        </div>
        <progress
          className="round-progress mt-1.5"
          aria-labelledby="paid-label"
          max={facts.members}
          value={facts.paid}
        />
      </div>
      <dl className="facts mt-4" data-columns>
        <div>
          <dt>{t("due")}</dt>
          <dd>{formats.dateTime(round.dueAt)}</dd>
        </div>
        <div>
          <dt>{t("settles")}</dt>
          <dd>{formats.dateTime(round.settleableAt)}</dd>
        </div>
      </dl>
      {facts.canSettle && (
        <div className="mt-5 grid gap-2">
          <MoneyButton tone="quiet" intent={{ kind: "settle", groupId: group.id }}>
            {byBid
              ? t("settleByBid", { round: round.round })
              : t("settle", {
                  round: round.round,
                  name: nameOf(round.recipient, recipient?.displayName).name,
                })}
          </MoneyButton>
          <p className="text-sm text-soft">{t("settleHelp")}</p>
        </div>
      )}
    </section>
  );
}
