"use client";
import { type GroupDetail, type GroupId, previewDueDates } from "@ajo/schemas";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button, ButtonLink } from "@/design/button";
import { Notice } from "@/design/notice";
import { useDuration } from "@/lib/format/use-duration";
import { isSameAddress } from "@/lib/same-address";
import { useFormats } from "@/lib/format/use-formats";
import { ErrorNotice } from "../errors/error-notice";
import { toPageError } from "../errors/to-page-error";
import { FreshnessBadge } from "../group/freshness-badge";
import { GroupRules } from "../group/group-rules";
import { GroupSkeleton } from "../group/group-skeleton";
import { useGroup } from "../group/use-group";
import { MoneyButton } from "../money/money-button";
import { useCallName } from "../network/use-names";
import { useNetworkNow } from "../network/use-network";
import { useWallet } from "../wallet/use-wallet";
import { AccountReadiness } from "./account-readiness";
import { JoinSchedule } from "./join-schedule";

/** An invitation: everything there is to know before a wallet is asked for anything, then the seat. */
export function JoinPage({ groupId }: { groupId: GroupId }) {
  const t = useTranslations("join");
  const states = useTranslations("states");
  const { data, error, isPending, refetch } = useGroup(groupId);
  if (data === undefined) {
    if (isPending) return <GroupSkeleton />;
    return (
      <div className="mx-auto grid max-w-2xl gap-4 py-10">
        <h1 className="text-3xl">{states("groupUnreadable")}</h1>
        <ErrorNotice
          error={toPageError(error)}
          actions={
            <Button size="small" onClick={() => void refetch()}>
              {states("tryAgain")}
            </Button>
          }
        />
      </div>
    );
  }
  const group = data.data;
  return (
    <article className="mx-auto max-w-4xl">
      <header className="grid gap-3">
        <p className="font-semibold text-indigo">{t("invited")}</p>
        <h1 className="text-[clamp(2rem,1.3rem+3vw,3.25rem)] break-words">{group.name}</h1>
        <div className="flex flex-wrap items-center gap-3">
          <FreshnessBadge freshness={data.freshness} />
          <Link href={`/groups/${group.id}`}>{t("seeGroup")}</Link>
          {group.status === "forming" && (
            <a href="#take-seat" className="button" data-tone="quiet" data-size="small">
              {t("toSeat")}
            </a>
          )}
        </div>
      </header>
      <InShort group={group} />
      <TwoAnswers group={group} />
      <JoinSchedule group={group} />
      <section aria-labelledby="join-rules" className="mt-12">
        <h2 id="join-rules" className="mb-4 text-2xl">
          {t("rulesTitle")}
        </h2>
        <GroupRules
          group={{ ...group, members: group.status === "forming" ? group.maxMembers : group.totalRounds }}
        />
      </section>
      <TakeSeat group={group} />
    </article>
  );
}

/** The two questions everybody asks, answered with this group's own numbers. */
function TwoAnswers({ group }: { group: GroupDetail }) {
  const t = useTranslations("join");
  const formats = useFormats();
  const members = group.status === "forming" ? group.maxMembers : group.totalRounds;
  const money = (times: number) => formats.amount(group.contribution * BigInt(times), group.token);
  return (
    <div className="mt-10 grid gap-10 md:grid-cols-2">
      <Question title={t("dropTitle")} text={t("dropText")} />
      <Question
        title={t("stopTitle")}
        text={t("stopText", { amount: money(1), pot: money(members), less: money(members - 1) })}
      />
    </div>
  );
}

function Question({ title, text }: { title: string; text: string }) {
  return (
    <section>
      <h2 className="text-2xl">{title}</h2>
      <p className="mt-2">{text}</p>
    </section>
  );
}

/** Total in, pot out, when. For the seat that would be taken now, in a full group that starts now. */
function InShort({ group }: { group: GroupDetail }) {
  const t = useTranslations("join");
  const formats = useFormats();
  const duration = useDuration();
  const now = useNetworkNow();
  const members = group.status === "forming" ? group.maxMembers : group.totalRounds;
  const seat = Math.min(group.memberCount + 1, group.maxMembers);
  const money = (amount: bigint) => formats.amount(amount, group.token);
  const total = money(group.contribution * BigInt(members));
  const payout = now === null ? null : previewDueDates(now, group.frequencySeconds, members)[seat - 1];
  return (
    <dl className="card mt-8 grid gap-x-8 gap-y-5 sm:grid-cols-2 lg:grid-cols-4">
      <div>
        <dt className="text-soft">{t("eachRound")}</dt>
        <dd className="figures text-2xl font-semibold">{money(group.contribution)}</dd>
        <dd className="text-[0.9375rem] text-soft">{duration.every(group.frequencySeconds)}</dd>
      </div>
      <div>
        <dt className="text-soft">{t("totalIn")}</dt>
        <dd className="figures text-2xl font-semibold">{total}</dd>
        <dd className="text-[0.9375rem] text-soft">{t("inRounds", { rounds: members })}</dd>
      </div>
      <div>
        <dt className="text-soft">{t("potOut")}</dt>
        <dd className="figures text-2xl font-semibold">{total}</dd>
        <dd className="text-[0.9375rem] text-soft">{t("noCut")}</dd>
      </div>
      {group.status === "forming" && payout !== undefined && payout !== null && (
        <div>
          <dt className="text-soft">{t("when")}</dt>
          <dd className="text-2xl font-semibold">{t("turn", { turn: seat })}</dd>
          <dd className="text-[0.9375rem] text-soft">
            {t("whenIfNow", { date: formats.due(payout, group.frequencySeconds) })}
          </dd>
        </div>
      )}
    </dl>
  );
}

function TakeSeat({ group }: { group: GroupDetail }) {
  const t = useTranslations("join");
  const wallet = useWallet();
  const callName = useCallName();
  const isMember = group.members.some((member) => isSameAddress(member.address, wallet?.address));
  const full = group.memberCount >= group.maxMembers;
  return (
    <section aria-labelledby="take-seat" className="card mt-12 grid gap-4">
      <h2 id="take-seat" className="text-2xl">
        {t("takeTitle")}
      </h2>
      <p>
        {group.members.length === 0
          ? t("nobodyYet")
          : t("whoIsIn", {
              names: group.members.map((member) => callName(member.address, member.displayName)).join(", "),
              taken: group.memberCount,
              seats: group.maxMembers,
            })}
      </p>
      {isMember ? (
        <Notice
          tone="leaf"
          title={t("alreadyIn")}
          actions={
            <ButtonLink size="small" href={`/groups/${group.id}`}>
              {t("openGroup")}
            </ButtonLink>
          }
        />
      ) : group.status !== "forming" ? (
        <Notice tone="marigold" title={t("started")}>
          {t("startedText")}
        </Notice>
      ) : full ? (
        <Notice tone="marigold" title={t("full")}>
          {t("startedText")}
        </Notice>
      ) : (
        <>
          {wallet !== null && (
            <AccountReadiness address={wallet.address} token={group.token} needed={group.contribution} />
          )}
          <MoneyButton intent={{ kind: "join", groupId: group.id }}>
            {t("take", { seat: group.memberCount + 1 })}
          </MoneyButton>
          <p className="text-[0.9375rem] text-soft">{t(wallet === null ? "walletNext" : "nothingLeaves")}</p>
        </>
      )}
    </section>
  );
}
