import { memberGroupsOutput, type MemberAddress } from "@ajo/schemas";
import type { Read } from "../cache/answer-cache";
import { ANY_GROUP, ANY_MEMBER, groupTag, memberTag } from "../cache/tags";
import type { DatabasePort, MemberGroup } from "../ports/database";

/** An address's seats: changed by those groups' changes, and by its own joining and leaving. */
export function readMemberGroups(
  database: Pick<DatabasePort, "groups">,
  address: MemberAddress,
): Read<MemberGroup[]> {
  return {
    key: `member:${address}`,
    schema: memberGroupsOutput.shape.data,
    tags: [ANY_GROUP, ANY_MEMBER, memberTag(address)],
    load: async () => {
      const projected = await database.groups.listMemberGroups(address);
      const tags = [memberTag(address), ANY_MEMBER, ...projected.data.map(({ group }) => groupTag(group.id))];
      return { ...projected, source: "database", rows: projected.data.length, tags };
    },
  };
}
