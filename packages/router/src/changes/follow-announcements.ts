import type { AnswerCache } from "../cache/answer-cache";
import { ANY_GROUP, groupTag, MEMBERSHIPS } from "../cache/tags";
import type { Announcement, DatabasePort } from "../ports/database";
import type { ChangeHub } from "./change-hub";

/** Lets the projection's announcements invalidate what memory keeps and wake subscribers. Returns what ends it. */
export async function followAnnouncements(
  database: Pick<DatabasePort, "changes">,
  cache: AnswerCache,
  changes: ChangeHub,
): Promise<() => Promise<void>> {
  const listening = await database.changes.listen((announcement) => follow(announcement, cache, changes));
  cache.setInTouch(true);
  return () => listening.close();
}

/** Invalidates first: a hit may be as of a ledger only when what that ledger changed has been taken out. */
function follow({ ledger, closeTime, groupIds }: Announcement, cache: AnswerCache, changes: ChangeHub): void {
  if (groupIds.length > 0) cache.invalidate([ANY_GROUP, MEMBERSHIPS, ...groupIds.map(groupTag)], ledger);
  cache.advance(ledger, closeTime);
  changes.ring(groupIds);
}
