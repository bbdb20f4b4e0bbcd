import { eventIdSchema, type EventId, type GroupChange, type GroupId } from "@ajo/schemas";
import type { SqlPool } from "../sql/sql";
import { listen, type ChangeListener, type Listening } from "./listen";

export interface ChangeRepository {
  /** Hears changes as they commit. Each call holds a connection: one listener for a process is enough. */
  listen(listener: ChangeListener): Listening;
  /** Changes of a group after an event, oldest first: what a subscriber missed. */
  listChangesAfter(groupId: GroupId, eventId: EventId): Promise<GroupChange[]>;
}

const LIST_AFTER = {
  name: "list-changes-after",
  text: "select * from outbox where group_id = $1 and event_id > $2 order by event_id",
};

interface OutboxRow {
  event_id: string;
  group_id: string;
  name: string;
  ledger: number;
  at: Date;
}

export function createChangeRepository(sql: SqlPool, url: string): ChangeRepository {
  return {
    listen: (listener) => listen(url, listener),
    listChangesAfter: async (groupId, eventId) => {
      const rows = await sql.query<OutboxRow>(LIST_AFTER, [groupId, eventId]);
      return rows.map(({ event_id, name, ledger, at }) => ({
        eventId: eventIdSchema.parse(event_id),
        groupId,
        name,
        ledger,
        at,
      }));
    },
  };
}
