"use client";
import type { GroupDetail } from "@ajo/schemas";
import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { MoneyInContract } from "./money-in-contract";
import { MyPart } from "./my-part";
import { WheelSection } from "./wheel-section";

// Each comes to life by itself, so that none keeps the page busy for long; one file brings them.
const ThisRound = dynamic(() =>
  import(/* webpackChunkName: "group-facts" */ "./this-round").then((module) => module.ThisRound),
);
const NextDates = dynamic(() =>
  import(/* webpackChunkName: "group-facts" */ "./next-dates").then((module) => module.NextDates),
);
const CoverageCard = dynamic(() =>
  import(/* webpackChunkName: "group-facts" */ "../coverage/coverage-card").then(
    (module) => module.CoverageCard,
  ),
);

/** A group at a glance: my part, the wheel, this round, what comes next, and where the money is; then what is `children`. */
export function GroupOverview({ group, children }: { group: GroupDetail; children: ReactNode }) {
  return (
    <div className="group-layout mt-6 lg:mt-8">
      <div className="group-mine">
        <MyPart group={group} />
      </div>
      <WheelSection group={group} className="group-wheel" />
      <div className="group-facts">
        {group.status === "active" && (
          <>
            <ThisRound group={group} />
            <NextDates group={group} />
          </>
        )}
        <CoverageCard group={group} />
        <MoneyInContract group={group} />
      </div>
      <div className="group-more">{children}</div>
    </div>
  );
}
