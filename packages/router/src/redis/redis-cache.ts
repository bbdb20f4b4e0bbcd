import type { PutToken, SharedCachePort } from "../ports/shared-cache";
import { Redis } from "ioredis";
import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { GET, PUT } from "./scripts";

/** Longer than any value lives and any load takes, so that a version is never forgotten while it matters. */
const VERSION_MS = 86_400_000;
const VALUE_MS = 5 * 60_000;
/** How soon a Redis that did not answer is asked again whether it does, and after how many times on another connection. */
const AGAIN_MS = 200;
const MOST_TRIES = 25;

export interface RedisCacheOptions {
  url: string;
  /** Tells this Ajo's keys from another's in the same Redis. */
  prefix: string;
  /** Slower than this, the database is the better place to ask. */
  patienceMs: number;
  log: { warn(facts: object, message: string): void };
}

/** Commands as defined below; ioredis adds them at run time. */
interface Scripts {
  ajoGet(keys: number, ...rest: (string | number)[]): Promise<(string | null)[]>;
  ajoPut(keys: number, ...rest: (string | number)[]): Promise<number>;
}

/**
 * The cache that all servers share, in Redis. Sound while Redis forgets, restarts, or is away, and whichever server
 * dies: whoever may have failed to pass on an invalidation changes the epoch, which ends everything, before asking
 * again. Commands of one connection are done in their order, so an invalidation comes before every later `get`. While it
 * does not answer, it is sent nothing but one question at a time whether it does: what nobody reads piles up.
 */
export class RedisCache implements SharedCachePort {
  readonly #redis: Redis & Scripts;
  readonly #prefix: string;
  readonly #log: RedisCacheOptions["log"];
  /** The connection of which every invalidation so far was passed on, and which answers; 0 when there is none. */
  #sound = 0;
  #connection = 0;
  /** The connection that is being made sound. */
  #restoring = 0;
  /** An invalidation may not have been passed on. */
  #mustEmpty = false;
  /** Ends when it is known what became of the last invalidation. */
  #passedOn: Promise<void> = Promise.resolve();

  constructor({ url, prefix, patienceMs, log }: RedisCacheOptions) {
    this.#prefix = `ajo:{${prefix}}`;
    this.#log = log;
    const redis = new Redis(url, {
      ...{ enableOfflineQueue: false, maxRetriesPerRequest: 0, connectTimeout: 2_000 },
      ...{ commandTimeout: patienceMs, retryStrategy: (times) => Math.min(times * 100, 2_000) },
    });
    redis.defineCommand("ajoGet", { lua: GET });
    redis.defineCommand("ajoPut", { lua: PUT });
    this.#redis = redis as Redis & Scripts;
    redis.on("ready", () => {
      this.#connection += 1;
      this.invalidateAll();
    });
    redis.on("close", () => {
      if (this.#sound !== 0) log.warn({}, "the shared cache is away: answers come from the database");
      this.#sound = 0;
    });
    // Told by "close"; unheard, the error would end the process.
    redis.on("error", () => undefined);
  }

  /** Whether it is asked at present. */
  get isUsed(): boolean {
    return this.#sound !== 0;
  }

  async get(key: string, tags: readonly string[]): Promise<{ value: string } | { token: PutToken } | null> {
    if (!this.isUsed) return null;
    const connection = this.#sound;
    const keys = [this.#epoch, this.#entry(key), ...tags.map((tag) => this.#tag(tag))];
    const [answer] = await Promise.all([
      this.#redis.ajoGet(keys.length, ...keys, randomUUID(), VERSION_MS).catch(() => {
        this.#doubt(connection);
        return null;
      }),
      this.#passedOn,
    ]);
    // An invalidation before this may have failed in the meantime.
    if (this.#sound !== connection) return null;
    const [value, ...versions] = answer ?? [];
    if (typeof value === "string") return { value };
    return versions.length === tags.length + 1 ? { token: JSON.stringify([tags, versions]) } : null;
  }

  put(key: string, tags: readonly string[], token: PutToken, value: string): void {
    if (!this.isUsed) return;
    // Made by `get` alone.
    const [asked, [epoch = "", ...versions]] = JSON.parse(token) as [string[], string[]];
    const named = [...asked, ...tags].map((tag) => this.#tag(tag));
    const keys = [this.#epoch, this.#entry(key), ...named];
    const rest = [randomUUID(), VERSION_MS, VALUE_MS, value, asked.length, epoch, ...versions];
    this.#redis.ajoPut(keys.length, ...keys, ...rest).catch(() => undefined);
  }

  invalidate(tags: readonly string[]): void {
    if (tags.length === 0) return;
    if (!this.isUsed) {
      // Also while a new epoch is on its way: it was asked for before this change was heard of.
      this.#mustEmpty = true;
      return;
    }
    const pipeline = this.#redis.pipeline();
    for (const tag of tags) pipeline.set(this.#tag(tag), randomUUID(), "PX", VERSION_MS);
    this.#passOn(pipeline.exec().then((results) => results?.find(([error]) => error !== null)?.[0] ?? null));
  }

  invalidateAll(): void {
    this.#mustEmpty = true;
    this.#doubt(this.#connection);
  }

  async close(): Promise<void> {
    this.#sound = 0;
    this.#redis.disconnect();
  }

  /** An invalidation that failed may have been done or not: only a new epoch is certain. */
  #passOn(done: Promise<Error | null>): void {
    const connection = this.#connection;
    this.#passedOn = done
      .catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))))
      .then((error) => {
        if (error === null || connection !== this.#connection) return;
        this.#log.warn({ err: error }, "the shared cache did not take an invalidation: it is emptied");
        this.invalidateAll();
      });
  }

  /** Nobody asks on this connection until it has answered, and everything was emptied if need be. */
  #doubt(connection: number): void {
    if (connection !== this.#connection) return;
    if (this.#sound !== 0)
      this.#log.warn({}, "the shared cache is not asked until it answers: answers come from the database");
    this.#sound = 0;
    if (this.#restoring === connection || this.#redis.status !== "ready") return;
    this.#restoring = connection;
    void this.#restore(connection);
  }

  async #restore(connection: number): Promise<void> {
    const isCurrent = () => connection === this.#connection && this.#redis.status === "ready";
    for (let tries = 1; isCurrent(); tries += 1) {
      if (await this.#answers()) {
        if (!isCurrent()) return;
        tries = 0;
        // What was invalidated meanwhile came after this epoch was asked for.
        if (this.#mustEmpty) continue;
        this.#restoring = 0;
        this.#sound = connection;
        return;
      }
      if (tries === MOST_TRIES) this.#redis.disconnect(true);
      else await setTimeout(AGAIN_MS, undefined, { ref: false });
    }
  }

  /** Asks in the way that is needed: by emptying everything, or not. */
  async #answers(): Promise<boolean> {
    const empties = this.#mustEmpty;
    this.#mustEmpty = false;
    try {
      if (empties) await this.#redis.set(this.#epoch, randomUUID());
      else await this.#redis.ping();
      return true;
    } catch {
      // It may have been done or not.
      this.#mustEmpty ||= empties;
      return false;
    }
  }

  get #epoch(): string {
    return `${this.#prefix}:epoch`;
  }

  #entry(key: string): string {
    return `${this.#prefix}:answer:${key}`;
  }

  #tag(tag: string): string {
    return `${this.#prefix}:version:${tag}`;
  }
}
