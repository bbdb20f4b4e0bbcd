import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { groupMetadata } from "@/features/group/group-metadata";
import { GroupPage } from "@/features/group/group-page";
import { loadGroup } from "@/features/group/load-group";
import { parseGroupId } from "@/lib/parse-group-id";
import { HydrateClient } from "@/lib/trpc/server";

interface PageProps {
  params: { groupId: string };
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const groupId = parseGroupId(params.groupId);
  return groupMetadata(groupId === null ? null : await loadGroup(groupId), "group");
}

export default async function Page({ params }: PageProps) {
  const groupId = parseGroupId(params.groupId);
  if (groupId === null) notFound();
  await loadGroup(groupId);
  return (
    <HydrateClient>
      <GroupPage groupId={groupId} />
    </HydrateClient>
  );
}
