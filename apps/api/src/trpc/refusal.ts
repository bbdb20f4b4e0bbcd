import { appRouter } from "@ajo/router";
import { AjoError } from "@ajo/schemas";
import { TRPCError } from "@trpc/server";
import { getErrorShape } from "@trpc/server/shared";
import type { IncomingMessage } from "node:http";
import { isPlain } from "../wire/serve-from-wire";
import { findProcedure } from "./procedures";

const { _config: config } = appRouter._def;
const PREFIX = "/trpc/";

/** When whoever is refused may come again. */
export const RETRY_AFTER_SECONDS = 1;

/** Work that waits in line helps nobody: whoever is let in is answered soon, the others know at once. */
export function overloaded(): TRPCError {
  const cause = new AjoError("RateLimited", "the server is busy: ask again in a second", {
    data: { retryAfterSeconds: String(RETRY_AFTER_SECONDS) },
  });
  return new TRPCError({ code: "TOO_MANY_REQUESTS", message: cause.message, cause });
}

/** The refusal of one call, as JSON, by the path of its procedure. */
const ofCalls = new Map<string, string>();

/**
 * What tRPC's resolver says to a request that is not let in, in its very bytes (`overload.int.test.ts`), made once for
 * each procedure: a refusal must cost nearly nothing, or refusing is what a crowd keeps the server busy with. Null for
 * what is no call, for streams, and for paths that name no procedure or are spelled unusually: the resolver sees to them.
 */
export function refusalOf({ method, url, headers }: IncomingMessage): Buffer | null {
  if ((method !== "GET" && method !== "POST") || url?.startsWith(PREFIX) !== true) return null;
  if (!isPlain(headers) || headers.accept?.includes("text/event-stream") === true) return null;
  const [path = "", search = ""] = url.slice(PREFIX.length).split("?", 2);
  const isBatch = new URLSearchParams(search).get("batch") === "1";
  const calls: string[] = [];
  for (const name of isBatch ? path.split(",") : [path]) {
    const refusal = refusalOfCall(name);
    if (refusal === null) return null;
    calls.push(refusal);
  }
  return Buffer.from(isBatch ? `[${calls.join(",")}]` : calls.join(""));
}

function refusalOfCall(path: string): string | null {
  const made = ofCalls.get(path);
  if (made !== undefined) return made;
  const type = findProcedure(path)?._def.type;
  if (type === undefined || type === "subscription") return null;
  const shape = getErrorShape({ config, error: overloaded(), path, type, input: undefined, ctx: undefined });
  const refusal = JSON.stringify({ error: config.transformer.output.serialize(shape) as unknown });
  ofCalls.set(path, refusal);
  return refusal;
}
