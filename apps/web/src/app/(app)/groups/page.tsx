import { getTranslations } from "next-intl/server";
import { GroupsPage } from "@/features/group/groups-page";
import { GROUPS_PER_PAGE, parseStatusFilter, statusOf } from "@/features/group/status-filter";
import { HydrateClient, prefetcher } from "@/lib/trpc/server";

export async function generateMetadata() {
  return { title: (await getTranslations("meta"))("groups") };
}

export default async function Page({ searchParams }: { searchParams: { status?: string } }) {
  const filter = parseStatusFilter(typeof searchParams.status === "string" ? searchParams.status : null);
  await prefetcher.group.list.prefetchInfinite({ limit: GROUPS_PER_PAGE, status: statusOf(filter) });
  return (
    <HydrateClient>
      <GroupsPage />
    </HydrateClient>
  );
}
