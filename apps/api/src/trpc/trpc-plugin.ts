import {
  appRouter,
  createContext,
  type JoinAudience,
  type RouterContext,
  type RouterDependencies,
} from "@ajo/router";
import { TRPCError } from "@trpc/server";
import { incomingMessageToRequest } from "@trpc/server/adapters/node-http";
import { resolveResponse } from "@trpc/server/http";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import {
  clearSessionCookies,
  continueSession,
  NOBODY,
  setSessionCookies,
  tokensOf,
  type RequestTokens,
} from "../http/session-cookie";
import type { Admission } from "../http/admission";
import { isPlain, wireHeaders } from "../wire/serve-from-wire";
import { etagOf, matches, type WireCache, type WireReply } from "../wire/wire-cache";
import { answerQuery, plainQueryOf } from "./answer-query";
import { logFailure } from "./log-failure";
import { overloaded, RETRY_AFTER_SECONDS } from "./refusal";
import type { SharedStreams } from "./shared-streams";

export interface TrpcPluginOptions {
  dependencies: RouterDependencies;
  wire: WireCache;
  streams: SharedStreams;
  webOrigin: string;
  admission: Admission;
}

type TrpcRequest = FastifyRequest<{ Params: { path: string } }>;

/** The router over HTTP: queries by GET, mutations by POST, subscriptions as server-sent events. */
export async function trpcPlugin(server: FastifyInstance, options: TrpcPluginOptions): Promise<void> {
  // tRPC parses bodies itself; nothing but JSON comes in, so a form of another site cannot make a call.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser("application/json", { parseAs: "string" }, (_request, body, done) =>
    done(null, body),
  );
  server.setErrorHandler((error: { code?: string }, request, reply) =>
    respond(options, request as TrpcRequest, reply, new TRPCError({ code: codeOf(error), cause: error })),
  );
  const { admission } = options;
  server.route<{ Params: { path: string } }>({
    method: ["GET", "POST"],
    url: "/:path",
    handler: async (request, reply) => {
      // Opening a stream is a call, and refused within the stream: a status would end it for good in a browser. Being open is none.
      if (isStream(request)) return respond(options, request, reply, null);
      // Most are refused before they come here (`refuse-early.ts`); this is for those that only tRPC can refuse, and for
      // those whose bodies arrived when others had taken the room.
      if (admission.isFull) {
        admission.refused += 1;
        return respond(options, request, reply.header("retry-after", RETRY_AFTER_SECONDS), overloaded());
      }
      const answered = options.wire.answering(request.raw);
      return admission.during(() => respond(options, request, reply, null)).finally(answered);
    },
  });
}

async function respond(
  options: TrpcPluginOptions,
  request: TrpcRequest,
  reply: FastifyReply,
  error: TRPCError | null,
) {
  const { dependencies, webOrigin } = options;
  const tokens = error === null ? await continueSession(request, reply, dependencies, webOrigin) : NOBODY;
  const context = contextOf(options, request, reply, tokens);
  const query = error === null ? plainQueryOf(request.raw, request.params.path) : null;
  if (query !== null) {
    context.calls = 1;
    const answer = await answerQuery(query, context.value, (failure) => logFailure(request.log, failure));
    return send(options, request, reply, context, { ...answer, contentType: "application/json" });
  }
  const incoming = Object.assign(request.raw, { body: request.body });
  const response = await resolveResponse({
    router: appRouter,
    path: request.params.path,
    req: incomingMessageToRequest(incoming, reply.raw, { maxBodySize: null }),
    error,
    createContext: async ({ info }) => {
      context.calls = info.calls.length;
      return context.value;
    },
    onError: (failure) => logFailure(request.log, failure),
  });
  // tRPC's own does not know that pages of some origins may read more than others: ours stays.
  response.headers.delete("vary");
  const { join } = context;
  if (join !== null) return options.admission.during(() => streamShared(options, reply, response, join));
  if (!isPublic(request, context)) return reply.header("cache-control", "no-store").send(response);
  return send(options, request, reply, context, {
    status: response.status,
    body: Buffer.from(await response.arrayBuffer()),
    contentType: response.headers.get("content-type") ?? "application/json",
  });
}

