import {
  eventIdSchema,
  type EventId,
  type GroupChange,
  type GroupId,
  type MemberAddress,
} from "@ajo/schemas";
import type { SqlPool } from "../sql/sql";
import { listen, type ChangeListener, type Listening } from "./listen";

export interface ChangeRepository {
  /** Hears changes as they commit. Each call holds a connection: one listener for a process is enough. */
  listen(listener: ChangeListener): Listening;
  /** Changes of a group after an event, oldest first: what a subscriber missed. */
  listChangesAfter(groupId: GroupId, eventId: EventId, limit?: number): Promise<GroupChange[]>;
  /** Changes of all groups in which an address has, or had, a seat. */
  listMemberChangesAfter(address: MemberAddress, eventId: EventId, limit?: number): Promise<GroupChange[]>;
  /** The oldest event that is still remembered: after an older one nobody can tell what was missed. Null without any. */
  findOldestEvent(): Promise<EventId | null>;
}

/** More than a subscriber misses in a night. */
const DEFAULT_LIMIT = 1_000;

const LIST_AFTER = {
  name: "list-changes-after",
  text: "select * from outbox where group_id = $1 and event_id > $2 order by event_id limit $3",
};
// Group by group from the index, each no further than the limit: a member has few groups, and the outbox many events.
const LIST_MEMBER_AFTER = {
  name: "list-member-changes-after",
  text: `select o.* from group_members m cross join lateral (
      select * from outbox where group_id = m.group_id and event_id > $2 order by event_id limit $3) o
    where m.address = $1 order by o.event_id limit $3`,
};
const FIND_OLDEST = { name: "find-oldest-change", text: "select min(event_id) as event_id from outbox" };

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
    listChangesAfter: async (groupId, eventId, limit = DEFAULT_LIMIT) =>
      (await sql.query<OutboxRow>(LIST_AFTER, [groupId, eventId, limit])).map(changeOf),
    listMemberChangesAfter: async (address, eventId, limit = DEFAULT_LIMIT) =>
      (await sql.query<OutboxRow>(LIST_MEMBER_AFTER, [address, eventId, limit])).map(changeOf),
    findOldestEvent: async () => {
      const [row] = await sql.query<{ event_id: string | null }>(FIND_OLDEST);
      return row?.event_id == null ? null : eventIdSchema.parse(row.event_id);
    },
  };
}

/** Only the projection writes the table, from parsed events. */
const changeOf = ({ event_id, group_id, name, ledger, at }: OutboxRow): GroupChange => ({
  eventId: eventIdSchema.parse(event_id),
  groupId: group_id as GroupId,
  ...{ name, ledger, at },
});
