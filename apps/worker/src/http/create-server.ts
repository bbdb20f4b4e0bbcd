import { randomBytes } from "node:crypto";
import { healthRoutes } from "@ajo/shell";
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from "fastify";
import type { Registry } from "prom-client";
import { operatorRoutes, type OperatorRoutes } from "../operator/routes";
import { workerReadiness, type HealthDependencies } from "./health";

/** Health, metrics and, for whoever has the token, the operator's page. */
export function createServer(
  health: HealthDependencies,
  metrics: Registry,
  operator: OperatorRoutes | null,
  log: FastifyBaseLogger,
): FastifyInstance {
  const server = fastify({
    loggerInstance: log,
    genReqId: () => randomBytes(9).toString("base64url"),
    // Probes come every few seconds and are not news.
    logController: new LogController({ disableRequestLogging: true }),
  });
  healthRoutes(server, { readiness: () => workerReadiness(health), metrics });
  if (operator !== null) operatorRoutes(server, operator);
  return server;
}
