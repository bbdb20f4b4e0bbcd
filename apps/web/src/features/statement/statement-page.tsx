"use client";
import type { GroupDetail, GroupId } from "@ajo/schemas";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button, ButtonLink } from "@/design/button";
import { Icon } from "@/design/icons";
import { useDuration } from "@/lib/format/use-duration";
import { useFormats } from "@/lib/format/use-formats";
import { trpc } from "@/lib/trpc/trpc";
import { ReadFailed } from "../errors/read-failed";
import { ActivityItem } from "../group/activity-item";
import { CalendarTab } from "../group/calendar-tab";
import { FreshnessBadge } from "../group/freshness-badge";
import { GroupSkeleton } from "../group/group-skeleton";
import { MemberList } from "../group/member-list";
import { useWholeHistory } from "./use-whole-history";

/** Everything about a group on paper: terms, members, rounds, and every event with its receipt. */
export function StatementPage({ groupId }: { groupId: GroupId }) {
  const { data, error, refetch } = trpc.group.byId.useQuery({ groupId });
  if (data === undefined)
    return error === null ? <GroupSkeleton /> : <ReadFailed error={error} onAgain={refetch} />;
  return (
    <article className="statement">
      <StatementHead group={data.data}>
        <FreshnessBadge freshness={data.freshness} />
      </StatementHead>
      <StatementBody group={data.data} />
    </article>
  );
}

function StatementHead({ group, children }: { group: GroupDetail; children: React.ReactNode }) {
  const t = useTranslations("statement");
  const formats = useFormats();
  const duration = useDuration();
  const facts = [
    [
      t("amount"),
      `${formats.amount(group.contribution, group.token)} ${duration.every(group.frequencySeconds)}`,
    ],
    [t("started"), group.startedAt === null ? t("notStarted") : formats.dateTime(group.startedAt)],
    [t("escrow"), formats.amount(group.escrow, group.token)],
    [t("contract"), group.id],
  ] as const;
  return (
    <header className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="flex flex-wrap gap-2 print:hidden">
        <Button onClick={() => window.print()}>
          <Icon name="print" size={18} />
          {t("print")}
        </Button>
        <ButtonLink tone="quiet" href={`/groups/${group.id}`}>
          {t("back")}
        </ButtonLink>
      </div>
      <h1 className="text-[clamp(1.875rem,1.2rem+3vw,3rem)] break-words">
        {t("title", { group: group.name })}
      </h1>
      <div>{children}</div>
      <dl className="facts" data-columns>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="[overflow-wrap:anywhere]">{value}</dd>
          </div>
        ))}
      </dl>
    </header>
  );
}

function StatementBody({ group }: { group: GroupDetail }) {
  const t = useTranslations("group.tabs");
  const readHistory = useWholeHistory();
  const history = useQuery({
    queryKey: ["whole-history", group.id],
    queryFn: () => readHistory(group.id),
    // Paper does not change while it is read.
    staleTime: Infinity,
  });
  return (
    <>
      <Part title={t("members")}>
        <MemberList group={group} />
      </Part>
      <Part title={t("calendar")}>
        <CalendarTab group={group} />
      </Part>
      <Part title={t("history")}>
        {history.isError && <ReadFailed error={history.error} onAgain={history.refetch} />}
        {history.isPending && <div className="skeleton h-40" />}
        <ol className="divide-y divide-line">
          {history.data?.map((item) => (
            <ActivityItem key={item.id} item={item} group={group} open />
          ))}
        </ol>
      </Part>
    </>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="mt-10">
      <h2 className="mb-4 text-2xl">{title}</h2>
      {children}
    </section>
  );
}
