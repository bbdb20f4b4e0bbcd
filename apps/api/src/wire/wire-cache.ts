import type { SharedAnswer } from "@ajo/router";
import { AjoError } from "@ajo/schemas";
import { LRUCache } from "lru-cache";
import { createHash } from "node:crypto";

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
}

/**
 * The bytes of replies to public reads, by request URL, so that routing, validating and serialising is paid once for
 * each change and not for each request. A reply is given only while memory still gives the very answers it was made
 * from, so it is always what the router would say. Replies being made are waited for, and given to those who waited
 * on the same terms; whoever gets none passes the router.
 */
export class WireCache {
  readonly #kept: LRUCache<string, Kept>;
  readonly #making = new Map<string, Making>();
  /** Paths that once gave a public reply: what is personal is never waited for. */
  readonly #publicPaths = new LRUCache<string, true>({ max: 1_000 });
  readonly counts = { hits: 0, waited: 0 };

  constructor(maxBytes: number) {
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
    if (making !== undefined) this.counts.waited += 1;
    return making?.reply;
  }

  /** Others will wait for this reply, until it is offered or the function that this returns is called. */
  begin(url: string): () => void {
    if (!this.#publicPaths.has(pathOf(url))) return () => undefined;
    let land: Making["land"] = () => undefined;
    const reply = new Promise<WireReply | null>((resolve) => (land = resolve));
    const making: Making = { reply, land };
    this.#making.set(url, making);
    return () => this.#land(url, making, null);
  }

  /** Keeps a reply if memory vouches for all that is in it, and gives it to those who wait for it. */
  offer(url: string, reply: WireReply, answers: readonly SharedAnswer[]): void {
    this.#publicPaths.set(pathOf(url), true);
    const making = this.#making.get(url);
    const current = answers.every(isCurrent);
    if (current) this.#kept.set(url, { reply, answers });
    // What says that it is stale may be given to anybody who would otherwise have to wait as long once more.
    if (making !== undefined) this.#land(url, making, current || answers.every(isStale) ? reply : null);
  }

  #land(url: string, making: Making, reply: WireReply | null): void {
    if (this.#making.get(url) === making) this.#making.delete(url);
    making.land(reply);
  }
}

const isCurrent = ({ answer, current }: SharedAnswer) => current() === answer;
const isStale = ({ answer }: SharedAnswer) => !(answer instanceof AjoError) && answer.freshness.stale;

const pathOf = (url: string) => url.split("?", 1)[0] ?? url;

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
