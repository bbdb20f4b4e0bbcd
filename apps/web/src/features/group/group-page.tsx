"use client";
import type { GroupDetail, GroupId } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { ButtonLink } from "@/design/button";
import { ReadFailed } from "../errors/read-failed";
import { GroupOverview } from "./group-overview";
import { GroupHeader } from "./group-header";
import { GroupSkeleton } from "./group-skeleton";
import { GroupTabs } from "./group-tabs";
import { useGroup } from "./use-group";

/** One group, live: the wheel, this round, what I owe, what comes next, and everything behind it in tabs. */
export function GroupPage({ groupId }: { groupId: GroupId }) {
  const t = useTranslations("states");
  const { query, askedEvery } = useGroup(groupId);
  const { data, error, refetch, isPending } = query;
  if (data === undefined) {
    if (isPending) return <GroupSkeleton />;
    return (
      <div className="mx-auto grid max-w-2xl gap-4 py-10">
        <h1 className="text-3xl">{t("groupUnreadable")}</h1>
        <ReadFailed error={error} onAgain={refetch}>
          <ButtonLink tone="quiet" size="small" href="/groups">
            {t("allGroups")}
          </ButtonLink>
        </ReadFailed>
      </div>
    );
  }
  const group = data.data;
  return (
    <>
      <GroupHeader group={group} freshness={data.freshness} askedEvery={askedEvery} />
      <GroupBody group={group} />
    </>
  );
}

/** Drawn again when the group has changed, not whenever it was heard that it has not. */
const GroupBody = memo(function GroupBody({ group }: { group: GroupDetail }) {
  return (
    <GroupOverview group={group}>
      <GroupTabs group={group} />
    </GroupOverview>
  );
});
