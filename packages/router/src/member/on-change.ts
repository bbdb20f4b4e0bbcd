import { groupIdSchema, memberChangesInput, type GroupChange, type MemberAddress } from "@ajo/schemas";
import type { TrackedEnvelope } from "@trpc/server";
import { groupTopic, memberTopic, type Topic } from "../changes/change-hub";
import { endsWith } from "../changes/ends-with";
import { followOutbox } from "../changes/follow-outbox";
import { openingOf, type Opening } from "../changes/opening";
import type { RouterContext } from "../context";
import type { RouterDependencies } from "../dependencies";
import { streamProcedure } from "../trpc";
import { readMemberGroups } from "./read-member-groups";

/** Every change of every group in which an address has a seat, those included that it joins meanwhile. */
export const onMemberChange = streamProcedure
  .input(memberChangesInput)
  .subscription(async ({ ctx, input: { address, lastEventId }, signal }) =>
    followMember(ctx, address, await openingOf(ctx.dependencies, NO_GROUP, lastEventId), signal),
  );

async function* followMember(
  ctx: RouterContext,
  address: MemberAddress,
  opening: Opening,
  signal: AbortSignal | undefined,
): AsyncGenerator<TrackedEnvelope<GroupChange>> {
  const { changes, closing, database, streamPlaces } = ctx.dependencies;
  const leavePlace = await streamPlaces.take(ctx);
  const { until, forget } = endsWith(signal, closing);
  const bell = changes.subscribe([memberTopic(address)], until);
  const hearAll = async () => bell.hear(await topicsOf(ctx.dependencies, address));
  try {
    await hearAll();
    const changesAfter = changes.memberChangesAfter.bind(changes, address);
    // What is told may be that there is another group to hear of.
    yield* followOutbox({
      ...{ database, bell, hub: changes, opening, until, changesAfter },
      groupId: NO_GROUP,
      onPage: hearAll,
    });
  } finally {
    bell.remove();
    forget();
    leavePlace();
  }
}

/** The contract address of 32 zero bytes: about no group in particular. */
const NO_GROUP = groupIdSchema.parse("CAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABSC4");

async function topicsOf({ cache, database }: RouterDependencies, address: MemberAddress): Promise<Topic[]> {
  const { data } = await cache.read(readMemberGroups(database, address));
  return [memberTopic(address), ...data.map(({ group }) => groupTopic(group.id))];
}
