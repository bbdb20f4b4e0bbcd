import type { SharedAnswer } from "@ajo/router";
import { LRUCache } from "lru-cache";
import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** A reply as it goes on the wire. */
export interface WireReply {
  status: number;
  body: Buffer;
  /** Strong: the same tag is the same bytes. */
  etag: string;
  contentType: string;
}

interface Kept {
  reply: WireReply;
  answers: readonly SharedAnswer[];
}

/** A reply that is being made, for everybody who asks for the same meanwhile. */
interface Making {
  reply: Promise<WireReply | null>;
  land: (reply: WireReply | null) => void;
  /** How often anything had been invalidated when it began. */
  invalidations: number;
  /** The router is at it, and will be whether or not the first who asked still waits. */
  isAnswering: boolean;
}

/** A request by which a reply is asked for; its identity tells whose reply is offered. */
export type Asked = Pick<IncomingMessage, "url">;

/** Counts what may have changed an answer. */
export interface Invalidated {
  readonly invalidations: number;
}

/**
 * The bytes of replies to public reads, by request URL, so that routing, validating and serialising is paid once for
 * each change and not for each request. Kept bytes are given only while memory still gives the very answers they were
 * made from, so they are always what the router would say. A reply that is being made is waited for by whoever asks
 * while nothing at all is invalidated, and then given to all of them, whatever has changed meanwhile: the router reads
 * nothing that is older than the request it reads for, and nothing lies between that one and theirs. Whoever gets none
 * passes the router.
 */
export class WireCache {
  readonly #kept: LRUCache<string, Kept>;
  /** Those that may be waited for, the newest for each URL. */
  readonly #making = new Map<string, Making>();
  readonly #begun = new WeakMap<Asked, Making>();
  readonly counts = { hits: 0, waited: 0 };

  constructor(
    maxBytes: number,
    private readonly cache: Invalidated,
    /** Whether the answers of a procedure are for everybody: what is personal is never waited for. */
    private readonly isForEverybody: (path: string) => boolean,
  ) {
    this.#kept = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: ({ reply }, url) => reply.body.length + url.length + 256,
    });
  }

  find(url: string): WireReply | null {
    const kept = this.#kept.get(url);
    if (kept === undefined) return null;
    if (!kept.answers.every(isCurrent)) {
      this.#kept.delete(url);
      return null;
    }
    this.counts.hits += 1;
    return kept.reply;
  }

  /** The reply that somebody else is making, null when it turns out not to be for everybody; undefined when nobody is. */
  underway(url: string): Promise<WireReply | null> | undefined {
    const making = this.#making.get(url);
    // What was read before an invalidation is for those who asked before it.
    if (making?.invalidations !== this.cache.invalidations) return undefined;
    this.counts.waited += 1;
    return making.reply;
  }

  /**
   * Others will wait for this reply, until it is offered, or the function that this returns says that the request is
   * over and the router is not at it.
   */
  begin(asked: Asked): () => void {
    const { url = "" } = asked;
    if (!pathsOf(url).every(this.isForEverybody)) return () => undefined;
    let land: Making["land"] = () => undefined;
    const reply = new Promise<WireReply | null>((resolve) => (land = resolve));
    const making: Making = { reply, land, invalidations: this.cache.invalidations, isAnswering: false };
    this.#making.set(url, making);
    this.#begun.set(asked, making);
    return () => {
      if (!making.isAnswering) this.#land(url, making, null);
    };
  }

  /** The router answers, until the function that this returns is called: nobody waits any longer than that. */
  answering(asked: Asked): () => void {
    const making = this.#begun.get(asked);
    if (making === undefined) return () => undefined;
    making.isAnswering = true;
    return () => this.#land(asked.url ?? "", making, null);
  }

  /** Gives a reply to those who wait for it, and keeps it if memory vouches for all that is in it. */
  offer(asked: Asked, reply: WireReply, answers: readonly SharedAnswer[]): void {
    const { url = "" } = asked;
    if (answers.every(isCurrent)) this.#kept.set(url, { reply, answers });
    const making = this.#begun.get(asked);
    if (making !== undefined) this.#land(url, making, reply);
  }

  #land(url: string, making: Making, reply: WireReply | null): void {
    if (this.#making.get(url) === making) this.#making.delete(url);
    making.land(reply);
  }
}

const isCurrent = ({ answer, current }: SharedAnswer) => current() === answer;

/** The procedures that a URL names: those of a batch are joined by commas. */
const pathsOf = (url: string) => (url.split("?", 1)[0] ?? url).slice("/trpc/".length).split(",");

export function etagOf(body: Buffer): string {
  return `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
}

/** RFC 9110: any of the listed tags, weak or strong. */
export function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return (
    ifNoneMatch === etag || ifNoneMatch.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag)
  );
}
