import { getTranslations } from "next-intl/server";
import { GroupsPage } from "@/features/group/groups-page";
import { listInputOf, parseGroupFilter } from "@/features/group/group-filter";
import { rememberedWallet } from "@/features/wallet/remembered-wallet";
import { pageMetadata } from "@/lib/page-metadata";
import { HydrateClient, prefetcher } from "@/lib/trpc/server";

export async function generateMetadata() {
  const t = await getTranslations("meta");
  return pageMetadata({ title: t("groups"), description: t("groupsText") });
}

export default async function Page({
  searchParams,
}: {
  searchParams: Record<string, string | string[] | undefined>;
}) {
  const filter = parseGroupFilter((name) => {
    const value = searchParams[name];
    return typeof value === "string" ? value : null;
  });
  const wallet = rememberedWallet();
  await Promise.all([
    prefetcher.group.list.prefetchInfinite(listInputOf(filter)),
    wallet === null ? null : prefetcher.member.groups.prefetch({ address: wallet.address }),
    wallet === null ? null : prefetcher.member.leads.prefetch({ address: wallet.address }),
  ]);
  return (
    <HydrateClient>
      <GroupsPage />
    </HydrateClient>
  );
}
