import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { loadGroup } from "@/features/group/load-group";
import { VerifyPage } from "@/features/verify/verify-page";
import { pageMetadata } from "@/lib/page-metadata";
import { parseGroupId } from "@/lib/parse-group-id";
import { HydrateClient } from "@/lib/trpc/server";

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata({ title: (await getTranslations("verify"))("title") });
}

export default async function Page({ params }: { params: { groupId: string } }) {
  const groupId = parseGroupId(params.groupId);
  if (groupId === null) notFound();
  await loadGroup(groupId);
  return (
    <HydrateClient>
      <VerifyPage groupId={groupId} />
    </HydrateClient>
  );
}
