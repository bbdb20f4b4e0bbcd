import pg from "pg";
import { CHANNEL, createAssembler, type Announcement } from "./channel";

export interface ListenOptions {
  /** The connection broke: announcements are being missed. It is made again by itself. */
  onLost?: (error: Error) => void;
  /** Listening again. An announcement of `everything` follows, because nobody knows what was missed. */
  onRestored?: () => void;
}

export interface Listening {
  close(): Promise<void>;
}

const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5_000;

/**
 * Hears what the projection commits, on a connection of its own that is made again whenever it breaks. Resolves
 * when it listens for the first time: whatever commits after that is heard. Waits as long as the database is away.
 */
export async function listen(
  url: string,
  callback: (announcement: Announcement) => void,
  options: ListenOptions = {},
): Promise<Listening> {
  let closed = false;
  let current: pg.Client | null = null;
  let wakeUp: () => void = () => undefined;
  let hasListened = false;

  /** Listens until the connection ends, and says why it did. */
  const listenOnce = async (listening: () => void): Promise<Error> => {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, keepAlive: true });
    const ended = new Promise<Error>((end) => {
      client.once("error", end);
      client.once("end", () => end(new Error("the connection was closed")));
    });
    const hear = createAssembler(callback);
    client.on("notification", ({ payload }) => hear(payload ?? ""));
    current = client;
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      if (hasListened) await announceEverything(client, callback, options);
      hasListened = true;
      listening();
      return await ended;
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    } finally {
      client.removeAllListeners("notification");
      client.on("error", () => undefined);
      client.end().catch(() => undefined);
    }
  };

  const keepListening = async (ready: () => void): Promise<void> => {
    let delayMs = FIRST_RETRY_MS;
    while (!closed) {
      const error = await listenOnce(() => {
        delayMs = FIRST_RETRY_MS;
        ready();
      });
      if (closed) return;
      options.onLost?.(error);
      await new Promise<void>((resolve) => {
        wakeUp = resolve;
        setTimeout(resolve, delayMs);
      });
      delayMs = Math.min(delayMs * 2, LAST_RETRY_MS);
    }
  };

  await new Promise<void>((ready) => void keepListening(ready));
  return {
    close: async () => {
      closed = true;
      wakeUp();
      await current?.end().catch(() => undefined);
    },
  };
}

/** After a break: whatever was announced meanwhile is lost, so everything may have changed. */
async function announceEverything(
  client: pg.Client,
  callback: (announcement: Announcement) => void,
  { onRestored }: ListenOptions,
): Promise<void> {
  const { rows } = await client.query<{ ledger: number; close_time: Date }>(
    "select ledger, close_time from indexer_cursor",
  );
  onRestored?.();
  callback({
    ledger: rows[0]?.ledger ?? 0,
    closeTime: rows[0]?.close_time ?? new Date(0),
    groupIds: [],
    everything: true,
  });
}
