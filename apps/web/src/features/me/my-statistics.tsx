"use client";
import type { WalletAddress } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { useFormats } from "@/lib/format/use-formats";
import { trpc } from "@/lib/trpc/trpc";

/** How the account has kept to its groups: what others see of it, and what only its owner does. */
export function MyStatistics({ address }: { address: WalletAddress }) {
  const t = useTranslations("me.statistics");
  const formats = useFormats();
  const { data: answer } = trpc.member.statistics.useQuery({ address });
  if (answer === undefined || answer.data.groups === 0) return null;
  const { groups, completedGroups, paidOnTime, lateMarks, own } = answer.data;
  const facts = [
    ["groups", groups],
    ["completed", completedGroups],
    ["onTime", paidOnTime],
    ["late", lateMarks],
  ] as const;
  return (
    <section aria-labelledby="my-statistics" className="card">
      <h2 id="my-statistics" className="text-xl">
        {t("title")}
      </h2>
      <dl className="facts figures mt-3" data-columns>
        {facts.map(([key, value]) => (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd>{formats.number(value)}</dd>
          </div>
        ))}
        {own !== null && (
          <div>
            <dt>{t("pots")}</dt>
            <dd>{formats.number(own.potsReceived)}</dd>
          </div>
        )}
      </dl>
      <p className="mt-3 text-[0.9375rem] text-soft">{t("ages")}</p>
    </section>
  );
}
