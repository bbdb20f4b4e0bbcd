"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/design/button";
import { type GroupFilter, hrefOfFilter, LONGEST_SEARCH } from "./group-filter";

/** Finds groups by words of their name, and those that can be joined now. A plain form until the app's script is there. */
export function GroupSearch({ filter }: { filter: GroupFilter }) {
  const t = useTranslations("groups.search");
  const router = useRouter();
  return (
    <form
      action="/groups"
      role="search"
      className="mb-5 flex flex-wrap items-center gap-x-4 gap-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        const data = new FormData(event.currentTarget);
        const search = data.get("search");
        const next = {
          status: filter.status,
          search: typeof search === "string" ? search.trim() : "",
          openSeats: data.get("open") === "yes",
        };
        router.push(hrefOfFilter(next), { scroll: false });
      }}
    >
      {filter.status !== "all" && <input type="hidden" name="status" value={filter.status} />}
      <input
        key={filter.search}
        type="search"
        name="search"
        aria-label={t("label")}
        placeholder={t("label")}
        maxLength={LONGEST_SEARCH}
        defaultValue={filter.search}
        className="field min-w-0 flex-1 basis-56"
      />
      <label className="flex min-h-11 items-center gap-2">
        <input
          key={String(filter.openSeats)}
          type="checkbox"
          name="open"
          value="yes"
          defaultChecked={filter.openSeats}
          className="size-5 accent-(--indigo)"
        />
        {t("open")}
      </label>
      <Button type="submit" tone="quiet">
        {t("find")}
      </Button>
    </form>
  );
}
