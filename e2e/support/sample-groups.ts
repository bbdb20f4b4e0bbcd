import { Truth } from "./truth";

/** One group of each status, as the database has them. */
export async function sampleGroups() {
  const truth = new Truth();
  try {
    const { data } = await truth.database.groups.listGroups({ limit: 50 });
    return (["forming", "active", "completed"] as const).flatMap(
      (status) => data.items.find((group) => group.status === status) ?? [],
    );
  } finally {
    await truth.close();
  }
}

/** Every page that there is something to see on, by a name for its screenshot. */
export async function everyPage(): Promise<Record<string, string>> {
  const groups = await sampleGroups();
  const pages: Record<string, string> = {
    landing: "/",
    groups: "/groups",
    create: "/groups/new",
    me: "/me",
    inbox: "/inbox",
    offline: "/offline",
  };
  for (const { id, status } of groups) {
    pages[`group-${status}`] = `/groups/${id}`;
    if (status === "forming") pages["join"] = `/join/${id}`;
    if (status === "active") {
      for (const tab of ["seat", "members", "powers", "history", "rules"])
        pages[`group-${tab}`] = `/groups/${id}?tab=${tab}`;
      pages["verify"] = `/groups/${id}/verify`;
      pages["statement"] = `/groups/${id}/statement`;
    }
  }
  pages["not-found"] = "/groups/nonsense";
  return pages;
}
