import { groupChangesInput, type GroupChange, type GroupId } from "@ajo/schemas";
import type { TrackedEnvelope } from "@trpc/server";
import { groupTopic } from "../changes/change-hub";
import { endsWith } from "../changes/ends-with";
import { followOutbox } from "../changes/follow-outbox";
import { checkLastEventId, openingOf, type Opening } from "../changes/opening";
import type { RouterContext } from "../context";
import { streamProcedure } from "../trpc";

/** Every change of one group as it is projected: from now on, or after `lastEventId` without a gap. */
export const onChange = streamProcedure
  .input(groupChangesInput)
  .subscription(async ({ ctx, input: { groupId, lastEventId }, signal }) => {
    const { audiences, cache, groupReads, streamPlaces } = ctx.dependencies;
    checkLastEventId(lastEventId);
    await cache.read(groupReads.group(groupId));
    const { streamShared } = ctx.reply;
    if (streamShared === null) {
      const opening = await openingOf(ctx.dependencies, groupId, lastEventId);
      return followGroup(ctx, groupId, opening, signal);
    }
    streamShared(async (listener) => {
      const leavePlace = await streamPlaces.take(ctx);
      try {
        const seat = await audiences.join(groupId, lastEventId, listener);
        const leave = () => {
          seat.leave();
          leavePlace();
        };
        return { resume: () => seat.resume(), leave };
      } catch (error) {
        leavePlace();
        throw error;
      }
    });
    return streamedByHost();
  });

// Never yields: the host tells instead.
async function* streamedByHost(): ReturnType<typeof followGroup> {}

async function* followGroup(
  ctx: RouterContext,
  groupId: GroupId,
  opening: Opening,
  signal: AbortSignal | undefined,
): AsyncGenerator<TrackedEnvelope<GroupChange>> {
  const { changes, closing, database, streamPlaces } = ctx.dependencies;
  const leavePlace = await streamPlaces.take(ctx);
  const { until, forget } = endsWith(signal, closing);
  const bell = changes.subscribe([groupTopic(groupId)], until);
  try {
    const changesAfter = changes.changesAfter.bind(changes, groupId);
    yield* followOutbox({ database, bell, hub: changes, groupId, opening, until, changesAfter });
  } finally {
    bell.remove();
    forget();
    leavePlace();
  }
}
