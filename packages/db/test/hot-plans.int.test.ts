import {
  epochSchema,
  eventIdSchema,
  groupListInput,
  type GroupId,
  type MemberAddress,
  type TxHash,
  type WalletAddress,
} from "@ajo/schemas";
import { TOKEN } from "@ajo/schemas/testing";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Database } from "../src/index";
import { createFilledDatabase, type Fill, type FilledDatabase } from "./filled-database";

/** Enough that PostgreSQL would not read whole tables if it can help it. */
const GROUPS = 20_000;
const address = (number: number) => `G${String(number).padStart(55, "0")}`;
const GROUP = `C${String(GROUPS / 2).padStart(55, "0")}` as GroupId;
const ME = address(GROUPS / 2) as MemberAddress & WalletAddress;
const NOBODY = address(GROUPS + 7) as WalletAddress;
const PLACE = {
  epoch: epochSchema.parse("0123456789abcdef"),
  eventId: eventIdSchema.parse(`${String(GROUPS).padStart(19, "0")}-0000000000`),
};
const HASH = String(GROUPS / 2).padStart(64, "0") as TxHash;

/** Every group has two members of its own, two rounds, and as many contributions, activities and changes. */
const FILL = [
  `insert into groups (id, factory_id, name, organiser, token_id, contribution, frequency_seconds, grace_seconds, max_members,
      start_rule, status, is_active, member_count, created_at)
    select g, 'F', 'Circle ' || n, m, $1, (n % 500) * 1000000, 3600 * (1 + n % 50), 60, 10, 'whenFull',
      (case when n % 10 = 0 then 'forming' when n % 10 < 6 then 'active' else 'completed' end)::group_status,
      n % 10 between 1 and 5, 2, at from numbered`,
  `insert into users (id, wallet_address, picture_hash, picture) select gen_random_uuid(), m, lpad(n::text, 64, '0'), 'jpeg' from numbered`,
  `insert into group_members (group_id, address, seat, turn, joined_at)
    select g, 'G' || lpad((n + seat)::text, 55, '0'), seat, seat + 1, at from numbered, generate_series(0, 1) seat`,
  `insert into rounds (group_id, round, recipient, payout, missing) select g, round, m, 1, 0 from numbered, generate_series(1, 2) round`,
  `insert into contributions (id, group_id, member, payer, round, amount, kind, tx_hash, ledger, at)
    select lpad((2 * n + i)::text, 19, '0') || '-0000000000', g, m, m, 1, 1, 'paid', lpad(n::text, 64, '0'), n, at
    from numbered, generate_series(0, 1) i`,
  `insert into activities (id, group_id, name, member, tx_hash, ledger, at)
    select lpad((2 * n + i)::text, 19, '0') || '-0000000000', g, case i when 0 then 'member_joined' else 'member_late' end, m,
      lpad(n::text, 64, '0'), n, at from numbered, generate_series(0, 1) i`,
  `insert into member_statistics (group_id, address, paid_on_time, paid_late, paid_from_deposit, late_marks, defaults,
      pots_received, paid_in, received) select g, m, 1, 0, 0, 0, 0, 0, 1, 1 from numbered`,
  `insert into outbox (event_id, group_id, name, ledger, at)
    select lpad((2 * n + i)::text, 19, '0') || '-0000000000', g, 'contributed', n, at from numbered, generate_series(0, 1) i`,
  `insert into notifications (address, kind, group_id, round, created_at) select m, 'dueSoon', g, 1, at from numbered`,
  `insert into sessions (id, family_id, token_hash, address, expires_at)
    select gen_random_uuid(), gen_random_uuid(), lpad(n::text, 64, '0'), m, '2100-01-01' from numbered`,
  `insert into refresh_tokens (family_id, token_hash, address, expires_at)
    select gen_random_uuid(), lpad(n::text, 64, '0'), m, '2100-01-01' from numbered`,
  `insert into transaction_intents (hash, source, state, expires_at, check_at)
    select lpad(n::text, 64, '0'), m, (case when n % 100 = 0 then 'signed' else 'confirmed' end)::intent_state, '2100-01-01',
      case when n % 100 = 0 then timestamptz '2100-01-01' end from numbered`,
];
const NUMBERED = `with numbered as (select n, 'C' || lpad(n::text, 55, '0') as g, 'G' || lpad(n::text, 55, '0') as m,
    timestamptz '2026-01-01' + n * interval '1 second' as at from generate_series(1, ${GROUPS}) n)`;

let filled: FilledDatabase;
let database: Database;
beforeAll(async () => {
  const fills = FILL.map((statement): Fill => [
    `${NUMBERED} ${statement}`,
    statement.includes("$1") ? [TOKEN.contractId] : [],
  ]);
  filled = await createFilledDatabase([TOKEN.contractId], fills);
  ({ database } = filled);
});
afterAll(() => filled.end());

