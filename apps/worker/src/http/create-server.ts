import { randomBytes } from "node:crypto";
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from "fastify";
import type { Registry } from "prom-client";
import { checkReadiness, type HealthDependencies } from "./health";

/** Health and metrics: a worker has nothing else to say over HTTP. */
export function createServer(
  health: HealthDependencies,
  metrics: Registry,
  log: FastifyBaseLogger,
): FastifyInstance {
  const server = fastify({
    loggerInstance: log,
    genReqId: () => randomBytes(9).toString("base64url"),
    // Probes come every few seconds and are not news.
    logController: new LogController({ disableRequestLogging: true }),
  });
  server.get("/health/live", async () => ({ live: true }));
  server.get("/health/ready", async (_request, reply) => {
    const readiness = await checkReadiness(health);
    return reply
      .code(readiness.ready ? 200 : 503)
      .header("cache-control", "no-store")
      .send(readiness);
  });
  server.get("/metrics", async (_request, reply) =>
    reply.header("content-type", metrics.contentType).send(await metrics.metrics()),
  );
  return server;
}
