"use client";
import type { GroupDetail } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { trpc } from "@/lib/trpc/trpc";
import { ReadFailed } from "../errors/read-failed";
import { ExportButtons } from "../statement/export-buttons";
import { MoreButton } from "../paging/more-button";
import { ActivityItem } from "./activity-item";
import { GroupStatistics } from "./group-statistics";

const PAGE_SIZE = 20;

/** Everything that happened, newest first, each with its receipt. */
export function HistoryTab({ group }: { group: GroupDetail }) {
  const t = useTranslations("history");
  const states = useTranslations("states");
  const query = trpc.group.activity.useInfiniteQuery(
    { groupId: group.id, limit: PAGE_SIZE },
    { getNextPageParam: (page) => page.data.nextCursor ?? undefined },
  );
  if (query.isPending)
    return (
      <div role="status" className="skeleton h-40">
        <span className="sr-only">{states("loading")}</span>
      </div>
    );
  if (query.data === undefined) return <ReadFailed error={query.error} onAgain={query.refetch} />;
  const items = query.data.pages.flatMap((page) => page.data.items);
  if (items.length === 0) return <p className="text-soft">{t("empty")}</p>;
  return (
    <>
      <GroupStatistics group={group} />
      <ExportButtons group={group} />
      <ol className="grid gap-0 divide-y divide-line">
        {items.map((item) => (
          <ActivityItem key={item.id} item={item} group={group} />
        ))}
      </ol>
      <MoreButton list={query}>{t("more")}</MoreButton>
    </>
  );
}
