import pg from "pg";

/** A transaction that waits this long for its own process is no use to anybody, and holds locks. */
const IDLE_IN_TRANSACTION_MS = 30_000;
const CONNECTION_TIMEOUT_MS = 5_000;

/** PostgreSQL ends a statement itself, and is not heard of at all when the way to it is gone. */
const SILENCE_MS = 2_000;

/**
 * Left alone, PostgreSQL sees that whoever asked is gone (killed, or cut off) only when it has the answer. Asked for
 * afterwards and not on connecting, because a server on Windows knows no such thing and would refuse.
 */
const NOTICE_THE_GONE = "select set_config('client_connection_check_interval', '1s', false)";
// The pool waits for what this returns; its types do not say so.
const ON_CONNECT = {
  onConnect: async (client: pg.ClientBase): Promise<void> => {
    await client.query(NOTICE_THE_GONE).catch(ignoringRefusal);
  },
};

export interface PoolOptions {
  url: string;
  /** One statement, its waiting for locks included; then it is ended, and its caller gets DatabaseUnavailable. */
  statementMs: number;
  /** Connections at most. */
  size: number;
  /** First on the search path. */
  schema?: string | undefined;
}

/** Connections on which no statement runs for ever, neither while somebody waits for it nor when nobody does any more. */
export function createPool({ url, size, schema, statementMs }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
    statement_timeout: statementMs,
    query_timeout: statementMs + SILENCE_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    ...(schema === undefined ? {} : { options: `-c search_path=${schema},public` }),
    ...ON_CONNECT,
  });
  // A connection that breaks is replaced on the next use; unheard, the error would end the process. The pool hears of
  // idle ones only: one that breaks between two statements of a transaction tells nobody but its own listeners.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** invalid_parameter_value: the server cannot notice. */
function ignoringRefusal(error: unknown): void {
  if (!(error instanceof pg.DatabaseError && error.code === "22023")) throw error;
}
