import { randomBytes } from "node:crypto";
import { healthRoutes } from "@ajo/shell";
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from "fastify";
import type { Registry } from "prom-client";
import { workerReadiness, type HealthDependencies } from "./health";

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
  healthRoutes(server, { readiness: () => workerReadiness(health), metrics });
  return server;
}
