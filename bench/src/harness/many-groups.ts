import { randomBytes } from "node:crypto";
import { migrateDatabase } from "@ajo/db/embedded-postgres";
import type { Token } from "@ajo/schemas";
import { StrKey } from "@stellar/stellar-sdk";
import pg from "pg";

const BATCH = 20_000;
const PEOPLE = 5_000;

/** A new, migrated database on the same server. */
export async function createEmptyDatabase(databaseUrl: string): Promise<string> {
  const url = new URL(databaseUrl);
  const name = `bench_${randomBytes(6).toString("hex")}`;
  const admin = new pg.Client({ connectionString: databaseUrl });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  url.pathname = `/${name}`;
  await migrateDatabase(url.toString());
  return url.toString();
}

/** The same, with a projection that stands still and one token. */
export async function createStillDatabase(databaseUrl: string, token: Token): Promise<string> {
  const url = await createEmptyDatabase(databaseUrl);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    "insert into tokens (contract_id, code, issuer, decimals, name) values ($1, $2, $3, $4, $5)",
    [token.contractId, token.code, token.issuer, token.decimals, token.name],
  );
  // Far ahead of any clock, so that nobody takes it for a projection that has been left behind.
  await client.query(
    `insert into indexer_cursor (id, network_passphrase, factory_id, ledger, close_time) values (1, 'bench', $1, 1, '2100-01-01')`,
    [token.contractId],
  );
  await client.end();
  return url;
}

/** The id of generated group `number`. */
export const groupIdOf = (number: number): string => StrKey.encodeContract(bytesOf(number));

/**
 * Adds groups `first` to `first + count`, every hundredth with the seats of five members. Made by SQL: what is
 * measured is how reads behave among them, not how they came.
 */
export async function insertGroups(databaseUrl: string, first: number, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const people = Array.from({ length: PEOPLE }, (_, index) => StrKey.encodeEd25519PublicKey(bytesOf(index)));
  const end = first + count;
  try {
    for (let start = first; start < end; start += BATCH) {
      const ids = Array.from({ length: Math.min(BATCH, end - start) }, (_, index) =>
        groupIdOf(start + index),
      );
      await client.query(INSERT_GROUPS, [ids, people, start]);
      await client.query(INSERT_MEMBERS, [ids, people, start]);
    }
    await client.query("vacuum analyze groups");
    await client.query("vacuum analyze group_members");
    // What has yet to be written to the disk would be, while reads are timed.
    await client.query("checkpoint");
  } finally {
    await client.end();
  }
}

function bytesOf(number: number): Buffer {
  const bytes = Buffer.alloc(32, 0xa5);
  bytes.writeUInt32BE(number);
  return bytes;
}

const NUMBERED = `unnest($1::text[]) with ordinality as i (id, place) cross join lateral (select $3::int + place::int as n) as number`;
const INSERT_GROUPS = `insert into groups (id, factory_id, name, organiser, token_id, contribution, frequency_seconds,
    grace_seconds, max_members, start_rule, status, is_active, member_count, current_round, total_rounds, created_at, started_at)
  select id, (select factory_id from indexer_cursor), 'Circle ' || n, ($2::text[])[1 + n % ${PEOPLE}],
    (select contract_id from tokens order by code limit 1), (1 + n % 500) * 1000000, 3600 * (24 + n % 30), 3600, 12, 'whenFull',
    (case n % 3 when 0 then 'forming' when 1 then 'active' else 'completed' end)::group_status, n % 3 = 1, n % 12,
    case when n % 3 = 0 then 0 else 1 + n % 12 end, case when n % 3 = 0 then 0 else 12 end,
    timestamptz '2020-01-01' + n * interval '1 minute', timestamptz '2020-01-01' + n * interval '1 minute'
  from ${NUMBERED}`;
const INSERT_MEMBERS = `insert into group_members (group_id, address, seat, turn, paid_rounds, joined_at)
  select id, ($2::text[])[1 + (n + seat) % ${PEOPLE}], seat, seat + 1, 0, now()
  from ${NUMBERED} cross join generate_series(0, 4) seat where n % 100 = 0`;

/** Lets the projection forget one group, as if it had never been read, and tells the servers. */
export async function forgetGroup(databaseUrl: string, groupId: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("delete from groups where id = $1", [groupId]);
    await client.query("select pg_notify('ajo_changes', $1)", [JSON.stringify({ kind: "stale", groupId })]);
  } finally {
    await client.end();
  }
}
