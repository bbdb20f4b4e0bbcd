"use client";
import { useTranslations } from "next-intl";
import { ButtonLink } from "@/design/button";
import { PageLink } from "@/design/page-link";
import { trpc } from "@/lib/trpc/trpc";
import { Mark } from "@/design/mark";
import { ReadFailed } from "../errors/read-failed";
import { MoreButton } from "../paging/more-button";
import { GroupCard } from "./group-card";
import { type GroupFilter, hrefOfFilter, listInputOf, STATUS_FILTERS } from "./group-filter";
import { GroupSearch } from "./group-search";

/** Everybody's groups, newest first, by status. */
export function AllGroups({ filter }: { filter: GroupFilter }) {
  const t = useTranslations("groups");
  return (
    <section aria-labelledby="all-groups" className="mt-12">
      <div className="mb-5 flex flex-wrap items-center justify-between gap-3">
        <h2 id="all-groups" className="text-2xl">
          {t("all")}
        </h2>
        <nav aria-label={t("filter")}>
          <ul className="flex flex-wrap gap-1">
            {STATUS_FILTERS.map((option) => (
              <li key={option}>
                <PageLink
                  href={hrefOfFilter({ ...filter, status: option })}
                  scroll={false}
                  aria-current={option === filter.status ? "true" : undefined}
                  className="inline-flex min-h-10 items-center rounded-full px-2.5 font-semibold text-soft hover:bg-sunk sm:px-3.5 aria-[current]:bg-indigo-wash aria-[current]:text-indigo"
                >
                  {t(`filters.${option}`)}
                </PageLink>
              </li>
            ))}
          </ul>
        </nav>
      </div>
      <GroupSearch filter={filter} />
      <GroupList filter={filter} />
    </section>
  );
}

function GroupList({ filter }: { filter: GroupFilter }) {
  const t = useTranslations("groups");
  const states = useTranslations("states");
  const query = trpc.group.list.useInfiniteQuery(listInputOf(filter), {
    getNextPageParam: (page) => page.data.nextCursor ?? undefined,
    refetchInterval: LIST_EVERY_MS,
    // While somebody types, what was found last stays until the next is there.
    placeholderData: (previous) => previous,
  });
  if (query.data === undefined) {
    if (query.isPending) return <ListSkeleton label={states("loading")} />;
    return <ReadFailed error={query.error} onAgain={query.refetch} />;
  }
  const groups = query.data.pages.flatMap((page) => page.data.items);
  if (groups.length === 0 && !query.hasNextPage) return <NoGroups filter={filter} />;
  return (
    <>
      <ul
        aria-busy={query.isPlaceholderData}
        className="grid gap-4 aria-busy:opacity-60 sm:grid-cols-2 lg:grid-cols-3"
      >
        {groups.map((group) => (
          <GroupCard key={group.id} group={group} Anchor={PageLink} />
        ))}
      </ul>
      <MoreButton list={query}>{query.isFetchingNextPage ? states("loading") : t("more")}</MoreButton>
      {!query.hasNextPage && <p className="mt-6 text-soft">{t("end", { count: groups.length })}</p>}
    </>
  );
}

/** A list has no subscription of its own; this is how old it gets while somebody looks at it. */
const LIST_EVERY_MS = 15_000;

function NoGroups({ filter }: { filter: GroupFilter }) {
  const t = useTranslations("groups");
  const isNarrowed = hrefOfFilter(filter) !== "/groups";
  return (
    <div className="rounded-(--radius-l) border border-line bg-surface px-6 py-14 text-center">
      <Mark className="mx-auto mb-4 size-16 text-indigo" />
      <p className="text-xl font-semibold">{t(isNarrowed ? "emptyFilter" : "empty")}</p>
      <p className="mx-auto mt-1 mb-5 max-w-prose text-soft">{t("emptyHelp")}</p>
      <div className="flex flex-wrap justify-center gap-2">
        <ButtonLink href="/groups/new">{t("new")}</ButtonLink>
        {isNarrowed && (
          <ButtonLink tone="quiet" href="/groups">
            {t("all")}
          </ButtonLink>
        )}
      </div>
    </div>
  );
}

function ListSkeleton({ label }: { label: string }) {
  return (
    <div role="status" className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      <span className="sr-only">{label}</span>
      {[0, 1, 2, 3, 4, 5].map((index) => (
        <div key={index} className="skeleton h-48 rounded-(--radius-l)" />
      ))}
    </div>
  );
}
