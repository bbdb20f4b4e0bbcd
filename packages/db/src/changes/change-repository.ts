import {
  epochSchema,
  eventIdSchema,
  type GroupChange,
  type GroupId,
  type MemberAddress,
  type OutboxPlace,
  type OutboxState,
} from "@ajo/schemas";
import type { SqlPool } from "../sql/sql";
import { listen, type ChangeListener, type Listening } from "./listen";

export interface ChangeRepository {
  /** Hears changes as they commit. Each call holds a connection: one listener for a process is enough. */
  listen(listener: ChangeListener): Listening;
  /** Changes of a group after an event, oldest first: what a subscriber missed. None when its epoch is over. */
  listChangesAfter(groupId: GroupId, place: OutboxPlace, limit?: number): Promise<GroupChange[]>;
  /** Changes of all groups in which an address has, or had, a seat. */
  listMemberChangesAfter(address: MemberAddress, place: OutboxPlace, limit?: number): Promise<GroupChange[]>;
  /** What the outbox remembers; null before anything was projected. */
  findOutbox(): Promise<OutboxState | null>;
}

/** More than a subscriber misses in a night. */
const DEFAULT_LIMIT = 1_000;

/** A database whose tables came without migrations is in its first one. */
const EPOCH = `coalesce((select epoch from outbox_epoch), '${"0".repeat(16)}')`;
const LIST_AFTER = {
  name: "list-changes-after",
  text: `select * from outbox where group_id = $1 and event_id > $2 and ${EPOCH} = $4
    order by event_id limit $3`,
};
// Group by group from the index, each no further than the limit: a member has few groups, and the outbox many events.
const LIST_MEMBER_AFTER = {
  name: "list-member-changes-after",
  text: `select o.* from group_members m cross join lateral (
      select * from outbox where group_id = m.group_id and event_id > $2 order by event_id limit $3) o
    where m.address = $1 and ${EPOCH} = $4 order by o.event_id limit $3`,
};
const FIND_OUTBOX = {
  name: "find-outbox",
  text: `select ${EPOCH} as epoch, ledger, close_time, (select min(event_id) from outbox) as oldest from indexer_cursor`,
};

interface OutboxRow {
  event_id: string;
  group_id: string;
  name: string;
  ledger: number;
  at: Date;
}

interface StateRow {
  epoch: string;
  oldest: string | null;
  ledger: number;
  close_time: Date;
}

export function createChangeRepository(sql: SqlPool, url: string): ChangeRepository {
  return {
    listen: (listener) => listen(url, listener),
    listChangesAfter: async (groupId, { epoch, eventId }, limit = DEFAULT_LIMIT) =>
      (await sql.query<OutboxRow>(LIST_AFTER, [groupId, eventId, limit, epoch])).map(changeOf),
    listMemberChangesAfter: async (address, { epoch, eventId }, limit = DEFAULT_LIMIT) =>
      (await sql.query<OutboxRow>(LIST_MEMBER_AFTER, [address, eventId, limit, epoch])).map(changeOf),
    findOutbox: async () => {
      const [row] = await sql.query<StateRow>(FIND_OUTBOX);
      if (row === undefined) return null;
      return {
        epoch: epochSchema.parse(row.epoch),
        oldest: row.oldest === null ? null : eventIdSchema.parse(row.oldest),
        ...{ ledger: row.ledger, closeTime: row.close_time },
      };
    },
  };
}

/** Only the projection writes the table, from parsed events. */
const changeOf = ({ event_id, group_id, name, ledger, at }: OutboxRow): GroupChange => ({
  eventId: eventIdSchema.parse(event_id),
  groupId: group_id as GroupId,
  ...{ name, ledger, at },
});
