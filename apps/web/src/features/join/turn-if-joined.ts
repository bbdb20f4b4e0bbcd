import type { GroupSummary } from "@ajo/schemas";

/** The turn that the next to join gets; null where seats do not say it. */
export function turnIfJoined(
  group: Pick<GroupSummary, "turnOrder" | "memberCount" | "maxMembers">,
): number | null {
  return group.turnOrder === "joining" ? Math.min(group.memberCount + 1, group.maxMembers) : null;
}
