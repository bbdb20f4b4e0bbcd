import type { MemberAddress } from "@ajo/schemas";
import type { Read } from "../cache/answer-cache";
import { ANY_GROUP } from "../cache/tags";
import type { DatabasePort, MemberGroup } from "../ports/database";

/** An address's seats. Any group's change may be that it got a seat there, so any change ends what is kept. */
export function readMemberGroups(
  database: Pick<DatabasePort, "groups">,
  address: MemberAddress,
): Read<MemberGroup[]> {
  return {
    key: `member:${address}`,
    tags: [ANY_GROUP],
    load: async () => {
      const projected = await database.groups.listMemberGroups(address);
      return { ...projected, source: "database", rows: projected.data.length };
    },
  };
}
