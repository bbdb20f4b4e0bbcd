import type { FastifyInstance } from "fastify";
import type { Readiness } from "./readiness";

/** What gives metrics in Prometheus' text format; a prom-client Registry is one. */
interface MetricsText {
  contentType: string;
  metrics(): Promise<string>;
}

/** What machines ask. Live: the process answers. Ready: it can do its work, and its work is recent. */
export function healthRoutes(
  server: FastifyInstance,
  parts: { readiness: () => Promise<Readiness>; metrics: MetricsText },
): void {
  server.get("/health/live", async () => ({ live: true }));
  server.get("/health/ready", async (_request, reply) => {
    const readiness = await parts.readiness();
    return reply
      .code(readiness.ready ? 200 : 503)
      .header("cache-control", "no-store")
      .send(readiness);
  });
  server.get("/metrics", async (_request, reply) =>
    reply.type(parts.metrics.contentType).send(await parts.metrics.metrics()),
  );
}
