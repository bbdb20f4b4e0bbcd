import { z } from "zod";

/**
 * A backup is a gzip of lines. First a header (JSON). Then for each table a line `{"table": ...}`, its rows as COPY
 * writes them (text format, in which no row can be a backslash and a dot), and a line `\.`. Last an end (JSON) with
 * the number of rows of each table and the SHA-256 of all that stands before it.
 */
export const FORMAT = 1;

const identifier = z.string().regex(/^[a-z_][a-z0-9_]*$/);

export const headerSchema = z.object({
  ajoBackup: z.literal(FORMAT),
  takenAt: z.iso.datetime(),
  /** The migrations of the database, in order: rows fit tables of exactly these. */
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  /** How far the projection followed which chain; null when it is not in the backup, or had not begun. */
  chain: z
    .object({ networkPassphrase: z.string(), factoryId: z.string(), ledger: z.number().int() })
    .nullable(),
  /** In an order in which rows that are referred to come first. */
  tables: z.array(z.object({ name: identifier, columns: z.array(identifier).min(1) })),
});
export type BackupHeader = z.infer<typeof headerSchema>;

export const sectionSchema = z.object({ table: identifier });
export const endSchema = z.object({ rows: z.record(identifier, z.number().int()), sha256: z.string() });
export type BackupEnd = z.infer<typeof endSchema>;

/** The line after a table's rows. */
export const END_OF_ROWS = "\\.";

export const jsonLine = (value: object): Buffer => Buffer.from(`${JSON.stringify(value)}\n`);
