import { memberAddressSchema, type WalletAddress } from "@ajo/schemas";
import { groupTag, memberTag } from "../cache/tags";
import type { RouterDependencies } from "../dependencies";

/**
 * What somebody shows of themselves has changed: it is shown in groups, so every kept answer about a group of theirs is
 * forgotten. Other servers show it within the cache's minute.
 */
export async function showLook(
  { database, cache, personal }: Pick<RouterDependencies, "database" | "cache" | "personal">,
  address: WalletAddress,
): Promise<void> {
  personal.invalidate(address);
  const member = memberAddressSchema.parse(address);
  const { data } = await database.groups.listMemberGroups(member);
  cache.invalidate([memberTag(member), ...data.map(({ group }) => groupTag(group.id))]);
}
