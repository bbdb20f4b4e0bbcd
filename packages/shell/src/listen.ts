import type { FastifyInstance } from "fastify";
import type { AddressInfo } from "node:net";

/** Listens, and tells the URL: with port 0 any free one is taken. */
export async function listen(
  server: FastifyInstance,
  { host, port }: { host: string; port: number },
): Promise<string> {
  await server.listen({ host, port, listenTextResolver: () => "listening" });
  // A server that listens on TCP has an address with a port.
  return `http://${host}:${(server.server.address() as AddressInfo).port}`;
}