/** Everybody may keep it, and so do we. */
function isPublic(request: TrpcRequest, { calls, value }: CallContext): boolean {
  return request.method === "GET" && calls > 0 && value.shared.length === calls && isPlain(request.headers);
}

function send(
  { wire }: TrpcPluginOptions,
  request: TrpcRequest,
  reply: FastifyReply,
  context: CallContext,
  answer: Omit<WireReply, "etag">,
): FastifyReply {
  if (!isPublic(request, context))
    return reply
      .code(answer.status)
      .headers({ "content-type": answer.contentType, "cache-control": "no-store" })
      .send(answer.body);
  const wireReply = { ...answer, etag: etagOf(answer.body) };
  wire.offer(request.raw, wireReply, context.value.shared);
  void reply.headers(wireHeaders(wireReply));
  if (wireReply.status === 200 && matches(request.headers["if-none-match"], wireReply.etag))
    return reply.removeHeader("content-type").code(304).send();
  return reply.code(wireReply.status).send(wireReply.body);
}

/** The stream that tRPC would make is never read: everybody in the audience is written the same bytes. */
async function streamShared(
  { streams }: TrpcPluginOptions,
  reply: FastifyReply,
  response: Response,
  join: JoinAudience,
): Promise<FastifyReply> {
  await response.body?.cancel();
  void reply.hijack();
  const headers = Object.entries({ ...reply.getHeaders(), ...Object.fromEntries(response.headers) });
  await streams.open(reply.raw, headers, join);
  return reply;
}

/** What one request brings forth beside its answer. */
interface CallContext {
  value: RouterContext;
  calls: number;
  /** Seats the caller among those who are told the same. */
  join: JoinAudience | null;
}

const isStream = ({ headers }: FastifyRequest): boolean =>
  headers.accept?.includes("text/event-stream") === true;

function contextOf(
  { admission, dependencies, webOrigin }: TrpcPluginOptions,
  request: TrpcRequest,
  reply: FastifyReply,
  tokens: RequestTokens,
): CallContext {
  const context = { calls: 0, join: null as JoinAudience | null };
  const value = createContext(
    dependencies,
    { id: request.id, ip: request.ip, ...tokens },
    {
      setHeader: (name, text) => void reply.header(name, text),
      setSessionCookies: (next) => setSessionCookies(reply, webOrigin, next),
      clearSessionCookies: () => clearSessionCookies(reply, webOrigin),
      // Cookies go with what Fastify sends, and not with what is written beside it.
      streamShared: maySetCookies(request) ? null : (join) => (context.join = join),
      admit: isStream(request) ? (work) => admission.admit(work) : null,
    },
  );
  return Object.assign(context, { value });
}

/** Whether the session of a request is continued on the way. */
function maySetCookies(request: FastifyRequest): boolean {
  const { accessToken, refreshToken } = tokensOf(request);
  return accessToken === null && refreshToken !== null;
}

/** What Fastify refuses before tRPC sees it. */
function codeOf(error: {
  code?: string;
}): "PAYLOAD_TOO_LARGE" | "UNSUPPORTED_MEDIA_TYPE" | "BAD_REQUEST" | "INTERNAL_SERVER_ERROR" {
  if (error.code === "FST_ERR_CTP_BODY_TOO_LARGE") return "PAYLOAD_TOO_LARGE";
  if (error.code === "FST_ERR_CTP_INVALID_MEDIA_TYPE") return "UNSUPPORTED_MEDIA_TYPE";
  return error.code?.startsWith("FST_") === true ? "BAD_REQUEST" : "INTERNAL_SERVER_ERROR";
}
