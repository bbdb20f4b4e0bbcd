import type { AnswerCache } from "../cache/answer-cache";
import { FACTORY, tagsOfChange, tagsOfUnknownChange } from "../cache/tags";
import type { PersonalCache } from "../cache/personal-cache";
import type { DatabasePort } from "../ports/database";
import { groupTopic, inboxTopic, type ChangeHub } from "./change-hub";
import type { Hearing } from "./hearing";

interface Followers {
  cache: AnswerCache;
  personal: PersonalCache;
  changes: ChangeHub;
  hearing: Hearing;
}

/**
 * Lets what the projection commits invalidate what memory keeps, and wake subscribers. Does not wait for the
 * database: until changes are heard, memory vouches for nothing. Returns what ends it.
 */
export function followChanges(
  database: Pick<DatabasePort, "changes">,
  { cache, personal, changes, hearing }: Followers,
): () => Promise<void> {
  const setInTouch = (inTouch: boolean) => {
    cache.setInTouch(inTouch);
    personal.setInTouch(inTouch);
  };
  const listening = database.changes.listen({
    onChange: (change) => {
      cache.invalidate(tagsOfChange(change), change.ledger);
      changes.onChange(change);
    },
    onFactory: (ledger) => cache.invalidate([FACTORY], ledger),
    // Comes after the ledger's changes: what they left valid is as of this ledger.
    onProjected: (ledger, closeTime) => cache.advance(ledger, closeTime),
    onNoticed: (addresses) => changes.ring(addresses.map(inboxTopic)),
    onStale: (groupId) => {
      if (groupId !== null) {
        cache.invalidate(tagsOfUnknownChange(groupId));
        changes.ring([groupTopic(groupId)]);
        return;
      }
      cache.invalidateAll();
      if (!hearing.hears) hearing.begin();
      setInTouch(true);
      changes.ringAll();
    },
    onCorrected: (groupId) => {
      cache.invalidate(tagsOfUnknownChange(groupId));
      changes.onCorrected(groupId);
    },
    onPersonal: (address) => {
      personal.invalidate(address);
      // It may be a session that has ended, and with it the right to be told.
      changes.ring([inboxTopic(address)]);
    },
    onDisconnected: (error) => {
      setInTouch(false);
      hearing.lose(error);
    },
  });
  void listening.ready.then(() => {
    hearing.begin();
    setInTouch(true);
  });
  return () => listening.stop();
}
