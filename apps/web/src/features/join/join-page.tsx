"use client";
import type { Freshness, GroupDetail, GroupId } from "@ajo/schemas";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { PageLink } from "@/design/page-link";
import { useDocumentTitle } from "@/lib/use-document-title";
import { ReadFailed } from "../errors/read-failed";
import { FreshnessBadge } from "../group/freshness-badge";
import { GroupSkeleton } from "../group/group-skeleton";
import { useGroup } from "../group/use-group";
import { GroupRules } from "../rules/group-rules";
import { Rulebook } from "../rules/rulebook";
import { termsOf } from "../rules/rule-terms";
import { InShort } from "./in-short";
import { JoinSchedule } from "./join-schedule";
import { HEADS, isInviting } from "./seat-offer";
import { TwoAnswers } from "./two-answers";
import { useOfferHelp } from "./use-offer-help";
import { useSeatOffer } from "./use-seat-offer";

// At the end of the page, with everything that joining takes.
const TakeSeat = dynamic(() => import("./take-seat").then((module) => module.TakeSeat));

/** An invitation: everything there is to know before a wallet is asked for anything, then the seat. */
export function JoinPage({ groupId }: { groupId: GroupId }) {
  const states = useTranslations("states");
  const { query, askedEvery } = useGroup(groupId);
  const { data, error, isPending, refetch } = query;
  if (data === undefined) {
    if (isPending) return <GroupSkeleton />;
    return (
      <div className="mx-auto grid max-w-2xl gap-4 py-10">
        <h1 className="text-3xl">{states("groupUnreadable")}</h1>
        <ReadFailed error={error} onAgain={refetch} />
      </div>
    );
  }
  return <Invitation group={data.data} freshness={data.freshness} askedEvery={askedEvery} />;
}

function Invitation({
  group,
  freshness,
  askedEvery,
}: {
  group: GroupDetail;
  freshness: Freshness;
  askedEvery: number | null;
}) {
  const t = useTranslations("join");
  const offer = useSeatOffer(group);
  const head = t(HEADS[offer.is]);
  const help = useOfferHelp(offer);
  useDocumentTitle(isInviting(offer) ? null : `${head} · ${group.name}`);
  return (
    <article className="mx-auto max-w-4xl">
      <header className="grid gap-3">
        <p
          className={`font-semibold ${isInviting(offer) ? "text-indigo" : "text-soft"} ${offer.is === "unknown" ? "invisible" : ""}`}
        >
          {head}
        </p>
        <h1 className="text-[clamp(2rem,1.3rem+3vw,3.25rem)] break-words">{group.name}</h1>
        {help !== null && <p>{help}</p>}
        <div className="flex flex-wrap items-center gap-3">
          <FreshnessBadge freshness={freshness} askedEvery={askedEvery} />
          <PageLink href={`/groups/${group.id}`}>{t("seeGroup")}</PageLink>
          {isInviting(offer) && (
            <a href="#take-seat" className="button" data-tone="quiet" data-size="small">
              {t("takeTitle")}
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
        <GroupRules terms={termsOf(group)} />
        <div className="mt-8">
          <Rulebook group={group} />
        </div>
      </section>
      <TakeSeat group={group} offer={offer} />
    </article>
  );
}
