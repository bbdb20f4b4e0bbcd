import { memberLeadsOutput, type MemberAddress } from "@ajo/schemas";
import type { Read } from "../cache/answer-cache";
import { ANY_GROUP, ANY_MEMBER, groupTag, memberTag, REGISTRY } from "../cache/tags";
import type { DatabasePort, LedGroup } from "../ports/database";

/** What an address leads without a seat: changed by those groups' changes, by a new group, and by its own joining. */
export function readLedGroups(
  database: Pick<DatabasePort, "groups">,
  address: MemberAddress,
): Read<LedGroup[]> {
  return {
    key: `leads:${address}`,
    schema: memberLeadsOutput.shape.data,
    tags: [ANY_GROUP, ANY_MEMBER, memberTag(address), REGISTRY],
    load: async () => {
      const projected = await database.groups.listLedGroups(address);
      // Who becomes a deputy is told by a change that is not known by its name: it changes ANY_MEMBER.
      const lasting = [memberTag(address), ANY_MEMBER, REGISTRY];
      const tags = [...lasting, ...projected.data.map(({ group }) => groupTag(group.id))];
      return { ...projected, source: "database", rows: projected.data.length, tags };
    },
  };
}
