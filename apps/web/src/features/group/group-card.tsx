import type { GroupSummary } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import type { AnchorComponent } from "@/design/anchor-component";
import { useDuration } from "@/lib/format/use-duration";
import { useFormats } from "@/lib/format/use-formats";
import { StatusBadge } from "./status-badge";
import { TinyWheel } from "./tiny-wheel";

/**
 * One group in a list: its shape, its amount and what comes next. The whole card is the link.
 * `Anchor`: a plain link where nothing else needs script, the app's own elsewhere.
 */
export function GroupCard({ group, Anchor }: { group: GroupSummary; Anchor: AnchorComponent }) {
  const t = useTranslations("groups.card");
  const formats = useFormats();
  const duration = useDuration();
  return (
    <li className="card relative flex flex-col gap-3 transition-colors focus-within:border-ink hover:border-ink">
      <div className="flex items-start justify-between gap-3">
        <h3 className="min-w-0 text-xl break-words">
          <Anchor
            href={`/groups/${group.id}`}
            className="after:absolute after:inset-0 after:rounded-(--radius-l) focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:outline-(--focus)"
          >
            {group.name}
          </Anchor>
        </h3>
        <StatusBadge status={group.status} />
      </div>
      <div className="mt-auto flex items-end justify-between gap-4">
        <div>
          <p className="figures text-lg font-semibold">{formats.amount(group.contribution, group.token)}</p>
          <p className="text-[0.9375rem] text-soft">{duration.every(group.frequencySeconds)}</p>
          <p className="mt-2 text-[0.9375rem]">
            {group.status === "forming" &&
              t("forming", { taken: group.memberCount, seats: group.maxMembers })}
            {group.status === "active" &&
              t("active", {
                round: group.currentRound,
                total: group.totalRounds,
                date: group.nextDueAt === null ? "" : formats.due(group.nextDueAt, group.frequencySeconds),
              })}
            {group.status === "completed" && t("completed", { rounds: group.totalRounds })}
          </p>
        </div>
        <TinyWheel group={group} className="size-20 shrink-0" />
      </div>
    </li>
  );
}
