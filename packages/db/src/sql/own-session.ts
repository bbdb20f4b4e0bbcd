import { AjoError } from "@ajo/schemas";
import pg from "pg";

/**
 * Holds only where PostgreSQL itself is at the other end: poolers (PgBouncer, Supavisor, RDS Proxy, Odyssey) name
 * processes of their own. Behind one, the next statement may run on another connection of PostgreSQL's, so that
 * whatever was set, locked, prepared or listened for stays with whoever gets this one.
 */
export const IS_DIRECT = "pg_backend_pid() = $1";

/** The process that the other end said to be: the value of $1 above. */
export const processOf = (client: pg.ClientBase): number | null =>
  "processID" in client && typeof client.processID === "number" ? client.processID : null;

/** Of every probe, so that a pooler's connections do not gather them. */
const PROBE_CHANNEL = "ajo_probe";
/** A session hears within milliseconds. */
const PROBE_PATIENCE_MS = 2_000;
/** Whoever asks is not kept waiting each time for what was just found. */
const REFUSED_FOR_MS = 30_000;
let probes = 0;

/** Whether connections to a URL keep what was set, locked and listened for: PostgreSQL's own, or a pooler's of sessions. */
export class OwnSessions {
  #proved = false;
  #refusedUntil = 0;

  constructor(private readonly url: string) {}

  /** Throws DatabaseUnavailable where locks and notices would be lost without a word. */
  async require(client: pg.ClientBase): Promise<void> {
    if (this.#proved || (await isDirect(client))) return;
    if (performance.now() < this.#refusedUntil) throw poolerOfTransactions();
    if (await hearsWhileIdle(client, this.url)) {
      this.#proved = true;
      return;
    }
    this.#refusedUntil = performance.now() + REFUSED_FOR_MS;
    throw poolerOfTransactions();
  }
}

async function isDirect(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ direct: boolean | null }>(`select ${IS_DIRECT} as direct`, [
    processOf(client),
  ]);
  return rows[0]?.direct === true;
}

/**
 * Whether the client hears, while it asks for nothing, what another connection tells. A pooler of transactions gives
 * a client a connection of PostgreSQL's only for as long as it asks, so that it cannot hear; one of sessions does at
 * once. That a client hears itself would prove nothing: its connection may be the same by chance.
 */
async function hearsWhileIdle(client: pg.ClientBase, url: string): Promise<boolean> {
  const token = `${process.pid}-${(probes += 1)}-${Date.now()}`;
  let hear: (notice: pg.Notification) => void = () => undefined;
  const heard = new Promise<void>((resolve) => {
    hear = ({ channel, payload }) => {
      if (channel === PROBE_CHANNEL && payload === token) resolve();
    };
  });
  client.on("notification", hear);
  try {
    await client.query(`listen ${PROBE_CHANNEL}`);
    await tell(url, token);
    if (!(await within(heard, PROBE_PATIENCE_MS))) return false;
    await client.query(`unlisten ${PROBE_CHANNEL}`);
    return true;
  } finally {
    client.off("notification", hear);
  }
}

async function tell(url: string, token: string): Promise<void> {
  const other = new pg.Client({
    ...{
      connectionString: url,
      connectionTimeoutMillis: PROBE_PATIENCE_MS,
      query_timeout: PROBE_PATIENCE_MS,
    },
  });
  other.on("error", () => undefined);
  try {
    await other.connect();
    await other.query(`select pg_notify('${PROBE_CHANNEL}', $1)`, [token]);
  } finally {
    await other.end().catch(() => undefined);
  }
}

async function within(happens: Promise<void>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  return Promise.race([happens.then(() => true), tooLate]).finally(() => clearTimeout(timer));
}

const poolerOfTransactions = (): AjoError =>
  new AjoError(
    "DatabaseUnavailable",
    "This URL of the database leads to a pooler of transactions, which loses locks and notices: " +
      "set DATABASE_DIRECT_URL to PostgreSQL itself, or to a pooler of sessions",
    { data: { missing: "DATABASE_DIRECT_URL" } },
  );