interface PlanNode {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  Plans?: PlanNode[];
}

/** How PostgreSQL comes by what a read asks for: every step of every statement that it sends, as it sends it. */
async function stepsOf(read: () => Promise<unknown>): Promise<PlanNode[]> {
  const sent: { text: string; values: unknown[] }[] = [];
  const query = vi.spyOn(pg.Client.prototype, "query");
  try {
    await read();
    for (const [statement, values] of query.mock.calls as unknown as [string | pg.QueryConfig, unknown][]) {
      if (typeof statement === "string") sent.push({ text: statement, values: valuesOf(values) });
      else sent.push({ text: statement.text, values: valuesOf(statement.values) });
    }
  } finally {
    query.mockRestore();
  }
  expect(sent.length).toBeGreaterThan(0);
  const plans = await Promise.all(
    sent.map(({ text, values }) =>
      filled.test.rows<{ "QUERY PLAN": [{ Plan: PlanNode }] }>(`explain (format json) ${text}`, values),
    ),
  );
  return plans.flatMap(([row]) => (row === undefined ? [] : withChildren(row["QUERY PLAN"][0].Plan)));
}

const valuesOf = (values: unknown): unknown[] => (Array.isArray(values) ? values : []);
const withChildren = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(withChildren)];

/** What holds a handful of rows, whatever happens: one for each token, one for the projection. */
const SMALL = new Set(["tokens", "indexer_cursor", "history_gaps", "outbox_epoch"]);

describe("with many of everything, indexes alone find", () => {
  const list = (filters: object) => () =>
    database.groups.listGroups(groupListInput.parse({ limit: 20, ...filters }));
  const history = { groupId: GROUP, limit: 50 };

  it.each<[what: string, read: () => Promise<unknown>]>([
    ["the newest groups", list({})],
    ["the next page of them", async () => list({ cursor: (await list({})()).data.nextCursor ?? "" })()],
    ["those that are forming", list({ status: "forming" })],
    ["those with open seats", list({ withOpenSeats: true })],
    ["those of a common name", list({ search: "circle" })],
    ["those of a name", list({ search: "circle 19999" })],
    ["the oldest name", list({ search: "circle 7" })],
    ["those whose name begins with a letter", list({ search: "c" })],
    ["those few of which a word begins with two letters", list({ search: "c 77" })],
    ["a beginning that no name has", list({ search: "zz" })],
    ["a letter that no name begins with", list({ search: "z", status: "forming" })],
    ["signs", list({ search: "&" })],
    ["a name that no group has", list({ search: "circle nobody", status: "forming" })],
    ["a group", () => database.groups.findGroup(GROUP)],
    ["its members", () => database.groups.listMembers(GROUP)],
    ["its contributions", () => database.groups.listContributions(history)],
    ["its activity", () => database.groups.listActivity(history)],
    ["what its history comes to", () => database.statistics.findGroupStatistics(GROUP)],
    ["the groups of a member", () => database.groups.listMemberGroups(ME)],
    ["the groups that somebody leads", () => database.groups.listLedGroups(ME)],
    ["what a member's history comes to", () => database.statistics.getMemberStatistics(ME)],
    ["what a subscriber of a group missed", () => database.changes.listChangesAfter(GROUP, PLACE)],
    ["what a member missed", () => database.changes.listMemberChangesAfter(ME, PLACE)],
    ["what the outbox remembers", () => database.changes.findOutbox()],
    ["a session", () => database.sessions.find(HASH)],
    ["one's transactions", () => database.intents.listOf(ME, { open: false, limit: 20 })],
    ["one's open transactions", () => database.intents.listOf(ME, { open: true, limit: 20 })],
    ["a transaction", () => database.intents.find(HASH)],
    ["transactions that nobody looks after", () => database.intents.claim({ limit: 10, leaseSeconds: 1 })],
    ["one's notifications", () => database.notifications.list({ address: NOBODY, limit: 20 })],
    ["how many of them are unread", () => database.notifications.countUnread(ME)],
    ["a picture", () => database.users.findPicture(HASH)],
    ["what people show of themselves", () => database.users.findLooks([ME])],
  ])("%s", async (_what, read) => {
    const steps = await stepsOf(read);
    const readWhole = steps
      .filter((step) => step["Node Type"] === "Seq Scan")
      .map((step) => step["Relation Name"]);
    expect(readWhole.filter((table) => table === undefined || !SMALL.has(table))).toEqual([]);
    expect(steps.some((step) => step["Index Name"] !== undefined)).toBe(true);
  });
});
