"use client";
import { useTranslations } from "next-intl";
import { useUnread } from "./use-unread";

const MOST_SHOWN = 99;

/** How much is unread, beside the word "Inbox"; said politely when it changes. */
export function UnreadMark() {
  const t = useTranslations("inbox");
  const unread = useUnread() ?? 0;
  return (
    <>
      {unread > 0 && (
        <span
          aria-hidden="true"
          className="figures min-w-5 rounded-full bg-indigo px-1.5 text-center text-xs leading-5 font-semibold text-on-indigo max-sm:absolute max-sm:start-1/2 max-sm:top-1 max-sm:ms-1.5"
        >
          {unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}
        </span>
      )}
      <span role="status" className="sr-only">
        {unread > 0 ? t("unread", { count: unread }) : ""}
      </span>
    </>
  );
}
