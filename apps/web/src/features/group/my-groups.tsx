"use client";
import { dueAt, isDecidedByBids, memberObligation, scheduleOf, type WalletAddress } from "@ajo/schemas";
import { ButtonLink } from "@/design/button";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageLink } from "@/design/page-link";
import { useFormats } from "@/lib/format/use-formats";
import { isSameAddress } from "@/lib/same-address";
import { type RouterOutputs, trpc } from "@/lib/trpc/trpc";
import { ReadFailed } from "../errors/read-failed";
import { MoneyButton } from "../money/money-button";
import { useNames } from "../network/use-names";
import { useNetworkNow } from "../network/use-network";
import { maySucceed } from "../powers/succession";
import { StatusBadge } from "./status-badge";

type MyGroup = RouterOutputs["member"]["groups"]["data"][number];
type LedGroup = RouterOutputs["member"]["leads"]["data"][number];

/** A list has no subscription of its own. */
const EVERY_MS = 10_000;

/**
 * What I owe, by when, to which group; when I receive, how much; one button to act. Then what I lead without a seat.
 * Ended groups come last.
 */
export function MyGroups({ address }: { address: WalletAddress }) {
  const t = useTranslations("groups");
  const states = useTranslations("states");
  const query = trpc.member.groups.useQuery({ address }, { refetchInterval: EVERY_MS });
  const led = trpc.member.leads.useQuery({ address }, { refetchInterval: EVERY_MS }).data?.data ?? [];
  return (
    <section aria-labelledby="my-groups" className="mt-8">
      <h2 id="my-groups" className="mb-4 text-2xl">
        {t("mine")}
      </h2>
      {query.data === undefined ? (
        query.isPending ? (
          <div role="status" className="skeleton h-44 rounded-(--radius-l)">
            <span className="sr-only">{states("loading")}</span>
          </div>
        ) : (
          <ReadFailed error={query.error} onAgain={query.refetch} />
        )
      ) : query.data.data.length + led.length === 0 ? (
        <p className="card text-soft">{t("noneMine")}</p>
      ) : (
        <ul className="grid gap-4 md:grid-cols-2">
          {[...query.data.data].sort(byUrgency).map((mine) => (
            <MyGroupCard key={mine.group.id} mine={mine} />
          ))}
          {led.map((leads) => (
            <LedGroupCard key={leads.group.id} leads={leads} address={address} />
          ))}
        </ul>
      )}
    </section>
  );
}

function MyGroupCard({ mine }: { mine: MyGroup }) {
  const { group, member, payoutRound, payoutPayers } = mine;
  const t = useTranslations("groups.my");
  const mineTexts = useTranslations("mine");
  const formats = useFormats();
  const now = useNetworkNow();
  const waits = waitsForMe(mine);
  const owes = memberObligation(group, member);
  const schedule = scheduleOf(group);
  const money = (amount: bigint) => formats.amount(amount, group.token);
  const amount = money(owes.amountOwed);
  const round = owes.nextUnpaidRound;
  const received = group.status === "completed" || payoutRound < group.currentRound || payoutPayers === 0;
  const byBid = isDecidedByBids(group, payoutRound);
  const b = (chunks: ReactNode) => <strong className="figures">{chunks}</strong>;
  return (
    <li className="card grid content-start gap-3">
      <CardHead group={group} />
      {owes.roundsOwed > 0 && owes.dueAt !== null && (
        <p className={`text-xl ${owes.isLate ? "text-clay" : ""}`}>
          {t.rich(owes.isLate ? "oweSince" : "oweBy", {
            amount,
            date: formats.due(owes.dueAt, group.frequencySeconds),
            b,
          })}
        </p>
      )}
      {waits > 0n && <p className="text-xl">{mineTexts("held", { amount: money(waits) })}</p>}
      {owes.roundsOwed === 0 && !(waits > 0n && group.status === "completed") && (
        <p className="text-lg">
          {group.status === "cancelled"
            ? t("cancelled")
            : group.startedAt === null
              ? t("forming", { taken: group.memberCount, seats: group.maxMembers })
              : t(group.status === "completed" ? "completed" : "nothing")}
        </p>
      )}
      {schedule !== null && !received && (
        <p className="text-soft">
          {t.rich(byBid ? "receiveByBid" : "receive", {
            amount: money(group.contribution * BigInt(payoutPayers)),
            date: formats.due(
              dueAt(schedule, byBid ? group.totalRounds : payoutRound),
              group.frequencySeconds,
            ),
            b,
          })}
        </p>
      )}
      {maySucceed(group, mine.organiserSeenAt, member.address, now) && (
        <SilentOrganiser group={group} seenAt={mine.organiserSeenAt} />
      )}
      {waits > 0n && (
        <MoneyButton className="mt-1" intent={{ kind: "claim", groupId: group.id }}>
          {mineTexts("claim", { amount: money(member.claimable) })}
        </MoneyButton>
      )}
      {owes.roundsOwed > 0 && round !== null && (
        <MoneyButton
          className="mt-1"
          intent={{ kind: "contribute", groupId: group.id, round, rounds: owes.roundsOwed }}
        >
          {owes.roundsOwed === 1
            ? t("pay", { amount, round })
            : t("payMany", { amount, first: round, last: round + owes.roundsOwed - 1 })}
        </MoneyButton>
      )}
    </li>
  );
}

