"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "@/design/button";
import { type GroupFilter, hrefOfFilter, LONGEST_SEARCH } from "./group-filter";

/** Long enough that a word is not asked for letter by letter. */
const PAUSE_MS = 300;

/**
 * Finds groups by words of their name, and those that can be joined now, while they are being typed and ticked. Until
 * the app's script is there, and without any, it is a plain form with a button.
 */
export function GroupSearch({ filter }: { filter: GroupFilter }) {
  const t = useTranslations("groups.search");
  const words = useRef<HTMLInputElement>(null);
  const open = useRef<HTMLInputElement>(null);
  const timer = useRef<number>();
  const apply = () => {
    window.clearTimeout(timer.current);
    const href = hrefOfFilter({
      status: filter.status,
      search: words.current?.value.trim() ?? "",
      openSeats: open.current?.checked ?? false,
    });
    // Only the list changes, which asks for itself: the page need not come from the server again.
    if (href !== hrefOfFilter(filter)) window.history.replaceState(null, "", href);
  };
  // What was typed and ticked before the script was there counts.
  useEffect(() => {
    apply();
    return () => window.clearTimeout(timer.current);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, at the start
  }, []);
  // The address may say something else later: by a link, or by going back. Whoever is typing is ahead of it.
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    if (open.current !== null) open.current.checked = filter.openSeats;
    if (words.current !== null && words.current !== document.activeElement)
      words.current.value = filter.search;
  }, [filter.search, filter.openSeats]);

  return (
    <form
      action="/groups"
      role="search"
      className="mb-5 flex flex-wrap items-center gap-x-4 gap-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      {filter.status !== "all" && <input type="hidden" name="status" value={filter.status} />}
      <input
        ref={words}
        type="search"
        name="search"
        aria-label={t("label")}
        placeholder={t("label")}
        maxLength={LONGEST_SEARCH}
        defaultValue={filter.search}
        onChange={() => {
          window.clearTimeout(timer.current);
          timer.current = window.setTimeout(apply, PAUSE_MS);
        }}
        className="field min-w-0 flex-1 basis-56"
      />
      <label className="flex min-h-11 items-center gap-2">
        <input
          ref={open}
          type="checkbox"
          name="open"
          value="yes"
          defaultChecked={filter.openSeats}
          onChange={apply}
          className="size-5 accent-(--indigo)"
        />
        {t("open")}
      </label>
      <noscript>
        <Button type="submit" tone="quiet">
          {t("find")}
        </Button>
      </noscript>
    </form>
  );
}
