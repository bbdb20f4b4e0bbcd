import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { END_OF_ROWS, FORMAT, jsonLine, type BackupHeader } from "./format";
import { columnsOf, listMigrations, listTables, quoted, type TableShape } from "./tables";

export interface BackupResult {
  header: BackupHeader;
  /** By table. */
  rows: Record<string, number>;
}

/**
 * Writes all that `url`'s database knows, but credentials, to `file`: of one moment, while everybody goes on. The file
 * is readable by its owner alone and is there only once it is whole. `offChain`: without what the chain said, which
 * is smaller; on a network that forgets, history that only the projection still has is then not in it.
 */
export async function writeBackup(
  url: string,
  file: string,
  { offChain = false }: { offChain?: boolean } = {},
): Promise<BackupResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const part = `${file}.part`;
  try {
    await client.query("begin isolation level repeatable read read only");
    const header = await headerOf(client, offChain);
    const rows: Record<string, number> = {};
    const content = Readable.from(contentOf(client, header, rows), { objectMode: false });
    await pipeline(content, createGzip({ level: 6 }), createWriteStream(part, { mode: 0o600, flush: true }));
    await client.query("commit");
    await rename(part, file);
    return { header, rows };
  } finally {
    await rm(part, { force: true });
    await client.end();
  }
}

async function headerOf(client: pg.Client, offChain: boolean): Promise<BackupHeader> {
  const { rows } = await client.query<NonNullable<BackupHeader["chain"]>>(
    `select network_passphrase as "networkPassphrase", factory_id as "factoryId", ledger from indexer_cursor`,
  );
  return {
    ajoBackup: FORMAT,
    takenAt: new Date().toISOString(),
    migrations: await listMigrations(client),
    chain: offChain ? null : (rows[0] ?? null),
    tables: await listTables(client, { offChain }),
  };
}

async function* contentOf(
  client: pg.Client,
  header: BackupHeader,
  rows: Record<string, number>,
): AsyncGenerator<Buffer> {
  const hash = createHash("sha256");
  const hashed = (chunk: Buffer): Buffer => {
    hash.update(chunk);
    return chunk;
  };
  yield hashed(jsonLine(header));
  for (const table of header.tables) {
    yield hashed(jsonLine({ table: table.name }));
    const copy = client.query(copyTo(COPY_OUT(table)));
    for await (const chunk of copy as AsyncIterable<Buffer>) yield hashed(chunk);
    rows[table.name] = copy.rowCount;
    yield hashed(Buffer.from(`${END_OF_ROWS}\n`));
  }
  yield jsonLine({ rows, sha256: hash.digest("hex") });
}

const COPY_OUT = (table: TableShape): string => `copy ${quoted(table.name)} (${columnsOf(table)}) to stdout`;
