"use client";
import { GROUP_LIMITS, type GroupDetail, type Member } from "@ajo/schemas";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { isSameAddress } from "@/lib/same-address";
import { useFormats } from "@/lib/format/use-formats";
import { MoneyButton } from "../money/money-button";
import { useNetworkNow } from "../network/use-network";
import { useWallet } from "../wallet/use-wallet";
import { orderOfGroup } from "./order-of-group";

// Each belongs to one kind of group, or to its organiser.
const Approvals = dynamic(() => import("./approvals").then((module) => module.Approvals));
const InvitationsPanel = dynamic(() =>
  import("./invitations-panel").then((module) => module.InvitationsPanel),
);
const FixedOrder = dynamic(() => import("./fixed-order").then((module) => module.FixedOrder));
const SecretNote = dynamic(() => import("./secret-note").then((module) => module.SecretNote));
const DrawPanel = dynamic(() => import("./draw-panel").then((module) => module.DrawPanel));

/** Before the first round: my seat, what is waited for, and what I or the organiser may do about it. */
export function MyForming({ group, me }: { group: GroupDetail; me: Member | undefined }) {
  const t = useTranslations("mine");
  const calledOff = useTranslations("groups.my");
  const wallet = useWallet();
  if (group.status === "drawing") return <DrawPanel group={group} me={me} />;
  if (group.status === "cancelled") return <p>{calledOff("cancelled")}</p>;
  if (group.status !== "forming") return null;
  const isOrganiser = isSameAddress(wallet?.address, group.organiser);
  const hasOpenSeat = group.memberCount < group.maxMembers;
  return (
    <>
      {me !== undefined && (
        <p className="text-2xl leading-snug font-semibold">{t("seatTaken", { seat: me.turn })}</p>
      )}
      <Waiting group={group} />
      {me !== undefined && group.turnOrder === "random" && <SecretNote group={group} me={me} />}
      {group.turnOrder === "fixed" && <FixedOrder group={group} me={me} isOrganiser={isOrganiser} />}
      {isOrganiser && hasOpenSeat && group.admission === "invitation" && <InvitationsPanel group={group} />}
      {isOrganiser && hasOpenSeat && group.admission === "approval" && <Approvals group={group} />}
      {isOrganiser && <Start group={group} />}
      <Ending group={group} me={me} isOrganiser={isOrganiser} />
    </>
  );
}

function Waiting({ group }: { group: GroupDetail }) {
  const t = useTranslations("mine");
  const forming = useTranslations("forming");
  const formats = useFormats();
  const open = group.maxMembers - group.memberCount;
  return (
    <p>
      {open > 0
        ? t(group.startRule === "whenFull" ? "waitingFull" : "waitingOrganiser", { open })
        : t("full")}{" "}
      {group.turnOrder === "random" && forming("thenDraw")}
      {group.turnOrder === "fixed" && forming("thenAccepted")}
      {group.startBy !== null && <> {forming("startBy", { date: formats.dateTime(group.startBy) })}</>}
    </p>
  );
}

function Start({ group }: { group: GroupDetail }) {
  const t = useTranslations("mine");
  const forming = useTranslations("forming");
  const tooFew = group.memberCount < GROUP_LIMITS.membersMin;
  const unaccepted =
    group.turnOrder === "fixed" &&
    (orderOfGroup(group) === null || !group.members.every(({ hasAccepted }) => hasAccepted));
  return (
    <div className="grid gap-2 border-t border-line pt-4">
      <MoneyButton disabled={tooFew || unaccepted} intent={{ kind: "start", groupId: group.id }}>
        {group.turnOrder === "random"
          ? forming("openDraw", { members: group.memberCount })
          : t("start", { members: group.memberCount })}
      </MoneyButton>
      {tooFew && <p className="text-soft">{t("startNeeds", { least: GROUP_LIMITS.membersMin })}</p>}
      {!tooFew && unaccepted && <p className="text-soft">{forming("startAccepted")}</p>}
    </div>
  );
}

/** Giving the seat up, and calling the group off: by the organiser, or by anybody once its time is over. */
function Ending({
  group,
  me,
  isOrganiser,
}: {
  group: GroupDetail;
  me: Member | undefined;
  isOrganiser: boolean;
}) {
  const t = useTranslations("mine");
  const forming = useTranslations("forming");
  const formats = useFormats();
  const now = useNetworkNow();
  const isOverdue = group.startBy !== null && now !== null && now > group.startBy;
  return (
    <div className="flex flex-wrap gap-2">
      {me !== undefined && (
        <MoneyButton tone="plain" intent={{ kind: "leave", groupId: group.id }}>
          {me.deposit > 0n
            ? forming("leave", { deposit: formats.amount(me.deposit, group.token) })
            : t("leave")}
        </MoneyButton>
      )}
      {(isOrganiser || isOverdue) && (
        <MoneyButton tone="plain" intent={{ kind: "cancel", groupId: group.id }}>
          {forming("cancel")}
        </MoneyButton>
      )}
    </div>
  );
}
