"use client";
import { type GroupDetail, isDecidedByBids, previewDueDates, type Round } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { Badge, type BadgeTone } from "@/design/badge";
import { useFormats } from "@/lib/format/use-formats";
import { useCallName, useSubject } from "../network/use-names";
import { useNetworkNow } from "../network/use-network";
import { termsOf } from "../rules/rule-terms";
import { hasStarted } from "../seat-wheel/seat-state";
import { expectedPot, owing } from "./round-facts";

const TONES: Record<Round["status"], BadgeTone> = {
  settled: "plain",
  current: "marigold",
  upcoming: "indigo",
};

/** All rounds with their dates, recipients and what was paid out. */
export function CalendarTab({ group }: { group: GroupDetail }) {
  const t = useTranslations("groups.my");
  if (hasStarted(group)) return <Rounds group={group} />;
  return group.status === "cancelled" ? <p>{t("cancelled")}</p> : <Expected group={group} />;
}

function Rounds({ group }: { group: GroupDetail }) {
  const t = useTranslations("calendar");
  const formats = useFormats();
  const callName = useCallName();
  const displayName = (address: string) =>
    group.members.find((member) => member.address === address)?.displayName;
  return (
    <>
      <p className="mb-4 text-[0.9375rem] text-soft">{t("zone", { zone: formats.zone })}</p>
      <table className="rows">
        <caption className="sr-only">{t("caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("round")}</th>
            <th scope="col">{t("due")}</th>
            <th scope="col">{t("recipient")}</th>
            <th scope="col">{t("paid")}</th>
            <th scope="col" className="sm:text-end">
              {t("payout")}
            </th>
          </tr>
        </thead>
        <tbody>
          {group.rounds.map((round) => (
            <tr key={round.round} aria-current={round.status === "current" ? "step" : undefined}>
              <th scope="row">
                <span className="flex items-center gap-2">
                  {t("roundNumber", { round: round.round })}{" "}
                  <Badge tone={TONES[round.status]}>{t(`status.${round.status}`)}</Badge>
                </span>
              </th>
              <td data-label={t("due")} className="figures">
                <time dateTime={round.dueAt.toISOString()}>
                  {formats.due(round.dueAt, group.frequencySeconds)}
                </time>
              </td>
              <td data-label={t("recipient")}>
                {isDecidedByBids(group, round.round)
                  ? t("byBid")
                  : callName(round.recipient, displayName(round.recipient))}
              </td>
              <td data-label={t("paid")} className="figures">
                {t("paidOf", { paid: round.paidCount, members: owing(group, round.round).length })}
              </td>
              <td data-label={t("payout")} className="figures sm:text-end">
                <Payout group={group} round={round} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Payout({ group, round }: { group: GroupDetail; round: Round }) {
  const t = useTranslations("calendar");
  const formats = useFormats();
  if (round.payout === null)
    return (
      <span className="text-soft">
        {t("expected", {
          amount: formats.amount(expectedPot(group, round.round), group.token),
        })}
      </span>
    );
  return (
    <span className="block">
      <strong>{formats.amount(round.payout, group.token)}</strong>
      {round.held && <span className="block text-sm text-soft">{t("held")}</span>}
      {(round.missingAtSettlement ?? 0) > 0 && (
        <span className="block text-sm text-clay">
          {t("missing", { count: round.missingAtSettlement ?? 0 })}
        </span>
      )}
    </span>
  );
}

/** Before the start: the dates as they would be if it started now. */
function Expected({ group }: { group: GroupDetail }) {
  const t = useTranslations("calendar");
  const formats = useFormats();
  const subject = useSubject();
  const now = useNetworkNow();
  if (now === null) return null;
  const dates = previewDueDates(now, group.frequencySeconds, termsOf(group).members);
  // Seats say who receives when only where turns follow them.
  const isKnown = group.turnOrder === "joining";
  const inOrder = isKnown ? [...group.members].sort((a, b) => a.turn - b.turn) : [];
  return (
    <>
      <p className="mb-4 max-w-prose">{t("notStarted", { zone: formats.zone })}</p>
      <ol className="divide-y divide-line">
        {dates.map((date, index) => {
          const member = inOrder[index];
          return (
            <li key={date.getTime()} className="flex flex-wrap justify-between gap-x-6 py-2.5">
              <span>
                {isKnown
                  ? t("expectedLine", {
                      round: index + 1,
                      name:
                        member === undefined ? t("openSeat") : subject(member.address, member.displayName),
                    })
                  : t("roundNumber", { round: index + 1 })}
              </span>
              <span className="figures text-soft">{formats.due(date, group.frequencySeconds)}</span>
            </li>
          );
        })}
      </ol>
    </>
  );
}
