import { appRouter, type RouterContext } from "@ajo/router";
import { TRPCError, type AnyTRPCProcedure } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { getErrorShape } from "@trpc/server/shared";
import type { IncomingMessage } from "node:http";
import { isPlain } from "../wire/serve-from-wire";
import { findProcedure } from "./procedures";

const { _config: config } = appRouter._def;
const PATH = /^[A-Za-z]+\.[A-Za-z]+$/;

/** One query, asked for by GET in the way of every tRPC link that does not batch or stream. */
export interface PlainQuery {
  path: string;
  procedure: AnyTRPCProcedure;
  /** JSON, as the transformer makes it; null when the query takes none. */
  input: string | null;
}

/** A reply before it has headers. */
export interface QueryReply {
  status: number;
  body: Buffer;
}

/** What a request asks for if that is one plain query; null for everything that tRPC's own resolver is to see. */
export function plainQueryOf({ method, url, headers }: IncomingMessage, path: string): PlainQuery | null {
  if (method !== "GET" || !PATH.test(path) || !isPlain(headers)) return null;
  if (headers.accept?.includes("text/event-stream") === true) return null;
  const procedure = findProcedure(path);
  if (procedure?._def.type !== "query") return null;
  const search = new URLSearchParams(url?.slice(url.indexOf("?") + 1 || url.length));
  for (const name of search.keys()) if (name !== "input") return null;
  return { path, procedure, input: search.get("input") };
}

/**
 * Calls the procedure, and says what came of it in the very bytes of tRPC's resolver (`same-bytes.int.test.ts`). That
 * one is made for every runtime and every kind of call: a Request, a Response, a stream and an abort signal for each,
 * which for a query of a few hundred bytes cost many times the query.
 */
export async function answerQuery(
  { path, procedure, input }: PlainQuery,
  ctx: RouterContext,
  onError: (failure: { error: TRPCError; path: string }) => void,
): Promise<QueryReply> {
  try {
    const data: unknown = await procedure({
      ...{ path, ctx, type: "query", signal: undefined, batchIndex: 0 },
      getRawInput: async () => parse(input),
    });
    return { status: 200, body: bytesOf({ result: { data: serialize(data) } }) };
  } catch (cause) {
    const error =
      cause instanceof TRPCError ? cause : new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause });
    onError({ error, path });
    const shape = getErrorShape({ config, ctx, error, input: undefined, path, type: "query" });
    return {
      status: getHTTPStatusCodeFromError(error),
      body: bytesOf({ error: serialize(shape) }),
    };
  }
}

/** An empty text is no input. */
function parse(input: string | null): unknown {
  if (input === null || input === "") return undefined;
  try {
    return config.transformer.input.deserialize(JSON.parse(input));
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : "Invalid input";
    throw new TRPCError({ code: "BAD_REQUEST", message, cause });
  }
}

// Declared to give anything; it gives JSON.
const serialize = (value: unknown): unknown => config.transformer.output.serialize(value) as unknown;
const bytesOf = (reply: object): Buffer => Buffer.from(JSON.stringify(reply));
