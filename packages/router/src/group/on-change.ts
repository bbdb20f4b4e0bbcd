import { AjoError, groupChangesInput, type GroupChange } from "@ajo/schemas";
import { tracked } from "@trpc/server";
import { procedure } from "../trpc";

/** Every change of one group as it is projected; resumes after `lastEventId` without a gap. */
export const onChange = procedure.input(groupChangesInput).subscription(async function* ({ input }) {
  const changes: GroupChange[] = [];
  for (const change of changes) yield tracked(change.eventId, change);
  throw new AjoError("NotAvailable", `not built yet: ${input.groupId}`);
});
