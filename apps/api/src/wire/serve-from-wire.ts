import type { IncomingMessage, ServerResponse } from "node:http";
import { corsHeaders, VARY } from "../http/cors";
import { nextRequestId } from "../http/request-id";
import { matches, type WireCache, type WireReply } from "./wire-cache";

/** Everybody may keep the reply, and asks with its tag whether it still holds. */
export const CACHE_CONTROL = "public, no-cache";

/** Headers of a public reply; the same whether its bytes were kept or just made. */
export function wireHeaders(reply: WireReply): Record<string, string> {
  return {
    "content-type": reply.contentType,
    "cache-control": CACHE_CONTROL,
    etag: reply.etag,
    vary: VARY,
    "x-content-type-options": "nosniff",
  };
}

/** Answers a request from kept bytes. False when it cannot, with nothing written. */
export function serveFromWire(
  wire: WireCache,
  webOrigin: string,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  const { url, headers } = request;
  if (request.method !== "GET" || url === undefined || !url.startsWith("/trpc/") || !isPlain(headers))
    return false;
  const reply = wire.find(url);
  if (reply === null) return false;

  const { origin } = headers;
  const all: Record<string, string | number> = wireHeaders(reply);
  all["x-request-id"] = nextRequestId();
  if (origin !== undefined) Object.assign(all, corsHeaders(origin, webOrigin, "GET"));
  if (matches(headers["if-none-match"], reply.etag)) {
    delete all["content-type"];
    response.writeHead(304, all).end();
    return true;
  }
  all["content-length"] = reply.body.length;
  response.writeHead(200, all).end(reply.body);
  return true;
}

/** Whether the reply depends on nothing but the URL: no streaming asked for, no body announced. */
export function isPlain(headers: IncomingMessage["headers"]): boolean {
  const { accept } = headers;
  if (headers["trpc-accept"] !== undefined || accept?.includes("application/jsonl") === true) return false;
  const type = headers["content-type"];
  return type === undefined || type.startsWith("application/json");
}
