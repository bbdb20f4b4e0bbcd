import type { GroupId } from "@ajo/schemas";
import type { Sql } from "../sql/sql";
import { prune, type Pruned } from "./prune";

export interface GroupSeats {
  groupId: GroupId;
  /** Seats that are taken. */
  seats: number[];
}

export interface UpkeepRepository {
  /** Deletes what nobody needs any more; how many rows of each kind. */
  prune(now: { network: Date; ours: Date }): Promise<Pruned>;
  /** Groups after `after` in the order of their ids, that money may still move in. */
  listLiveGroups(after: GroupId | null, limit: number): Promise<GroupSeats[]>;
}

const LIVE_GROUPS = {
  name: "list-live-groups",
  text: `select g.id, coalesce((select array_agg(m.seat::int order by m.seat) from group_members m
      where m.group_id = g.id and m.left_at is null), '{}') as seats
    from groups g where g.id > $1 and (g.status <> 'completed' or g.held_total > 0) order by g.id limit $2`,
};

export function createUpkeepRepository(sql: Sql): UpkeepRepository {
  return {
    prune: (now) => prune(sql, now),
    listLiveGroups: async (after, limit) => {
      const rows = await sql.query<{ id: string; seats: number[] }>(LIVE_GROUPS, [after ?? "", limit]);
      // Only the projection writes the table, from parsed values.
      return rows.map(({ id, seats }) => ({ groupId: id as GroupId, seats }));
    },
  };
}
