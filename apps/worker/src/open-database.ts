import { createDatabase, createPool, type Database } from "@ajo/db";
import type pg from "pg";

/** Whole ledgers, a history that is counted anew, tables that are swapped: nobody waits at a page for these. */
const STATEMENT_TIMEOUT_MS = 120_000;

export const openDatabase = (url: string, poolSize = 2): Database =>
  createDatabase({ url, poolSize, statementTimeoutMs: STATEMENT_TIMEOUT_MS });

/** Connections for the queue's own tables. */
export const openPool = (url: string, size: number): pg.Pool =>
  createPool({ url, size, statementMs: STATEMENT_TIMEOUT_MS, direct: true });
