"use client";
import { type GroupDetail, previewDueDates } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { useFormats } from "@/lib/format/use-formats";
import { useNetworkNow } from "../network/use-network";
import { CashFlowTable } from "../create/cash-flow-table";

/** What I would pay and receive, round by round, in the seat I would get now. */
export function JoinSchedule({ group }: { group: GroupDetail }) {
  const t = useTranslations("join");
  const formats = useFormats();
  const now = useNetworkNow();
  if (group.status !== "forming" || now === null) return null;
  const turn = Math.min(group.memberCount + 1, group.maxMembers);
  return (
    <section aria-labelledby="join-schedule" className="mt-12">
      <h2 id="join-schedule" className="text-2xl">
        {t("scheduleTitle", { turn })}
      </h2>
      <p className="mt-1 mb-4 text-soft">{t("scheduleHelp", { zone: formats.zone })}</p>
      <CashFlowTable
        contribution={group.contribution}
        token={group.token}
        turn={turn}
        dates={previewDueDates(now, group.frequencySeconds, group.maxMembers)}
        frequencySeconds={group.frequencySeconds}
      />
    </section>
  );
}
