import {
  groupIdSchema,
  memberStatisticsSchema,
  ownMemberStatisticsSchema,
  type MemberAddress,
} from "@ajo/schemas";
import { z } from "zod";
import type { Read } from "../cache/answer-cache";
import { ANY_GROUP, ANY_MEMBER, groupTag, memberTag } from "../cache/tags";
import type { CountedMember, DatabasePort } from "../ports/database";

const countedSchema: z.ZodType<CountedMember> = z.object({
  statistics: memberStatisticsSchema.extend({ own: ownMemberStatisticsSchema }),
  groupIds: z.array(groupIdSchema),
});

/** What an address did in all its groups: changed by those groups' changes, and by its joining and leaving. */
export function readMemberStatistics(
  database: Pick<DatabasePort, "statistics">,
  address: MemberAddress,
): Read<CountedMember> {
  return {
    key: `member-statistics:${address}`,
    schema: countedSchema,
    tags: [ANY_GROUP, ANY_MEMBER, memberTag(address)],
    load: async () => {
      const projected = await database.statistics.getMemberStatistics(address);
      const tags = [memberTag(address), ANY_MEMBER, ...projected.data.groupIds.map(groupTag)];
      return { ...projected, source: "database", tags };
    },
  };
}
