import { createReadStream } from "node:fs";
import { access } from "node:fs/promises";
import { pipeline as pipe, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { z } from "zod";
import { notifyStale } from "../changes/channel";
import { createLeadershipRepository } from "../leadership/leadership-repository";
import { lockProjection } from "../projection/lock";
import { PROJECTED_TABLES } from "../rebuild/tables";
import { sqlOf } from "../sql/sql";
import { BackupError } from "./backup-error";
import { endSchema, headerSchema, sectionSchema, type BackupHeader } from "./format";
import { LineReader } from "./line-reader";
import { columnsOf, CREDENTIALS, listMigrations, listTables, quoted, type TableShape } from "./tables";

export interface RestoreResult {
  header: BackupHeader;
  rows: Record<string, number>;
}

/**
 * Puts the rows of a backup in the place of whatever `url`'s database holds, in one transaction: all of it, or nothing.
 * Everybody has to sign in again. The projection then stands where it stood when the backup was taken (or, when it is
 * not in the backup, at the beginning), and the next worker catches up by itself.
 *
 * Throws BackupError, and changes nothing: for a file that is none of ours or not whole, for another schema, while a
 * worker leads, and, unless `replace`, for a database in which anybody has left anything.
 */
export async function restoreBackup(
  url: string,
  file: string,
  { replace = false }: { replace?: boolean } = {},
): Promise<RestoreResult> {
  await access(file);
  const reader = new LineReader(unpacked(file));
  const header = await readHeader(reader);
  const turn = await createLeadershipRepository(url).tryLead("worker");
  if (turn === null)
    throw new BackupError("InUse", "a worker leads on this database: stop all workers first");
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.query("begin");
    await lockProjection(sqlOf(client));
    await requireSchema(client, header);
    if (!replace) await requireEmpty(client);
    await empty(client);
    const rows: Record<string, number> = {};
    for (const table of header.tables) rows[table.name] = await copyIn(client, reader, table);
    await requireWhole(reader, rows);
    await continueSequences(client);
    await notifyStale(sqlOf(client), null);
    await client.query("commit");
    return { header, rows };
  } finally {
    await client.end(); // without a commit, nothing has happened
    await turn.release();
  }
}

/** Whoever reads it hears of what goes wrong on the way. */
const unpacked = (file: string): AsyncIterable<Buffer> =>
  pipe(createReadStream(file), createGunzip(), () => undefined) as AsyncIterable<Buffer>;

async function readHeader(reader: LineReader): Promise<BackupHeader> {
  try {
    return parse(headerSchema, await reader.line());
  } catch (cause) {
    throw new BackupError("NotABackup", "the file does not begin as a backup of this format does", { cause });
  }
}

/** Throws SyntaxError or ZodError. */
const parse = <T>(schema: z.ZodType<T>, line: string): T => schema.parse(JSON.parse(line));

/** A column more or less, and rows would be guessed at. */
async function requireSchema(client: pg.Client, header: BackupHeader): Promise<void> {
  const nameOf = ({ name, checksum }: { name: string; checksum: string }) => `${name}:${checksum}`;
  const [theirs, ours] = [header.migrations.map(nameOf), (await listMigrations(client)).map(nameOf)];
  const tables = new Map(
    (await listTables(client, { offChain: false })).map((table) => [table.name, columnsOf(table)]),
  );
  const fits = header.tables.every((table) => tables.get(table.name) === columnsOf(table));
  if (theirs.join() === ours.join() && fits) return;
  const last = (migrations: string[]) => migrations.at(-1)?.split(":")[0] ?? "none";
  throw new BackupError(
    "WrongSchema",
    `the backup is of a database up to migration ${last(theirs)}, this one is at ${last(ours)}: ` +
      "restore it with the version that wrote it, then upgrade",
  );
}

/** What the chain said is not counted: it can be had again. */
async function requireEmpty(client: pg.Client): Promise<void> {
  for (const { name } of await listTables(client, { offChain: true })) {
    const { rowCount } = await client.query(`select from ${quoted(name)} limit 1`);
    if (rowCount !== 0)
      throw new BackupError(
        "NotEmpty",
        `the table ${name} is not empty: add --replace to give up what is there`,
      );
  }
}

/** Also what no backup holds, and what this one does not: a half of the old rows would be worse than none. */
async function empty(client: pg.Client): Promise<void> {
  const tables = await listTables(client, { offChain: false });
  const names = new Set([...tables.map(({ name }) => name), ...CREDENTIALS, ...PROJECTED_TABLES]);
  await client.query(`truncate table ${[...names].map(quoted).join(", ")}`);
}

async function copyIn(client: pg.Client, reader: LineReader, table: TableShape): Promise<number> {
  const { table: name } = await parseOrDamaged(sectionSchema, reader);
  if (name !== table.name)
    throw new BackupError("Damaged", `the rows of ${table.name} are not where they belong`);
  const copy = client.query(copyFrom(`copy ${quoted(table.name)} (${columnsOf(table)}) from stdin`));
  try {
    await pipeline(Readable.from(reader.rows(), { objectMode: false }), copy);
  } catch (cause) {
    if (cause instanceof BackupError) throw cause;
    throw new BackupError("Damaged", `the rows of ${table.name} do not fit its columns`, { cause });
  }
  return copy.rowCount;
}

async function requireWhole(reader: LineReader, rows: Record<string, number>): Promise<void> {
  const digest = reader.digest();
  const end = await parseOrDamaged(endSchema, reader);
  const isWhole = end.sha256 === digest && JSON.stringify(end.rows) === JSON.stringify(rows);
  if (!isWhole || !(await reader.isAtEnd()))
    throw new BackupError("Damaged", "the file is not as it was written: its checksum is another one");
}

async function parseOrDamaged<T>(schema: z.ZodType<T>, reader: LineReader): Promise<T> {
  const line = await reader.line();
  try {
    return parse(schema, line);
  } catch (cause) {
    throw new BackupError("Damaged", "a line is not what should stand there", { cause });
  }
}

const SEQUENCES = `select c.relname as table, a.attname as column, s.sequence from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  cross join lateral pg_get_serial_sequence(format('%I', c.relname), a.attname) as s(sequence)
  where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and s.sequence is not null`;

/** Numbers that the database gives out go on after the highest that is there. */
async function continueSequences(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(SEQUENCES);
  for (const { table, column, sequence } of rows)
    await client.query(
      `select setval($1, coalesce(max(${quoted(column)}), 1), max(${quoted(column)}) is not null) from ${quoted(table)}`,
      [sequence],
    );
}
