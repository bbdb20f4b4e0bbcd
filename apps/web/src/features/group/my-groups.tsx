"use client";
import type { WalletAddress } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { trpc } from "@/lib/trpc/trpc";
import { ReadFailed } from "../errors/read-failed";
import { useNetworkNow } from "../network/use-network";
import { LedGroupCard } from "./led-group-card";
import { MyGroupCard } from "./my-group-card";
import { byUrgency } from "./my-group-urgency";

/** A list has no subscription of its own. */
const EVERY_MS = 10_000;

/**
 * What I owe, by when, to which group; when I receive, how much; one button to act. Then what I lead without a seat.
 * Ended groups come last.
 */
export function MyGroups({ address }: { address: WalletAddress }) {
  const t = useTranslations("groups");
  const states = useTranslations("states");
  const now = useNetworkNow();
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
          {[...query.data.data].sort(byUrgency(now)).map((mine) => (
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
