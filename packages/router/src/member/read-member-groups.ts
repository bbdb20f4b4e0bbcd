import type { MemberAddress } from "@ajo/schemas";
import type { Read } from "../cache/answer-cache";
import { ANY_GROUP, groupTag, MEMBERSHIPS } from "../cache/tags";
import type { DatabasePort, MemberGroup } from "../ports/database";

/** An address's seats. Kept until one of those groups changes, or somebody joins or leaves any group. */
export function readMemberGroups(database: Pick<DatabasePort, "groups">, address: MemberAddress): Read<MemberGroup[]> {
  return {
    key: `member:${address}`,
    tags: [ANY_GROUP],
    load: async () => {
      const projected = await database.groups.listMemberGroups(address);
      const tags = [MEMBERSHIPS, ...projected.data.map(({ group }) => groupTag(group.id))];
      return { ...projected, source: "database", tags, rows: projected.data.length };
    },
  };
}
