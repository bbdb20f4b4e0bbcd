import type { Activity, GroupId } from "@ajo/schemas";
import { useCallback } from "react";
import { trpc } from "@/lib/trpc/trpc";

const PAGE_SIZE = 200;

/** Reads every page of a group's history, newest first. */
export function useWholeHistory(): (groupId: GroupId) => Promise<Activity[]> {
  const { client } = trpc.useUtils();
  return useCallback(
    async (groupId) => {
      const items: Activity[] = [];
      let cursor: string | undefined;
      do {
        const { data } = await client.group.activity.query({ groupId, limit: PAGE_SIZE, cursor });
        items.push(...data.items);
        cursor = data.nextCursor ?? undefined;
      } while (cursor !== undefined);
      return items;
    },
    [client],
  );
}
