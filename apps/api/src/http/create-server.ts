import fastifyCookie from "@fastify/cookie";
import type { RouterDependencies } from "@ajo/router";
import { AjoError } from "@ajo/schemas";
import { checkReadiness, healthRoutes } from "@ajo/shell";
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from "fastify";
import { createServer as createHttpServer } from "node:http";
import type { Metrics } from "../metrics/metrics";
import { SharedStreams } from "../trpc/shared-streams";
import { trpcPlugin } from "../trpc/trpc-plugin";
import { serveFromWire } from "../wire/serve-from-wire";
import type { WireCache } from "../wire/wire-cache";
import type { Admission } from "./admission";
import { corsHeaders, preflightHeaders, VARY } from "./cors";
import { servePictures } from "./pictures";
import { refuse } from "./refuse";
import { refuseEarly } from "./refuse-early";
import { nextRequestId } from "./request-id";
import { stellarToml } from "./stellar-toml";

/** An envelope is at most 180 kB; a batch of the largest is not a thing. */
const BODY_LIMIT = 512 * 1024;
/** A batch names all its procedures in one path segment. */
const PATH_LIMIT = 4_000;
/** A request is small and whole within this time, or its sender is not a client of ours. */
const REQUEST_TIMEOUT_MS = 15_000;
/** Longer than a balancer keeps an idle connection (nginx: 60 s), or it would send requests into closing ones. */
const KEEP_ALIVE_MS = 72_000;

export interface ServerParts {
  dependencies: RouterDependencies;
  wire: WireCache;
  metrics: Metrics;
  log: FastifyBaseLogger;
  webOrigin: string;
  maxIndexerLag: number;
  admission: Admission;
  /** Proxies that tell the caller's address, the web app among them. */
  trustProxy: string;
}

/** The HTTP shell: kept bytes first, then refusals when there is no room, then the router and the pages for machines. */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const { dependencies, wire, metrics, webOrigin, maxIndexerLag, admission } = parts;
  const server = Fastify({
    loggerInstance: parts.log,
    // Fastify's two lines a request are one of ours, in the onResponse hook.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: nextRequestId,
    routerOptions: { maxParamLength: PATH_LIMIT },
    bodyLimit: BODY_LIMIT,
    trustProxy: parts.trustProxy,
    serverFactory: (handle) => {
      const http = createHttpServer((request, response) => {
        serveFromWire(wire, webOrigin, request, response, () => {
          if (!refuseEarly(admission, webOrigin, request, response)) handle(request, response);
        });
      });
      http.requestTimeout = REQUEST_TIMEOUT_MS;
      http.keepAliveTimeout = KEEP_ALIVE_MS;
      return http;
    },
  });
  await server.register(fastifyCookie);

  server.addHook("onRequest", async (request, reply) => {
    const { origin } = request.headers;
    void reply.headers({
      "x-request-id": request.id,
      vary: VARY,
      "x-content-type-options": "nosniff",
      ...corsHeaders(origin, webOrigin, request.method),
    });
  });
  server.addHook("onResponse", async (request, reply) => {
    const facts = {
      method: request.method,
      path: request.url.split("?", 1)[0],
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    };
    request.log[reply.statusCode >= 500 ? "info" : "debug"](facts, "request");
  });
  server.options("/*", async (request, reply) => {
    const wanted = request.headers["access-control-request-method"];
    return reply
      .code(204)
      .headers(preflightHeaders(request.headers.origin, webOrigin, wanted ?? "GET"))
      .send();
  });
  server.setNotFoundHandler(async ({ method, url }, reply) =>
    refuse(
      reply,
      new AjoError("NotAvailable", `there is nothing at ${method} ${url.split("?", 1)[0] ?? ""}`),
    ),
  );
  server.setErrorHandler((error, _request, reply) => {
    if (error instanceof AjoError) return refuse(reply, error);
    throw error;
  });

  const streams = new SharedStreams(parts.log);
  server.addHook("onClose", async () => streams.close());
  await server.register(trpcPlugin, { prefix: "/trpc", dependencies, wire, streams, webOrigin, admission });
  const { database, hearing, watch } = dependencies;
  const readiness = () =>
    checkReadiness({
      projectedLedger: async () => (await database.projection.getCursor())?.ledger ?? null,
      networkLedger: async () => (await watch.current()).latestLedger,
      maxIndexerLag,
      more: () => ({ changes: hearing.status }),
    });
  healthRoutes(server, { readiness, metrics: metrics.registry });
  servePictures(server, dependencies);
  const toml = stellarToml(dependencies.config);
  server.get("/.well-known/stellar.toml", async (_request, reply) =>
    reply
      .type("text/plain; charset=utf-8")
      .header("access-control-allow-origin", "*")
      .header("cache-control", "public, max-age=300")
      .send(toml),
  );
  return server;
}