function CardHead({ group }: { group: MyGroup["group"] }) {
  return (
    <div className="flex items-start justify-between gap-3">
      <h3 className="min-w-0 text-xl break-words">
        <PageLink
          href={`/groups/${group.id}`}
          className="underline decoration-line underline-offset-4 hover:decoration-current"
        >
          {group.name}
        </PageLink>
      </h3>
      <StatusBadge status={group.status} />
    </div>
  );
}

/** A group that I organise, or stand in for, and hold no seat in. */
function LedGroupCard({ leads, address }: { leads: LedGroup; address: WalletAddress }) {
  const { group, organiserSeenAt } = leads;
  const t = useTranslations("groups.my");
  const nameOf = useNames();
  const now = useNetworkNow();
  const organises = isSameAddress(group.organiser, address);
  return (
    <li className="card grid content-start gap-3">
      <CardHead group={group} />
      {!organises && maySucceed(group, organiserSeenAt, address, now) ? (
        <SilentOrganiser group={group} seenAt={organiserSeenAt} />
      ) : (
        <p>{organises ? t("organises") : t("standsIn", { name: nameOf(group.organiser).name })}</p>
      )}
    </li>
  );
}

/** For the deputy: the group waits for somebody to lead it. Its page says more, and does it. */
function SilentOrganiser({ group, seenAt }: { group: MyGroup["group"]; seenAt: Date }) {
  const t = useTranslations("powers.organiser");
  const formats = useFormats();
  const { name } = useNames()(group.organiser);
  return (
    <>
      <p>{t("succeedHelp", { name, seen: formats.day(seenAt) })}</p>
      <ButtonLink tone="quiet" className="justify-self-start" href={`/groups/${group.id}`}>
        {t("succeed")}
      </ButtonLink>
    </>
  );
}

/**
 * What the contract keeps for this member until they claim it: all of it once the group is over. While it runs, a deposit
 * that is larger than it need be is no reason to act.
 */
function waitsForMe({ group, member }: MyGroup): bigint {
  return isOver(group) || member.heldAmount > 0n ? member.claimable : 0n;
}

const isOver = ({ status }: MyGroup["group"]) => status === "completed" || status === "cancelled";

/** Late first, then what is owed soonest, then what can be claimed, then the rest; ended ones last. */
function byUrgency(a: MyGroup, b: MyGroup): number {
  return urgency(a) - urgency(b);
}

/** Puts every late payment before every one that is not. */
const LATE_FIRST_MS = 1e15;

function urgency(mine: MyGroup): number {
  const { group, member } = mine;
  const waits = waitsForMe(mine) > 0n;
  if (isOver(group) && !waits) return Number.MAX_SAFE_INTEGER;
  const { dueAt: due, isLate } = memberObligation(group, member);
  if (due === null && waits) return Number.MAX_SAFE_INTEGER - 2;
  if (due === null) return Number.MAX_SAFE_INTEGER - 1;
  return isLate ? due.getTime() - LATE_FIRST_MS : due.getTime();
}
