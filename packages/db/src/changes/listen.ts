import { setTimeout } from "node:timers/promises";
import pg from "pg";
import type { GroupChange, GroupId, WalletAddress } from "@ajo/schemas";
import { OwnSessions } from "../sql/own-session";
import { CHANNEL, decodeNotice } from "./channel";

/** Hears what the projection changes, after each commit and in its order. */
export interface ChangeListener {
  /** An event was projected. */
  onChange(change: GroupChange): void;
  /** The factory said something of itself: the code it gives may be another. */
  onFactory?(ledger: number): void;
  /** Every change up to and including this ledger has been told. */
  onProjected?(ledger: number, closeTime: Date): void;
  /**
   * What was read before may be wrong in any way: of one group, or with null of all groups (also after the
   * connection was lost, when changes may have been missed).
   */
  onStale?(groupId: GroupId | null): void;
  /** The same of one group, of which something wrong was told: who was shown it is to be shown what is right. */
  onCorrected?(groupId: GroupId): void;
  /** The inboxes of these people have changed. */
  onNoticed?(addresses: readonly WalletAddress[]): void;
  /** Something of somebody's own has changed: a session, a name, a transaction. */
  onPersonal?(address: WalletAddress): void;
  /** The connection was lost: nothing is heard until `onStale(null)`. It is made again by itself. */
  onDisconnected?(error: Error): void;
}

export interface Listening {
  /** Resolves when it listens for the first time: what commits after this is heard. */
  ready: Promise<void>;
  stop(): Promise<void>;
}

const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5_000;
/** Nobody is told that a way is gone on which nothing is sent, and no news looks like no changes: it is asked. */
const HEARTBEAT_MS = 5_000;

/** Hears on a connection of its own, which is made again whenever it breaks, for as long as the database is away. */
export function listen(url: string, listener: ChangeListener, heartbeatMs = HEARTBEAT_MS): Listening {
  const stopping = new AbortController();
  const isStopped = () => stopping.signal.aborted;
  let current: pg.Client | null = null;
  let hasListened = false;

  /** Listens until the connection ends, and says why it did. */
  const listenOnce = async (onListening: () => void): Promise<Error> => {
    const client = new pg.Client({
      ...{ connectionString: url, connectionTimeoutMillis: 5_000, query_timeout: heartbeatMs },
    });
    current = client;
    let heartbeat: NodeJS.Timeout | undefined;
    const ended = new Promise<Error>((end) => {
      client.on("error", end);
      client.on("end", () => end(new Error("the connection for notifications was closed")));
      heartbeat = setInterval(() => void client.query("select 1").catch(end), heartbeatMs);
    });
    client.on("notification", ({ channel, payload }) => {
      if (channel === CHANNEL) hear(listener, payload ?? "");
    });
    try {
      await client.connect();
      await new OwnSessions(url).require(client);
      await client.query(`listen ${CHANNEL}`);
      if (hasListened) listener.onStale?.(null);
      hasListened = true;
      onListening();
      return await ended;
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    } finally {
      clearInterval(heartbeat);
      client.end().catch(() => undefined);
    }
  };

  const keepListening = async (onListening: () => void): Promise<void> => {
    let delayMs = FIRST_RETRY_MS;
    for (;;) {
      const error = await listenOnce(() => {
        delayMs = FIRST_RETRY_MS;
        onListening();
      });
      if (isStopped()) return;
      listener.onDisconnected?.(error);
      // Ends early, by throwing, when stop() comes during the wait.
      await setTimeout(delayMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (isStopped()) return;
      delayMs = Math.min(delayMs * 2, LAST_RETRY_MS);
    }
  };

  return {
    ready: new Promise<void>((ready) => void keepListening(ready)),
    stop: async () => {
      stopping.abort();
      await current?.end().catch(() => undefined);
    },
  };
}

function hear(listener: ChangeListener, payload: string): void {
  const notice = decodeNotice(payload);
  switch (notice.kind) {
    case "changed":
      listener.onChange(notice.change);
      break;
    case "factory":
      listener.onFactory?.(notice.ledger);
      break;
    case "projected":
      listener.onProjected?.(notice.ledger, notice.closeTime);
      break;
    case "noticed":
      listener.onNoticed?.(notice.addresses);
      break;
    case "personal":
      listener.onPersonal?.(notice.address);
      break;
    case "stale":
      listener.onStale?.(notice.groupId);
      break;
    case "corrected":
      listener.onCorrected?.(notice.groupId);
      break;
  }
}
