import type { IncomingMessage, ServerResponse } from "node:http";
import { refusalOf, RETRY_AFTER_SECONDS } from "../trpc/refusal";
import type { Admission } from "./admission";
import { corsHeaders, VARY } from "./cors";
import { nextRequestId } from "./request-id";

/** Refuses a call that there is no room for, before Fastify or tRPC see it or its body is read. False: it goes on. */
export function refuseEarly(
  admission: Admission,
  webOrigin: string,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  if (!admission.isFull) return false;
  const body = refusalOf(request);
  if (body === null) return false;
  admission.refused += 1;
  const headers: Record<string, string | number> = {
    "x-request-id": nextRequestId(),
    vary: VARY,
    "x-content-type-options": "nosniff",
    ...corsHeaders(request.headers.origin, webOrigin, request.method ?? "GET"),
    "retry-after": RETRY_AFTER_SECONDS,
    "content-type": "application/json",
    "cache-control": "no-store",
    "content-length": body.length,
  };
  response.writeHead(429, headers).end(body);
  return true;
}
