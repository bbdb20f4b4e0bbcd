import pg from "pg";
import { IS_DIRECT, OwnSessions, processOf } from "./own-session";

/** A transaction that waits this long for its own process is no use to anybody, and holds locks. */
const IDLE_IN_TRANSACTION_MS = 30_000;
const CONNECTION_TIMEOUT_MS = 5_000;

/** PostgreSQL ends a statement itself, and is not heard of at all when the way to it is gone. */
const SILENCE_MS = 2_000;

/** Set by a statement: whatever else than user and database is asked for on connecting, poolers refuse. $1: as `condition` has it. */
const setLimits = (condition: string) => `select set_config('statement_timeout', $2, false),
    set_config('idle_in_transaction_session_timeout', $3, false),
    case when $4::text is not null then set_config('search_path', $4, false) end
  where ${condition}`;
const SET_LIMITS_IF_DIRECT = setLimits(IS_DIRECT);
const SET_LIMITS = setLimits("$1::int is null");

/**
 * Left alone, PostgreSQL sees that whoever asked is gone (killed, or cut off) only when it has the answer. Asked for
 * by itself, because a server on Windows knows no such thing and would refuse.
 */
const NOTICE_THE_GONE = "select set_config('client_connection_check_interval', '1s', false)";

export interface Limits {
  /** One statement, its waiting for locks included; then it is ended, and its caller gets DatabaseUnavailable. */
  statementMs: number;
  /** Between two statements of a transaction; then it is rolled back, and its connection ended. 30 s unless told. */
  idleInTransactionMs?: number | undefined;
}

export interface PoolOptions extends Limits {
  url: string;
  /** Connections at most. */
  size: number;
  /** First on the search path. */
  schema?: string | undefined;
  /** For locks, notices and settings that outlive a transaction: connecting through a pooler of these is DatabaseUnavailable. */
  direct?: boolean;
}

/**
 * Connections on which no statement runs for ever, neither while somebody waits for it nor when nobody does any more.
 * Behind a pooler, whoever asks is never kept longer, and transactions (`beginWithin`) are ended in time by
 * PostgreSQL itself; a single statement is if the server's own statement_timeout says so (docs/architecture.md).
 */
export function createPool({ url, size, schema, direct = false, ...limits }: PoolOptions): pg.Pool {
  const { statementMs, idleInTransactionMs = IDLE_IN_TRANSACTION_MS } = limits;
  const searchPath = schema === undefined ? null : `${schema}, public`;
  const sessions = direct || schema !== undefined ? new OwnSessions(url) : null;
  // The pool waits for what this returns; its types do not say so.
  const connecting = {
    onConnect: async (client: pg.ClientBase): Promise<void> => {
      const settings = [String(statementMs), String(idleInTransactionMs), searchPath];
      const { rowCount } = await client.query(SET_LIMITS_IF_DIRECT, [processOf(client), ...settings]);
      if (rowCount !== 1) {
        if (sessions === null) {
          forgetNames(client);
          return;
        }
        await sessions.require(client);
        await client.query(SET_LIMITS, [null, ...settings]);
      }
      await client.query(NOTICE_THE_GONE).catch(ignoringRefusal);
    },
  };
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
    query_timeout: statementMs + SILENCE_MS,
    ...connecting,
  });
  // A connection that breaks is replaced on the next use; unheard, the error would end the process. The pool hears of
  // idle ones only: one that breaks between two statements of a transaction tells nobody but its own listeners.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** Begins a transaction that keeps the limits wherever it runs, in one round trip. */
export const beginWithin = ({ statementMs, idleInTransactionMs = IDLE_IN_TRANSACTION_MS }: Limits): string =>
  `begin; set local statement_timeout = ${statementMs}; ` +
  `set local idle_in_transaction_session_timeout = ${idleInTransactionMs}`;

/** A statement that was prepared on one of the pooler's connections is unknown on the next, so none is. */
function forgetNames(client: pg.ClientBase): void {
  const query = client.query.bind(client) as (config: unknown, ...rest: unknown[]) => unknown;
  const unnamed = (config: unknown, ...rest: unknown[]) =>
    query(
      typeof config === "object" && config !== null && "name" in config ? withoutName(config) : config,
      ...rest,
    );
  // Same arguments, same results: only the compiler cannot see it through so many overloads.
  client.query = unnamed as typeof client.query;
}

const withoutName = (config: object): object => ({ ...config, name: undefined });

/** invalid_parameter_value: the server cannot notice. */
function ignoringRefusal(error: unknown): void {
  if (!(error instanceof pg.DatabaseError && error.code === "22023")) throw error;
}
