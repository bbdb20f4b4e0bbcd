"use client";
import { type GroupDetail, isDecidedByBids } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { useFormats } from "@/lib/format/use-formats";
import { useSubject } from "../network/use-names";

const SHOWN = 3;

/** The rounds after this one. */
export function NextDates({ group }: { group: GroupDetail }) {
  const t = useTranslations("round");
  const formats = useFormats();
  const subject = useSubject();
  const next = group.rounds.filter((round) => round.status === "upcoming").slice(0, SHOWN);
  if (next.length === 0) return null;
  const displayName = (address: string) =>
    group.members.find((member) => member.address === address)?.displayName;
  return (
    <section aria-labelledby="next-dates" className="px-1">
      <h2 id="next-dates" className="text-xl text-soft">
        {t("nextDates")}
      </h2>
      <ol className="mt-2 divide-y divide-line">
        {next.map((round) => (
          <li key={round.round} className="flex flex-wrap justify-between gap-x-4 py-2.5">
            <span>
              {isDecidedByBids(group, round.round)
                ? t("nextByBid", { round: round.round })
                : t("nextLine", {
                    round: round.round,
                    name: subject(round.recipient, displayName(round.recipient)),
                  })}
            </span>
            <time dateTime={round.dueAt.toISOString()} className="figures font-semibold">
              {formats.due(round.dueAt, group.frequencySeconds)}
            </time>
          </li>
        ))}
      </ol>
    </section>
  );
}
