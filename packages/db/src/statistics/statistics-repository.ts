import {
  LATE_MARK_SECONDS,
  type ContractId,
  type GroupId,
  type GroupStatistics,
  type MemberAddress,
  type MemberStatistics,
} from "@ajo/schemas";
import { PROJECTION_FRESHNESS } from "../group/list-groups";
import { freshnessOf, type FreshnessRow, type Projected } from "../projected";
import { amountOf } from "../sql/amount";
import type { Sql } from "../sql/sql";

/** All of it, and the groups that it is counted from. */
export interface CountedMember {
  statistics: MemberStatistics & { own: NonNullable<MemberStatistics["own"]> };
  groupIds: GroupId[];
}

export interface StatisticsRepository {
  /** Null for a group that the projection does not know. */
  findGroupStatistics(groupId: GroupId): Promise<Projected<GroupStatistics> | null>;
  /** Zeros for an address that was never in a group. */
  getMemberStatistics(address: MemberAddress): Promise<Projected<CountedMember>>;
}

const OF_GROUP = {
  name: "group-statistics",
  text: `select c.ledger as as_of_ledger, c.close_time as as_of,
      coalesce(sum(s.pots_received), 0)::int as "roundsSettled", coalesce(sum(s.paid_on_time), 0)::int as "paidOnTime",
      coalesce(sum(s.paid_late), 0)::int as "paidLate",
      coalesce(sum(s.paid_from_deposit), 0)::int as "paidFromDeposit",
      coalesce(sum(s.late_marks), 0)::int as "lateMarks", coalesce(sum(s.defaults), 0)::int as defaults,
      coalesce(sum(s.paid_in), 0) as "paidIn", coalesce(sum(s.received), 0) as "paidOut",
      exists (select 1 from activities a where a.group_id = g.id and a.name = 'group_opened'
        and a.ledger > coalesce((select max(to_ledger) from history_gaps), 0)) as "isComplete"
    from groups g left join indexer_cursor c on true left join member_statistics s on s.group_id = g.id
    where g.id = $1 group by g.id, c.ledger, c.close_time`,
};

// By token: sums of different tokens are no sum.
const OF_MEMBER = {
  name: "member-statistics",
  text: `select t.contract_id, t.code, t.issuer, t.decimals, t.name, array_agg(g.id order by g.id) as group_ids,
      count(*) filter (where m.left_at is null)::int as groups,
      count(*) filter (where m.left_at is null and g.status = 'completed')::int as completed,
      coalesce(sum(s.paid_on_time), 0)::int as paid_on_time, coalesce(sum(s.paid_late), 0)::int as paid_late,
      coalesce(sum(s.paid_from_deposit), 0)::int as paid_from_deposit,
      coalesce(sum(s.pots_received), 0)::int as pots_received,
      coalesce(sum(s.paid_in), 0) as paid_in, coalesce(sum(s.received), 0) as received
    from group_members m join groups g on g.id = m.group_id join tokens t on t.contract_id = g.token_id
      left join member_statistics s on s.group_id = m.group_id and s.address = m.address
    where m.address = $1 group by t.contract_id order by t.code, t.contract_id`,
};
const RECENT_MARKS = {
  name: "recent-marks",
  text: `select count(*)::int as count from activities where member = $1
    and name in ('member_late', 'member_defaulted')
    and at > (select close_time from indexer_cursor) - make_interval(secs => $2)`,
};

type OfGroupRow = FreshnessRow &
  Omit<GroupStatistics, "paidIn" | "paidOut"> & { paidIn: string; paidOut: string };

interface OfMemberRow {
  contract_id: string;
  code: string;
  issuer: string | null;
  decimals: number;
  name: string;
  group_ids: string[];
  groups: number;
  completed: number;
  paid_on_time: number;
  paid_late: number;
  paid_from_deposit: number;
  pots_received: number;
  paid_in: string;
  received: string;
}

export function createStatisticsRepository(sql: Sql): StatisticsRepository {
  return {
    findGroupStatistics: async (groupId) => {
      const [row] = await sql.query<OfGroupRow>(OF_GROUP, [groupId]);
      if (row === undefined) return null;
      const { as_of_ledger, as_of, paidIn, paidOut, ...counts } = row;
      return {
        data: { ...counts, paidIn: amountOf(paidIn), paidOut: amountOf(paidOut) },
        ...freshnessOf({ as_of_ledger, as_of }),
      };
    },
    getMemberStatistics: async (address) => {
      // Asked first: what is counted then is at least as new.
      const [freshness] = await sql.query<FreshnessRow>(PROJECTION_FRESHNESS);
      const rows = await sql.query<OfMemberRow>(OF_MEMBER, [address]);
      const [marks] = await sql.query<{ count: number }>(RECENT_MARKS, [address, LATE_MARK_SECONDS]);
      return { data: countedOf(rows, marks?.count ?? 0), ...freshnessOf(freshness) };
    },
  };
}

function countedOf(rows: readonly OfMemberRow[], lateMarks: number): CountedMember {
  const sum = (figure: (row: OfMemberRow) => number) => rows.reduce((total, row) => total + figure(row), 0);
  return {
    statistics: {
      groups: sum((row) => row.groups),
      completedGroups: sum((row) => row.completed),
      paidOnTime: sum((row) => row.paid_on_time),
      lateMarks,
      own: {
        paidLate: sum((row) => row.paid_late),
        paidFromDeposit: sum((row) => row.paid_from_deposit),
        potsReceived: sum((row) => row.pots_received),
        totals: rows.map(totalsOf),
      },
    },
    // Only the projection writes the tables, from parsed values.
    groupIds: rows.flatMap(({ group_ids }) => group_ids as GroupId[]),
  };
}

const totalsOf = ({ contract_id, code, issuer, decimals, name, paid_in, received }: OfMemberRow) => ({
  token: { contractId: contract_id as ContractId, code, issuer, decimals, name },
  paidIn: amountOf(paid_in),
  received: amountOf(received),
});
