"use client";
import type { GroupDetail } from "@ajo/schemas";
import dynamic from "next/dynamic";
import { MoneyInContract } from "./money-in-contract";
import { MyPart } from "./my-part";
import { WheelSection } from "./wheel-section";

// Only a group that runs has rounds.
const ThisRound = dynamic(() => import("./this-round").then((module) => module.ThisRound));
const NextDates = dynamic(() => import("./next-dates").then((module) => module.NextDates));
const CoverageCard = dynamic(() => import("../coverage/coverage-card").then((module) => module.CoverageCard));

/** A group at a glance: my part, the wheel, this round, what comes next, and where the money is. */
export function GroupOverview({ group }: { group: GroupDetail }) {
  return (
    <div className="group-overview mt-6 lg:mt-8">
      <MyPart group={group} />
      <WheelSection group={group} className="group-wheel" />
      {group.status === "active" && (
        <>
          <ThisRound group={group} />
          <NextDates group={group} />
        </>
      )}
      <CoverageCard group={group} />
      <MoneyInContract group={group} />
    </div>
  );
}
