import type { SharedAnswer } from "@ajo/router";
import { LRUCache } from "lru-cache";
import { createHash } from "node:crypto";

/** A reply as it goes on the wire. */
export interface WireReply {
  body: Buffer;
  /** Strong: the same tag is the same bytes. */
  etag: string;
  contentType: string;
}

interface Kept {
  reply: WireReply;
  answers: readonly SharedAnswer[];
}

/**
 * The bytes of replies to public reads, by request URL, so that routing, validating and serialising is paid once for
 * each change and not for each request. A reply is given only while memory still gives the very answers it was made
 * from, so it is always what the router would say.
 */
export class WireCache {
  readonly #kept: LRUCache<string, Kept>;
  hits = 0;

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
    this.hits += 1;
    return kept.reply;
  }

  /** Keeps a reply if memory vouches for all that is in it. */
  offer(url: string, reply: WireReply, answers: readonly SharedAnswer[]): void {
    if (answers.every(isCurrent)) this.#kept.set(url, { reply, answers });
  }
}

const isCurrent = ({ answer, current }: SharedAnswer) => current() === answer;

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
