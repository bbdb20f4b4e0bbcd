import type { GroupStatus } from "@ajo/schemas";

export const STATUS_FILTERS = ["all", "forming", "active", "completed"] as const;
export type StatusFilter = (typeof STATUS_FILTERS)[number];

/** What a list of groups is narrowed by; in the page's address, so that it can be linked to and works without script. */
export interface GroupFilter {
  status: StatusFilter;
  /** Words of the name; empty for any. */
  search: string;
  /** Groups that can be joined now. */
  openSeats: boolean;
}

/** The API takes no longer ones. */
export const LONGEST_SEARCH = 64;

/** The filter that an address asks for; what it does not understand is left out. */
export function parseGroupFilter(parameter: (name: string) => string | null | undefined): GroupFilter {
  const status = STATUS_FILTERS.find((filter) => filter === parameter("status")) ?? "all";
  const search = (parameter("search") ?? "").replaceAll("\0", "").trim().slice(0, LONGEST_SEARCH);
  return { status, search, openSeats: parameter("open") === "yes" };
}

export function hrefOfFilter({ status, search, openSeats }: GroupFilter): string {
  const parameters = new URLSearchParams();
  if (status !== "all") parameters.set("status", status);
  if (search !== "") parameters.set("search", search);
  if (openSeats) parameters.set("open", "yes");
  const query = parameters.toString();
  return query === "" ? "/groups" : `/groups?${query}`;
}

/** Groups on one page of the list; the server prefetches the same page that the browser shows. */
const GROUPS_PER_PAGE = 12;

/** What the API is asked for. Parts that narrow nothing are left out: everybody's first page is one and the same answer. */
export function listInputOf({ status, search, openSeats }: GroupFilter) {
  return {
    limit: GROUPS_PER_PAGE,
    status: status === "all" ? undefined : (status satisfies GroupStatus),
    ...(search === "" ? {} : { search }),
    ...(openSeats ? { withOpenSeats: true } : {}),
  };
}
