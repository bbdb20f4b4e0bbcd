"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/design/button";
import { Icon } from "@/design/icons";
import { trpc } from "@/lib/trpc/trpc";
import { ErrorNotice } from "../errors/error-notice";
import { ReadFailed } from "../errors/read-failed";
import { toPageError } from "../errors/to-page-error";
import { SignIn } from "../me/sign-in";
import { useConnection } from "../network/use-connection";
import { MoreButton } from "../paging/more-button";
import { NotificationItem } from "./notification-item";

/** What the signed-in person was told, newest first. */
export function InboxPage() {
  const t = useTranslations("inbox");
  const session = trpc.auth.session.useQuery();
  const connection = useConnection();
  return (
    <>
      <h1 className="text-[clamp(2rem,1.3rem+3vw,3rem)]">{t("title")}</h1>
      <p className="mt-2 max-w-prose text-soft">{t("intro")}</p>
      <div className="mt-6 max-w-3xl">
        {connection !== "online" && <p className="card mb-4">{t("offline")}</p>}
        {session.data != null ? (
          <Notifications />
        ) : session.data === null ? (
          <div className="grid gap-4">
            <p>{t("private")}</p>
            <SignIn />
          </div>
        ) : session.error === null ? (
          <Loading />
        ) : (
          <ReadFailed error={session.error} onAgain={session.refetch} />
        )}
      </div>
    </>
  );
}

function Notifications() {
  const t = useTranslations("inbox");
  const utils = trpc.useUtils();
  const query = trpc.notification.list.useInfiniteQuery(
    { limit: 20 },
    { getNextPageParam: (page) => page.nextCursor ?? undefined },
  );
  const markRead = trpc.notification.markRead.useMutation({
    onSuccess: (told) => {
      utils.notification.unread.setData(undefined, told);
      return utils.notification.list.invalidate();
    },
  });
  if (query.data === undefined)
    return query.error === null ? <Loading /> : <ReadFailed error={query.error} onAgain={query.refetch} />;
  const items = query.data.pages.flatMap((page) => page.items);
  const unread = query.data.pages[0]?.unread ?? 0;
  if (items.length === 0)
    return (
      <div className="card">
        <h2 className="text-xl">{t("empty")}</h2>
        <p className="mt-1 text-soft">{t("emptyHelp")}</p>
      </div>
    );
  return (
    <>
      <div className="mb-3 flex min-h-10 flex-wrap items-center justify-between gap-2">
        <p role="status" className="font-semibold">
          {unread === 0 ? t("allRead") : t("unread", { count: unread })}
        </p>
        {unread > 0 && (
          <Button
            tone="quiet"
            size="small"
            disabled={markRead.isPending}
            onClick={() => markRead.mutate({ ids: "all" })}
          >
            <Icon name="check" size={18} />
            {t("markAll")}
          </Button>
        )}
      </div>
      {markRead.isError && <ErrorNotice error={toPageError(markRead.error)} />}
      <ul className="card divide-y divide-line overflow-hidden p-0!">
        {items.map((notification) => (
          <NotificationItem
            key={notification.id}
            notification={notification}
            onOpen={(id) => {
              if (notification.readAt === null) markRead.mutate({ ids: [id] });
            }}
          />
        ))}
      </ul>
      <MoreButton list={query}>{t("more")}</MoreButton>
    </>
  );
}

function Loading() {
  const t = useTranslations("states");
  return (
    <div role="status" className="skeleton h-60 rounded-(--radius-l)">
      <span className="sr-only">{t("loading")}</span>
    </div>
  );
}
