import { setMaxListeners } from "node:events";
import { Sessions } from "./auth/sessions";
import { AnswerCache, type AnswerCacheOptions } from "./cache/answer-cache";
import { PersonalCache } from "./cache/personal-cache";
import { groupTag } from "./cache/tags";
import { Audiences } from "./changes/audiences";
import { ChangeHub } from "./changes/change-hub";
import { Hearing } from "./changes/hearing";
import { followChanges } from "./changes/follow-changes";
import { StreamPlaces } from "./changes/stream-places";
import { systemClock, type Clock } from "./clock";
import type { RouterConfig } from "./config";
import { GroupReads } from "./group/group-reads";
import type { Log } from "./log";
import { RateLimiter } from "./middleware/rate-limiter";
import type { ObservedCall } from "./middleware/observe";
import { NetworkWatch } from "./network/network-watch";
import type { ChainPort } from "./ports/chain";
import type { DatabasePort } from "./ports/database";
import type { SharedCachePort } from "./ports/shared-cache";
import { Transactions } from "./transaction/transactions";

/** What the app shell builds once and hands to every call. */
export interface RouterDependencies {
  readonly config: RouterConfig;
  readonly chain: ChainPort;
  readonly database: DatabasePort;
  readonly clock: Clock;
  readonly log: Log;
  readonly cache: AnswerCache;
  readonly personal: PersonalCache;
  readonly groupReads: GroupReads;
  readonly changes: ChangeHub;
  readonly audiences: Audiences;
  readonly hearing: Hearing;
  readonly streamPlaces: StreamPlaces;
  readonly watch: NetworkWatch;
  readonly sessions: Sessions;
  readonly transactions: Transactions;
  readonly limiter: RateLimiter;
  /** Aborts when the server stops: open subscriptions end. */
  readonly closing: AbortSignal;
  onCall: (call: ObservedCall) => void;
  /** Begins to hear what the projection changes and to watch the network. */
  start(): void;
  /** Ends subscriptions and everything that `start` began. Neither the database nor the chain is closed: they were given. */
  close(): Promise<void>;
}

export interface RouterParts {
  config: RouterConfig;
  chain: ChainPort;
  database: DatabasePort;
  log: Log;
  clock?: Clock;
  cache?: Partial<AnswerCacheOptions>;
  /** A cache that all servers share, where there is one. */
  shared?: SharedCachePort | null;
  /** How often the network is asked whether it is there. */
  watchIntervalMs?: number;
  /** How often transactions are looked for that nobody follows. */
  followIntervalMs?: number;
  onCall?: (call: ObservedCall) => void;
}

/** Puts the parts together. Nothing runs before `start`. */
export function createRouterDependencies(parts: RouterParts): RouterDependencies {
  const {
    config,
    chain,
    database,
    log,
    clock = systemClock,
    watchIntervalMs = 2_000,
    followIntervalMs = 5_000,
    onCall = () => undefined,
  } = parts;
  const closing = new AbortController();
  // One for each subscription: thousands are no leak.
  setMaxListeners(0, closing.signal);
  const cache = new AnswerCache({ now: clock.monotonicMs, ...parts.cache }, parts.shared ?? null);
  const changes = new ChangeHub(database);
  const watch = new NetworkWatch(chain, clock, {
    onState: ({ closeTime }) => cache.setNetworkTime(closeTime),
    onReachable: (reachable) => {
      cache.setChainReachable(reachable);
      log.warn({ reachable }, reachable ? "the chain answers again" : "the chain does not answer");
    },
  });
  const heardOf = () => Math.max(cache.heardOf, watch.lastKnown?.latestLedger ?? 0);
  const personal = new PersonalCache(clock.monotonicMs, heardOf);
  const isLeftBehind = (asOf: Date) => cache.isLeftBehind(asOf);
  const transactions = new Transactions({
    ...{ chain, database, log, sponsorship: config.sponsorship },
    // The database tells this, too; whoever wrote it is not to read what was before.
    onWritten: (source) => personal.invalidate(source),
    // Whoever has this receipt is not to read what was before. A page may have asked for the new group before it was there: forget that it was unknown.
    onConfirmed: ({ receipt }) => {
      cache.hearOf(receipt.ledger);
      if (receipt.createdGroupId !== null) cache.invalidate([groupTag(receipt.createdGroupId)]);
    },
  });
  const hearing = new Hearing(log);
  let stopFollowing: (() => Promise<void>) | undefined;
  return {
    ...{ config, chain, database, clock, log, cache, personal, changes, hearing, watch, onCall },
    streamPlaces: new StreamPlaces(config.streamsPerCaller),
    audiences: new Audiences({ database, changes, log, closing: closing.signal }),
    groupReads: new GroupReads(cache, { database, chain, config, log, isLeftBehind }),
    sessions: new Sessions(database, personal, clock, config, log),
    transactions,
    limiter: new RateLimiter(clock.monotonicMs),
    closing: closing.signal,
    start: () => {
      stopFollowing ??= followChanges(database, { cache, personal, changes, hearing });
      watch.start(watchIntervalMs);
      transactions.start(followIntervalMs);
    },
    close: async () => {
      closing.abort();
      watch.stop();
      await transactions.stop();
      await stopFollowing?.();
    },
  };
}
