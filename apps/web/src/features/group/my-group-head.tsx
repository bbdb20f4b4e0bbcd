import type { GroupSummary } from "@ajo/schemas";
import { PageLink } from "@/design/page-link";
import { StatusBadge } from "./status-badge";

/** Name, as a link, and status of a group of mine. */
export function MyGroupHead({ group }: { group: GroupSummary }) {
  return (
    <div className="flex items-start justify-between gap-3">
      <h3 className="min-w-0 text-xl break-words">
        <PageLink
          href={`/groups/${group.id}`}
          className="underline decoration-line underline-offset-4 hover:decoration-current"
        >
          {group.name}
        </PageLink>
      </h3>
      <StatusBadge status={group.status} />
    </div>
  );
}
