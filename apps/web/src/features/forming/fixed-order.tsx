"use client";
import type { GroupDetail, Member } from "@ajo/schemas";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { Badge } from "@/design/badge";
import { MoneyButton } from "../money/money-button";
import { useNames } from "../network/use-names";
import { orderOfGroup } from "./order-of-group";

// Dragging comes with the organiser's editor alone.
const OrderEditor = dynamic(() => import("./order-editor").then((module) => module.OrderEditor), {
  ssr: false,
});

/** The order that the organiser proposes: who has accepted it, my acceptance, and the organiser's editor. */
export function FixedOrder({
  group,
  me,
  isOrganiser,
}: {
  group: GroupDetail;
  me: Member | undefined;
  isOrganiser: boolean;
}) {
  const t = useTranslations("forming.order");
  const order = orderOfGroup(group);
  const isStale = order === null && group.proceedings.proposedOrder !== null;
  return (
    <section aria-labelledby="turn-order" className="grid gap-3 border-t border-line pt-4">
      <h3 id="turn-order" className="text-lg">
        {t("title")}
      </h3>
      {order === null ? (
        <p>{t(isStale ? "stale" : "none")}</p>
      ) : (
        <ProposedOrder group={group} order={order} me={me} />
      )}
      {isOrganiser && group.memberCount > 1 && (
        <OrderEditor
          // Members who come or go, and another proposal, begin it anew.
          key={[...group.members.map(({ seat }) => seat), "/", ...(order ?? [])].join()}
          group={group}
          proposed={order}
        />
      )}
    </section>
  );
}

function ProposedOrder({
  group,
  order,
  me,
}: {
  group: GroupDetail;
  order: number[];
  me: Member | undefined;
}) {
  const t = useTranslations("forming.order");
  const nameOf = useNames();
  const accepted = group.members.filter(({ hasAccepted }) => hasAccepted).length;
  return (
    <>
      <p>{t("accepted", { accepted, members: group.memberCount })}</p>
      <ol className="divide-y divide-line">
        {order.map((seat, index) => {
          const member = group.members.find((candidate) => candidate.seat === seat);
          if (member === undefined) return null;
          const { name, isMe } = nameOf(member.address, member.displayName);
          return (
            <li key={seat} className="flex flex-wrap items-center justify-between gap-2 py-2">
              <span className="min-w-0">
                {t("line", { turn: index + 1, name: isMe ? t("you", { name }) : name })}
              </span>
              <Badge tone={member.hasAccepted ? "leaf" : "plain"}>
                {t(member.hasAccepted ? "hasAccepted" : "waits")}
              </Badge>
            </li>
          );
        })}
      </ol>
      {me !== undefined && !me.hasAccepted && (
        <>
          <MoneyButton intent={{ kind: "acceptOrder", groupId: group.id, order }}>
            {t("accept", { turn: order.indexOf(me.seat) + 1 })}
          </MoneyButton>
          <p className="text-[0.9375rem] text-soft">{t("orLeave")}</p>
        </>
      )}
    </>
  );
}
