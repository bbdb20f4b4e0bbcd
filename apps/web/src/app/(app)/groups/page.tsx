import { getTranslations } from "next-intl/server";
import { GroupsPage } from "@/features/group/groups-page";
import { GROUPS_PER_PAGE, parseStatusFilter, statusOf } from "@/features/group/status-filter";
import { rememberedWallet } from "@/features/wallet/remembered-wallet";
import { HydrateClient, prefetcher } from "@/lib/trpc/server";

export async function generateMetadata() {
  return { title: (await getTranslations("meta"))("groups") };
}

export default async function Page({ searchParams }: { searchParams: { status?: string } }) {
  const filter = parseStatusFilter(typeof searchParams.status === "string" ? searchParams.status : null);
  const wallet = rememberedWallet();
  await Promise.all([
    prefetcher.group.list.prefetchInfinite({ limit: GROUPS_PER_PAGE, status: statusOf(filter) }),
    wallet === null ? null : prefetcher.member.groups.prefetch({ address: wallet.address }),
  ]);
  return (
    <HydrateClient>
      <GroupsPage />
    </HydrateClient>
  );
}
