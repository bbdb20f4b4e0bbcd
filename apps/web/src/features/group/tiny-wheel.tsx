import type { GroupSummary } from "@ajo/schemas";

const DOTS_MAX = 24;

/** A drawing of how full or how far a group is. Decorative: the card says the same in words. */
export function TinyWheel({
  group,
  className,
}: {
  group: Pick<GroupSummary, "status" | "memberCount" | "maxMembers" | "currentRound" | "totalRounds">;
  className?: string;
}) {
  const hasRounds = group.totalRounds > 0;
  const seats = hasRounds ? group.totalRounds : group.maxMembers;
  const dots = Math.min(seats, DOTS_MAX);
  const filled = !hasRounds
    ? group.memberCount
    : group.status === "completed"
      ? seats
      : group.currentRound - 1;
  const share = (count: number) => Math.round((count / seats) * dots);
  const current = group.status === "active" ? Math.min(dots - 1, share(group.currentRound - 1)) : -1;
  const radius = Math.min(5, (2 * Math.PI * 40) / dots / 2.6);
  return (
    <svg viewBox="0 0 100 100" className={className} aria-hidden="true" focusable="false">
      <circle cx="50" cy="50" r="40" fill="none" stroke="var(--line)" strokeWidth="1.5" />
      {Array.from({ length: dots }, (_, index) => {
        const angle = (index / dots) * 2 * Math.PI;
        const state = index === current ? "current" : index < share(filled) ? "filled" : "open";
        return (
          <circle
            key={index}
            cx={(50 + 40 * Math.sin(angle)).toFixed(2)}
            cy={(50 - 40 * Math.cos(angle)).toFixed(2)}
            r={(state === "current" ? radius * 1.5 : radius).toFixed(2)}
            fill={
              state === "current"
                ? "var(--marigold)"
                : state === "filled"
                  ? "var(--indigo)"
                  : "var(--surface)"
            }
            stroke={state === "open" ? "var(--edge)" : "none"}
            strokeWidth="1.5"
          />
        );
      })}
    </svg>
  );
}
