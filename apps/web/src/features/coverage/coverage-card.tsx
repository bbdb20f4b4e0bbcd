"use client";
import type { GroupDetail } from "@ajo/schemas";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { Icon } from "@/design/icons";
import { isSameAddress } from "@/lib/same-address";
import { termsOf } from "../rules/rule-terms";
import { useWallet } from "../wallet/use-wallet";
import { Reckoning } from "./reckoning";

// The rules' own model is no part of the first load.
const LiveCoverage = dynamic(() => import("./live-coverage").then((module) => module.LiveCoverage), {
  loading: Reckoning,
});
const ForeseenCoverage = dynamic(
  () => import("./foreseen-coverage").then((module) => module.ForeseenCoverage),
  { loading: Reckoning },
);

/** "If the worst payer stops now, you still receive this": before the start as foreseen, then live. */
export function CoverageCard({ group }: { group: GroupDetail }) {
  const t = useTranslations("coverage");
  const wallet = useWallet();
  if (group.status === "completed" || group.status === "cancelled") return null;
  const mine = group.members.find(({ address }) => isSameAddress(address, wallet?.address));
  const turnIsKnown = group.turnOrder === "joining" && mine !== undefined;
  return (
    <section aria-labelledby="coverage" className="px-1">
      <h2 id="coverage" className="mb-2 flex items-center gap-2 text-xl text-soft">
        <Icon name="shield" />
        {t("title")}
      </h2>
      {group.status === "active" ? (
        <LiveCoverage group={group} />
      ) : (
        <ForeseenCoverage terms={termsOf(group)} turn={turnIsKnown ? mine.turn : null} />
      )}
    </section>
  );
}
