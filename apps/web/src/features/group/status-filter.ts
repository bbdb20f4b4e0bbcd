import type { GroupStatus } from "@ajo/schemas";

export const STATUS_FILTERS = ["all", "forming", "active", "completed"] as const;
export type StatusFilter = (typeof STATUS_FILTERS)[number];

/** The filter that an address asks for; everything when it asks for none that exists. */
export function parseStatusFilter(text: string | null | undefined): StatusFilter {
  return STATUS_FILTERS.find((filter) => filter === text) ?? "all";
}

export const statusOf = (filter: StatusFilter): GroupStatus | undefined =>
  filter === "all" ? undefined : filter;

/** Groups on one page of the list; the server prefetches the same page that the browser shows. */
export const GROUPS_PER_PAGE = 12;
