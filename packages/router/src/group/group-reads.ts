import {
  AjoError,
  groupActivityOutput,
  groupCodeSchema,
  groupContributionsOutput,
  groupDetailSchema,
  groupListOutput,
  groupStatisticsSchema,
  type Activity,
  type Answer,
  type Contribution,
  type GroupCode,
  type GroupDetail,
  type GroupId,
  type GroupListInput,
  type GroupStatistics,
  type GroupSummary,
  type Member,
  type groupContributionsInput,
} from "@ajo/schemas";
import type { z } from "zod";
import type { AnswerCache, Loaded, Read } from "../cache/answer-cache";
import { ANY_GROUP, FACTORY, groupTag, REGISTRY, SEATS, STATUSES } from "../cache/tags";
import type { ChainPort } from "../ports/chain";
import type { DatabasePort, Page, Projected } from "../ports/database";
import { loadGroup } from "./load-group";

type Sources = Parameters<typeof loadGroup>[0] & {
  database: Pick<DatabasePort, "groups" | "statistics">;
  chain: Pick<ChainPort, "getGroupCode">;
};
type PageOfGroup = z.output<typeof groupContributionsInput>;

/** Every read about groups, as the cache needs it: its key, what changes it, how it is loaded. */
export class GroupReads {
  constructor(
    private readonly cache: AnswerCache,
    private readonly sources: Sources,
  ) {}

  group(groupId: GroupId): Read<GroupDetail> {
    return {
      key: `group:${groupId}`,
      tags: [groupTag(groupId)],
      schema: groupDetailSchema,
      reachesChain: true,
      load: () => loadGroup(this.sources, groupId),
    };
  }

  list(input: GroupListInput): Read<Page<GroupSummary>> {
    return {
      key: `groups:${keyOf(input)}`,
      schema: groupListOutput.shape.data,
      tags: [ANY_GROUP],
      load: async () => {
        const page = pageOf(await this.sources.database.groups.listGroups(input));
        const shown = page.data.items.map((group) => groupTag(group.id));
        return { ...page, tags: [...belongingTags(input), ...shown] };
      },
    };
  }

  contributions(input: PageOfGroup): Read<Page<Contribution>> {
    return this.#ofGroup("contributions", groupContributionsOutput.shape.data, input, () =>
      this.sources.database.groups.listContributions(input),
    );
  }

  activity(input: PageOfGroup): Read<Page<Activity>> {
    return this.#ofGroup("activity", groupActivityOutput.shape.data, input, () =>
      this.sources.database.groups.listActivity(input),
    );
  }

  statistics(groupId: GroupId): Read<GroupStatistics> {
    const count = () => this.sources.database.statistics.findGroupStatistics(groupId);
    return {
      key: `group-statistics:${groupId}`,
      tags: [groupTag(groupId)],
      schema: groupStatisticsSchema,
      load: async () => ({
        ...((await count()) ?? (await this.#projectFirst(groupId, count))),
        source: "database",
      }),
    };
  }

  /** No table has it: the chain is asked, again when the group or the factory has told something. */
  code(groupId: GroupId): Read<GroupCode> {
    return {
      key: `code:${groupId}`,
      tags: [groupTag(groupId), FACTORY],
      schema: groupCodeSchema,
      reachesChain: true,
      load: async () => {
        const { asOfLedger, asOf, ...data } = await this.sources.chain.getGroupCode({ groupId });
        return { data, asOfLedger, asOf, source: "chain" };
      },
    };
  }

  #ofGroup<T>(
    name: string,
    schema: z.ZodType<Page<T>>,
    input: PageOfGroup,
    list: () => Promise<Projected<Page<T>> | null>,
  ): Read<Page<T>> {
    const { groupId, limit, cursor } = input;
    return {
      key: `${name}:${groupId}:${limit}:${cursor ?? ""}`,
      schema,
      tags: [groupTag(groupId)],
      load: async () => {
        const projected = (await list()) ?? (await this.#projectFirst(groupId, list));
        return pageOf(projected);
      },
    };
  }

  /** The projection does not know the group: reading it from the chain writes it back, or fails with UnknownGroup. */
  async #projectFirst<T>(groupId: GroupId, list: () => Promise<T | null>): Promise<T> {
    await this.cache.read(this.group(groupId));
    const projected = await list();
    if (projected === null)
      throw new AjoError("DatabaseUnavailable", "the group could not be written to the projection", {
        data: { groupId },
      });
    return projected;
  }
}

/** The same for inputs that ask for the same. */
function keyOf(input: GroupListInput): string {
  const asked = Object.entries<unknown>(input).filter(([, value]) => value !== undefined && value !== false);
  asked.sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify(asked, (_key, value: unknown) => (typeof value === "bigint" ? `${value}n` : value));
}

/** What may put other groups on the list; terms never change. */
function belongingTags({ status, withOpenSeats }: GroupListInput): string[] {
  const tags = [REGISTRY];
  if (status !== undefined) tags.push(STATUSES);
  if (withOpenSeats === true) tags.push(SEATS);
  return tags;
}

function pageOf<T>(projected: Projected<Page<T>>): Loaded<Page<T>> {
  return { ...projected, source: "database", rows: projected.data.items.length };
}

const membersOf = new WeakMap<Answer<GroupDetail>, Answer<Member[]>>();

/** The members of a group's answer; the same object for the same answer. */
export function membersAnswer(group: Answer<GroupDetail>): Answer<Member[]> {
  let members = membersOf.get(group);
  if (members === undefined) {
    members = { data: group.data.members, freshness: group.freshness };
    membersOf.set(group, members);
  }
  return members;
}
