import "server-only";
import type { GroupDetail, GroupId } from "@ajo/schemas";
import { cache } from "react";
import { ajoErrorOf } from "../errors/to-page-error";
import { getQueryClient, prefetcher } from "@/lib/trpc/server";
import { notFound } from "next/navigation";

/**
 * Asks for a group once per request and leaves the answer for the browser. An address that is no Ajo group's is "not
 * found"; a server that cannot be reached gives null, and the page says so itself.
 */
export const loadGroup = cache(async (groupId: GroupId): Promise<GroupDetail | null> => {
  await prefetcher.group.byId.prefetch({ groupId });
  const state = getQueryClient()
    .getQueryCache()
    .findAll({ queryKey: [["group", "byId"]] })[0]?.state;
  if (ajoErrorOf(state?.error)?.code === "UnknownGroup") notFound();
  // The cache holds what the typed call above put there.
  return (state?.data as { data: GroupDetail } | undefined)?.data ?? null;
});
