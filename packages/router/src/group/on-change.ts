import { groupChangesInput } from "@ajo/schemas";
import { groupTopic } from "../changes/change-hub";
import { followOutbox } from "../changes/follow-outbox";
import { procedure } from "../trpc";

/** Every change of one group as it is projected: from now on, or after `lastEventId` without a gap. */
export const onChange = procedure.input(groupChangesInput).subscription(async function* ({
  ctx,
  input: { groupId, lastEventId },
  signal,
}) {
  const { cache, changes, closing, database, groupReads } = ctx.dependencies;
  const until = signal === undefined ? closing : AbortSignal.any([signal, closing]);
  const bell = changes.subscribe([groupTopic(groupId)], until);
  try {
    await cache.read(groupReads.group(groupId));
    const changesAfter = changes.changesAfter.bind(changes, groupId);
    yield* followOutbox({ database, bell, groupId, lastEventId, until, changesAfter });
  } finally {
    bell.remove();
  }
});
