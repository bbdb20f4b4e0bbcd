import type { GroupId } from "@ajo/schemas";
import type { Sql, SqlPool } from "../sql/sql";
import { findProjectedGroup, type ProjectedGroup } from "./projected-group";

/** One thing that the projection and the chain tell differently. Null is a value that one side does not have. */
export interface Difference {
  field: string;
  projected: string | null;
  chain: string | null;
}

export interface RecordedDifference extends Difference {
  groupId: GroupId;
  ledger: number;
  foundAt: Date;
  repairedAt: Date | null;
}

/** How far the running sweep over all groups has come, and how the last one ended. */
export interface CheckProgress {
  /** Place in the factory's registry. */
  position: number;
  checked: number;
  differences: number;
  lastChecked: number | null;
  lastDifferences: number | null;
  lastFinishedAt: Date | null;
}

export interface CheckRepository {
  /** What the projection says of a group; null when it does not know it. */
  findProjectedGroup(groupId: GroupId): Promise<ProjectedGroup | null>;
  /**
   * Groups that the projection has at these places of the registry; with `last` those at any later place or none, too, and
   * those that it no longer has but with differences open: neither side may know them any more.
   */
  listIdsToCheck(places: { from: number; to: number; last: boolean }): Promise<GroupId[]>;
  /** Keeps what was found at `ledger` until `markRepaired`; a difference that is open already is not kept twice. */
  recordDifferences(groupId: GroupId, ledger: number, differences: readonly Difference[]): Promise<void>;
  /** The group agrees with the chain again, but for the fields in `except`. */
  markRepaired(groupId: GroupId, except: readonly string[]): Promise<void>;
  countOpenDifferences(): Promise<number>;
  /** Newest first. */
  listDifferences(limit: number): Promise<RecordedDifference[]>;
  getProgress(): Promise<CheckProgress>;
  /** Goes on to `position`; back to the beginning when the sweep ends there. */
  advance(step: { position: number; checked: number; differences: number; ends: boolean }): Promise<void>;
}

const LIST_IDS = {
  name: "check-list-ids",
  text: `select id from groups where registry_index >= $1 and registry_index < $2
    or $3 and (registry_index is null or registry_index >= $2)
    union select group_id from differences where $3 and repaired_at is null`,
};
const RECORD = {
  name: "record-differences",
  text: `insert into differences (group_id, field, projected, chain, ledger)
    select $1, new.field, new.projected, new.chain, $2
    from unnest($3::text[], $4::text[], $5::text[]) as new (field, projected, chain)
    where not exists (select 1 from differences d
      where d.group_id = $1 and d.field = new.field and d.repaired_at is null)`,
};
const MARK_REPAIRED = {
  name: "mark-repaired",
  text: `update differences set repaired_at = now()
    where group_id = $1 and repaired_at is null and not field = any($2)`,
};
const COUNT_OPEN = {
  name: "count-open-differences",
  text: "select count(*)::int as count from differences where repaired_at is null",
};
const LIST = {
  name: "list-differences",
  text: `select group_id as "groupId", field, projected, chain, ledger, found_at as "foundAt",
      repaired_at as "repairedAt" from differences order by id desc limit $1`,
};
const PROGRESS = {
  name: "check-progress",
  text: `select position, checked, differences, last_checked as "lastChecked",
      last_differences as "lastDifferences", last_finished_at as "lastFinishedAt" from check_progress`,
};
const ADVANCE = {
  name: "check-advance",
  text: `insert into check_progress (id, position, checked, differences) values (1, $1, $2, $3)
    on conflict (id) do update set position = excluded.position,
      checked = check_progress.checked + excluded.checked,
      differences = check_progress.differences + excluded.differences`,
};
const FINISH = {
  name: "check-finish",
  text: `update check_progress set last_checked = checked, last_differences = differences, last_finished_at = now(),
      position = 0, checked = 0, differences = 0, started_at = now()`,
};
const NOTHING_CHECKED: CheckProgress = {
  ...{ position: 0, checked: 0, differences: 0 },
  ...{ lastChecked: null, lastDifferences: null, lastFinishedAt: null },
};

export function createCheckRepository(sql: SqlPool): CheckRepository {
  const atOneMoment = <T>(work: (sql: Sql) => Promise<T>): Promise<T> =>
    sql.transaction(async (transaction) => {
      await transaction.run("set transaction isolation level repeatable read read only");
      return work(transaction);
    });
  return {
    findProjectedGroup: (groupId) => atOneMoment((moment) => findProjectedGroup(moment, groupId)),
    listIdsToCheck: async ({ from, to, last }) =>
      // Only the projection writes the table, from parsed values.
      (await sql.query<{ id: string }>(LIST_IDS, [from, to, last])).map((row) => row.id as GroupId),
    recordDifferences: async (groupId, ledger, differences) => {
      await sql.query(RECORD, [
        ...[groupId, ledger, differences.map(({ field }) => field)],
        ...[differences.map(({ projected }) => projected), differences.map(({ chain }) => chain)],
      ]);
    },
    markRepaired: async (groupId, except) => {
      await sql.query(MARK_REPAIRED, [groupId, except]);
    },
    countOpenDifferences: async () => (await sql.query<{ count: number }>(COUNT_OPEN))[0]?.count ?? 0,
    listDifferences: (limit) => sql.query<RecordedDifference>(LIST, [limit]),
    getProgress: async () => (await sql.query<CheckProgress>(PROGRESS))[0] ?? NOTHING_CHECKED,
    advance: ({ position, checked, differences, ends }) =>
      sql.transaction(async (transaction) => {
        await transaction.query(ADVANCE, [position, checked, differences]);
        if (ends) await transaction.query(FINISH);
      }),
  };
}
