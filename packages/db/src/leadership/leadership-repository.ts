import pg from "pg";
import { namingUnavailability } from "../sql/database-error";
import { OwnSessions } from "../sql/own-session";

/** Being the only one who does something, for as long as the connection that holds the lock lives. */
export interface Leadership {
  /** Aborts when leadership ends, by release() or because the connection was lost: stop leading then. */
  readonly signal: AbortSignal;
  release(): Promise<void>;
}

export interface LeadershipRepository {
  /** Leadership of `role`, or null while another process has it. Holds a connection of its own. */
  tryLead(role: string): Promise<Leadership | null>;
}

export function createLeadershipRepository(url: string): LeadershipRepository {
  const sessions = new OwnSessions(url);
  return { tryLead: (role) => namingUnavailability(() => tryLead(url, role, HEARTBEAT_MS, sessions)) };
}

/** As soon as the server gives the lock to somebody else (below), whoever had it must know, too. */
const HEARTBEAT_MS = 5_000;

// The server holds the lock until it notices that the leader's machine is gone. By default that takes two hours.
const NOTICE_DEAD_LEADERS = `select set_config('tcp_keepalives_idle', '5', false),
  set_config('tcp_keepalives_interval', '2', false), set_config('tcp_keepalives_count', '3', false)`;

/** `heartbeatMs`: how often the connection is asked whether it is there; an answer must come within as long. */
export async function tryLead(
  url: string,
  role: string,
  heartbeatMs: number,
  sessions = new OwnSessions(url),
): Promise<Leadership | null> {
  const client = new pg.Client({
    ...{ connectionString: url, connectionTimeoutMillis: 5_000, query_timeout: heartbeatMs },
  });
  const lost = new AbortController();
  client.on("error", () => lost.abort());
  client.on("end", () => lost.abort());
  await client.connect();
  try {
    await sessions.require(client);
    await client.query(NOTICE_DEAD_LEADERS);
    const { rows } = await client.query<{ leads: boolean }>(
      "select pg_try_advisory_lock(hashtextextended($1, 0)) as leads",
      [`ajo leader: ${role}`],
    );
    if (rows[0]?.leads !== true) {
      await client.end();
      return null;
    }
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
  const heartbeat = setInterval(() => {
    client.query("select 1").catch(() => {
      lost.abort();
      client.end().catch(() => undefined);
    });
  }, heartbeatMs);
  lost.signal.addEventListener("abort", () => clearInterval(heartbeat));
  return {
    signal: lost.signal,
    release: async () => {
      // PostgreSQL frees the lock with the session.
      await client.end().catch(() => undefined);
    },
  };
}
