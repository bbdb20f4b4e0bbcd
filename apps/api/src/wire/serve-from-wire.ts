import type { IncomingMessage, ServerResponse } from "node:http";
import { corsHeaders, VARY } from "../http/cors";
import { nextRequestId } from "../http/request-id";
import { matches, type WireCache, type WireReply } from "./wire-cache";

/** Everybody may keep the reply, and asks with its tag whether it still holds. */
export const CACHE_CONTROL = "public, no-cache";

/** Headers of a public reply; the same whether its bytes were kept or just made. */
export function wireHeaders(reply: WireReply): Record<string, string> {
  const keeping: Record<string, string> =
    reply.status === 200
      ? { "cache-control": CACHE_CONTROL, etag: reply.etag }
      : { "cache-control": "no-store" };
  return {
    "content-type": reply.contentType,
    ...keeping,
    vary: VARY,
    "x-content-type-options": "nosniff",
  };
}

/** Answers a request from kept bytes, or from those that are being made for somebody else; `otherwise` the long way. */
export function serveFromWire(
  wire: WireCache,
  webOrigin: string,
  request: IncomingMessage,
  response: ServerResponse,
  otherwise: () => void,
): void {
  const { url, headers } = request;
  if (request.method !== "GET" || url === undefined || !url.startsWith("/trpc/") || !isPlain(headers)) {
    otherwise();
    return;
  }
  const kept = wire.find(url);
  if (kept !== null) {
    send(kept, webOrigin, headers, response);
    return;
  }
  const underway = wire.underway(url);
  if (underway !== undefined) {
    void underway.then((reply) => (reply === null ? otherwise() : send(reply, webOrigin, headers, response)));
    return;
  }
  response.once("close", wire.begin(request));
  otherwise();
}

function send(
  reply: WireReply,
  webOrigin: string,
  headers: IncomingMessage["headers"],
  response: ServerResponse,
): void {
  const { origin } = headers;
  const all: Record<string, string | number> = wireHeaders(reply);
  all["x-request-id"] = nextRequestId();
  if (origin !== undefined) Object.assign(all, corsHeaders(origin, webOrigin, "GET"));
  if (reply.status === 200 && matches(headers["if-none-match"], reply.etag)) {
    delete all["content-type"];
    response.writeHead(304, all).end();
    return;
  }
  all["content-length"] = reply.body.length;
  response.writeHead(reply.status, all).end(reply.body);
}

/** Whether the reply depends on nothing but the URL: no streaming asked for, no body announced. */
export function isPlain(headers: IncomingMessage["headers"]): boolean {
  const { accept } = headers;
  if (headers["trpc-accept"] !== undefined || accept?.includes("application/jsonl") === true) return false;
  const type = headers["content-type"];
  return type === undefined || type.startsWith("application/json");
}
