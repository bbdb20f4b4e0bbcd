import type { GroupEvent, GroupId } from "@ajo/schemas";
import { PROJECTED_TABLES } from "../rebuild/tables";
import type { Sql, SqlPool } from "../sql/sql";
import { beginEpoch } from "../changes/epoch";
import { applyRange, listDueRounds } from "./apply-range";
import { removeGroup, restoreHistory } from "./correct";
import { getCursor, putCursor } from "./cursor";
import { lockProjection } from "./lock";
import { countParked, forgetParked, listParked } from "./parked";
import { countSuspects, forgetSuspect, listSuspects, postponeSuspect } from "./suspects";
import { takeTables, whenFree } from "./take-tables";
import type {
  DueRound,
  KeptEvent,
  LedgerRange,
  ProjectionCursor,
  ProjectionHooks,
  ProjectionResult,
} from "./types";

/** A ledger that had events of ours, and the last of them. */
export interface RecordedLedger {
  ledger: number;
  lastEventId: string;
  lastTxHash: string;
}

export interface ProjectionRepository {
  /** Null before anything was projected. */
  getCursor(): Promise<ProjectionCursor | null>;
  /** Brings the projection forward by whole ledgers, in one transaction. */
  applyLedgers(range: LedgerRange, hooks?: ProjectionHooks): Promise<ProjectionResult>;
  /** Goes on at `cursor.ledger`; the events of ledgers `lost` are not in the history, which is remembered. */
  moveTo(cursor: ProjectionCursor, lost: { from: number; to: number }): Promise<void>;
  /** Empties everything that came from the chain, and starts at `cursor`. Users and sessions stay. */
  restart(cursor: ProjectionCursor): Promise<void>;
  /** The newest ledger within bounds that had events of ours; null when there is none. */
  findRecordedLedger(bounds: { from: number; to: number }): Promise<RecordedLedger | null>;
  /** The first ledger that had events of ours; null when there is none. */
  findFirstRecordedLedger(): Promise<number | null>;
  listDueRounds(closeTime: Date): Promise<DueRound[]>;
  countParkedEvents(): Promise<number>;
  /** In chain order, after the event `after`; null for the first. */
  listParkedEvents(after: string | null, limit: number): Promise<KeptEvent[]>;
  /** Lets go of parked events that no table is made from. */
  forgetParkedEvents(ids: readonly string[]): Promise<void>;
  /** Groups that wait to be read from their contracts, those to be read now; `repairFromSnapshot` ends it. */
  listSuspects(limit: number): Promise<GroupId[]>;
  /** Reading failed in a way that asking again at once does not cure: tried again after a growing pause. */
  postponeSuspect(groupId: GroupId): Promise<void>;
  /** There is nothing to read. */
  forgetSuspect(groupId: GroupId): Promise<void>;
  countSuspects(): Promise<number>;
  /** Takes out a group that is not on the chain. */
  removeGroup(groupId: GroupId): Promise<void>;
  /**
   * Writes a group's history anew from its events, in chain order; its state but for dates stays as it is. `replayed`:
   * parked events that are among them, and are parked no longer.
   */
  restoreHistory(groupId: GroupId, events: GroupEvent[], replayed?: readonly string[]): Promise<void>;
}

const tablesOf = (schema: string | undefined): string[] =>
  PROJECTED_TABLES.map((table) => (schema === undefined ? table : `${schema}.${table}`));
const RECORD_GAP = {
  name: "record-gap",
  text: `insert into history_gaps (from_ledger, to_ledger) values ($1, $2)
    on conflict (from_ledger) do update set to_ledger = greatest(history_gaps.to_ledger, excluded.to_ledger)`,
};

const RECORDED_LEDGER = {
  name: "recorded-ledger",
  text: `select ledger, last_event_id as "lastEventId", last_tx_hash as "lastTxHash" from ledgers
    where ledger between $1 and $2 order by ledger desc limit 1`,
};
const FIRST_LEDGER = { name: "first-ledger", text: "select min(ledger) as ledger from ledgers" };

/** `schema`: the only one whose tables may be emptied; that of the connection unless told. */
export function createProjectionRepository(sql: SqlPool, schema?: string): ProjectionRepository {
  const locked = <T>(work: (sql: Sql) => Promise<T>): Promise<T> =>
    sql.transaction(async (transaction) => {
      await lockProjection(transaction);
      return work(transaction);
    });
  return {
    getCursor: () => getCursor(sql),
    applyLedgers: (range, hooks = {}) =>
      sql.transaction((transaction) => applyRange(transaction, range, hooks)),
    moveTo: (cursor, lost) =>
      locked(async (transaction) => {
        await transaction.query(RECORD_GAP, [lost.from, lost.to]);
        await putCursor(transaction, cursor);
        await beginEpoch(transaction);
      }),
    restart: (cursor) =>
      whenFree(() =>
        locked(async (transaction) => {
          await takeTables(transaction, tablesOf(schema));
          // Tables that other tables refer to are named with them: TRUNCATE takes all or none.
          await transaction.run(`truncate table ${tablesOf(schema).join(", ")}`);
          await putCursor(transaction, cursor);
          await beginEpoch(transaction);
        }),
      ),
    findRecordedLedger: async ({ from, to }) =>
      (await sql.query<RecordedLedger>(RECORDED_LEDGER, [from, to]))[0] ?? null,
    findFirstRecordedLedger: async () =>
      (await sql.query<{ ledger: number | null }>(FIRST_LEDGER))[0]?.ledger ?? null,
    listDueRounds: (closeTime) => listDueRounds(sql, closeTime),
    countParkedEvents: () => countParked(sql),
    listParkedEvents: (after, limit) => listParked(sql, after, limit),
    forgetParkedEvents: (ids) => forgetParked(sql, ids),
    listSuspects: (limit) => listSuspects(sql, limit),
    postponeSuspect: (groupId) => postponeSuspect(sql, groupId),
    forgetSuspect: (groupId) => forgetSuspect(sql, groupId),
    countSuspects: () => countSuspects(sql),
    removeGroup: (groupId) => sql.transaction((transaction) => removeGroup(transaction, groupId)),
    restoreHistory: (groupId, events, replayed = []) =>
      sql.transaction((transaction) => restoreHistory(transaction, groupId, events, replayed)),
  };
}
