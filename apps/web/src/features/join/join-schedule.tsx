"use client";
import type { GroupDetail } from "@ajo/schemas";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormats } from "@/lib/format/use-formats";
import { TurnSelect } from "../create/turn-select";
import { useNetworkNow } from "../network/use-network";
import { termsOf } from "../rules/rule-terms";
import { turnIfJoined } from "./turn-if-joined";

const CashFlowTable = dynamic(() =>
  import("../create/cash-flow-table").then((module) => module.CashFlowTable),
);

/** What I would pay and receive, round by round: in the seat I would get now, or in any turn that may become mine. */
export function JoinSchedule({ group }: { group: GroupDetail }) {
  const t = useTranslations("join");
  const formats = useFormats();
  const now = useNetworkNow();
  const known = turnIfJoined(group);
  const [asked, setAsked] = useState(1);
  if (group.status !== "forming" || now === null) return null;
  const turn = known ?? asked;
  return (
    <section aria-labelledby="join-schedule" className="mt-12">
      <h2 id="join-schedule" className="text-2xl">
        {known === null ? t("scheduleTitleOpen") : t("scheduleTitle", { turn })}
      </h2>
      <p className="mt-1 mb-4 text-soft">{t("scheduleHelp", { zone: formats.zone })}</p>
      {known === null && (
        <div className="mb-4 max-w-md">
          <TurnSelect turn={turn} members={group.maxMembers} onChange={setAsked} />
        </div>
      )}
      <CashFlowTable terms={termsOf(group)} turn={turn} startsAt={now} />
    </section>
  );
}
