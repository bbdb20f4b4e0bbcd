"use client";
import type { GroupDetail } from "@ajo/schemas";
import { OpenVotes } from "./open-votes";
import { OrganiserPanel } from "./organiser-panel";
import { ProposePanel } from "./propose-panel";
import { SeatsMoving } from "./seats-moving";

/** What the members decide together, and what the organiser and the deputy may do. */
export function PowersTab({ group }: { group: GroupDetail }) {
  const hasStarted = group.status !== "forming" && group.status !== "drawing";
  return (
    <div className="panels">
      {hasStarted && <OpenVotes group={group} />}
      <SeatsMoving group={group} />
      <OrganiserPanel group={group} />
      <ProposePanel group={group} />
    </div>
  );
}
