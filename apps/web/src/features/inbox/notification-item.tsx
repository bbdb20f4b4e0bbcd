"use client";
import type { Notification, NotificationKind } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { Badge } from "@/design/badge";
import { Icon, type IconName } from "@/design/icons";
import { PageLink } from "@/design/page-link";
import { useFormats } from "@/lib/format/use-formats";
import { useNotificationText } from "./use-notification-text";

const ICONS: Record<NotificationKind, IconName> = {
  due_soon: "clock",
  late: "alert",
  standing_order: "alert",
  your_turn: "receive",
  paid_out: "receive",
  payout_held: "receive",
  started: "spark",
  defaulted: "alert",
  approved: "people",
  decided: "people",
  accept_order: "check",
  reveal_secret: "check",
  vote: "check",
  nudge: "people",
  promised: "people",
};

/** One notification: what happened, to which group, when; the whole of it leads there. */
export function NotificationItem({
  notification,
  onOpen,
}: {
  notification: Notification;
  onOpen: (id: string) => void;
}) {
  const t = useTranslations("inbox");
  const formats = useFormats();
  const textOf = useNotificationText();
  const { group, text } = textOf(notification);
  const { id, kind, groupId, createdAt, readAt } = notification;
  const isNew = readAt === null;
  return (
    <li className="relative flex gap-3 px-4 py-4 hover:bg-sunk sm:px-6">
      <span
        aria-hidden="true"
        className={`mt-0.5 grid size-9 shrink-0 place-items-center rounded-full ${isNew ? "bg-indigo-wash text-indigo" : "bg-sunk text-soft"}`}
      >
        <Icon name={ICONS[kind]} size={18} />
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
          <PageLink
            href={kind === "approved" ? `/join/${groupId}` : `/groups/${groupId}`}
            onClick={() => onOpen(id)}
            className="min-w-0 font-semibold break-words underline decoration-line underline-offset-4 after:absolute after:inset-0"
          >
            <span className="sr-only">{t("open", { group })}</span>
            <span aria-hidden="true">{group}</span>
          </PageLink>
          {isNew && <Badge tone="indigo">{t("new")}</Badge>}
        </div>
        <p className={isNew ? "font-semibold" : undefined}>{text}</p>
        <time dateTime={createdAt.toISOString()} className="text-[0.9375rem] text-soft">
          {formats.dateTime(createdAt)}
        </time>
      </div>
    </li>
  );
}
