"use client";
import type { GroupDetail } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { useFormats } from "@/lib/format/use-formats";
import { trpc } from "@/lib/trpc/trpc";

/** What the history of a group comes to: how many pay on time, and how much has moved. Nothing before the first payment. */
export function GroupStatistics({ group }: { group: GroupDetail }) {
  const t = useTranslations("groupStatistics");
  const formats = useFormats();
  const figures = trpc.group.statistics.useQuery({ groupId: group.id }).data?.data;
  if (figures === undefined) return null;
  const { paidOnTime, paidLate, paidFromDeposit, lateMarks } = figures;
  // What was not there when its round closed has a late mark, whether it came later or not.
  const expected = paidOnTime + paidFromDeposit + lateMarks;
  if (expected === 0) return null;
  const counts = [
    ["rounds", figures.roundsSettled],
    ["late", paidLate],
    ["fromDeposit", paidFromDeposit],
    ["missing", lateMarks],
    ["defaults", figures.defaults],
  ] as const;
  return (
    <section aria-labelledby="group-statistics" className="card mb-6 grid gap-4">
      <h3 id="group-statistics" className="text-xl text-soft">
        {t("title")}
      </h3>
      <div>
        <p id="group-on-time" className="mb-1.5 text-lg font-semibold">
          {t("onTime", { onTime: formats.number(paidOnTime), expected })}
        </p>
        <progress
          className="round-progress"
          aria-labelledby="group-on-time"
          max={expected}
          value={paidOnTime}
        />
      </div>
      <dl className="facts figures" data-columns>
        {counts
          .filter(([key, count]) => key === "rounds" || count > 0)
          .map(([key, count]) => (
            <div key={key}>
              <dt>{t(key)}</dt>
              <dd>{formats.number(count)}</dd>
            </div>
          ))}
        <div>
          <dt>{t("paidIn")}</dt>
          <dd>{formats.amount(figures.paidIn, group.token)}</dd>
        </div>
        <div>
          <dt>{t("paidOut")}</dt>
          <dd>{formats.amount(figures.paidOut, group.token)}</dd>
        </div>
      </dl>
      {!figures.isComplete && <p className="text-[0.9375rem] text-soft">{t("incomplete")}</p>}
    </section>
  );
}
