import pg from "pg";
import type { GroupChange, GroupId } from "@ajo/schemas";
import { CHANNEL, decodeNotice } from "./channel";

export interface ChangeListener {
  /** An event was projected and committed. */
  onChange(change: GroupChange): void;
  /**
   * What was read before may be wrong in any way: of one group, or with null of all groups (also after the
   * connection was lost, when changes may have been missed).
   */
  onStale?(groupId: GroupId | null): void;
  /** The connection was lost and is being made again; for logs. */
  onDisconnected?(error: Error): void;
}

export interface Listening {
  /** Resolves when the first connection listens: what commits after this is heard. */
  ready: Promise<void>;
  stop(): Promise<void>;
}

const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5_000;

/** Hears what the projection changes, on a connection of its own that is made again whenever it breaks. */
export function listen(url: string, listener: ChangeListener): Listening {
  let client: pg.Client | null = null;
  let retry: NodeJS.Timeout | null = null;
  let stopped = false;
  let heardBefore = false;
  let signalReady: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => (signalReady = resolve));

  const hear = (payload: string): void => {
    const notice = decodeNotice(payload);
    if (notice.kind === "changed") listener.onChange(notice.change);
    else listener.onStale?.(notice.groupId);
  };

  const connect = async (delayMs: number): Promise<void> => {
    const next = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, keepAlive: true });
    let lost = false;
    const lose = (error: Error): void => {
      if (lost || stopped) return;
      lost = true;
      client = null;
      next.end().catch(() => undefined);
      listener.onDisconnected?.(error);
      retry = setTimeout(() => void connect(Math.min(delayMs * 2, LAST_RETRY_MS)), delayMs);
    };
    next.on("error", lose);
    next.on("end", () => lose(new Error("the connection for notifications was closed")));
    next.on("notification", ({ payload }) => hear(payload ?? ""));
    try {
      await next.connect();
      await next.query(`listen ${CHANNEL}`);
    } catch (error) {
      lose(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    if (stopped) return void next.end().catch(() => undefined);
    client = next;
    delayMs = FIRST_RETRY_MS;
    if (heardBefore) listener.onStale?.(null);
    heardBefore = true;
    signalReady();
  };

  void connect(FIRST_RETRY_MS);
  return {
    ready,
    stop: async () => {
      stopped = true;
      if (retry !== null) clearTimeout(retry);
      await client?.end().catch(() => undefined);
    },
  };
}
