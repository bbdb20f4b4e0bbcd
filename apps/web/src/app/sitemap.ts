import type { MetadataRoute } from "next";
import { siteOrigin } from "@/lib/site-origin";
import { getApi } from "@/lib/trpc/server-api";

export const dynamic = "force-dynamic";

/** The pages that are there without any group. */
const ALWAYS = ["/", "/groups", "/groups/new", "/rescue"];
/** As many of the newest groups as one answer of the API holds. */
const NEWEST = 50;

/** What a searcher may find: the public pages and the newest groups. Without an answer from the API, the pages alone. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const origin = siteOrigin();
  const groups = await newestGroups();
  return [...ALWAYS, ...groups.map(({ id }) => `/groups/${id}`)].map((path) => ({
    url: new URL(path, origin).href,
  }));
}

async function newestGroups(): Promise<readonly { id: string }[]> {
  try {
    const { data } = await getApi().group.list.query({ limit: NEWEST });
    return data.items;
  } catch {
    return [];
  }
}
