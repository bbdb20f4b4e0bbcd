import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * A balancer that behaves as nginx does by default: in turns, and on to the next server when a connection cannot be
 * made, or breaks before an answer to what may be asked twice (GET).
 */
export async function startBalancer(
  servers: () => readonly string[],
): Promise<{ url: string; stop: () => void }> {
  const agent = new Agent({ keepAlive: true });
  let turn = 0;
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const upstreams = servers();
      turn += 1;
      const order = upstreams.map((_, place) => upstreams[(turn + place) % upstreams.length] ?? "");
      pass(incoming, Buffer.concat(chunks), outgoing, order);
    });
  });
  function pass(
    incoming: IncomingMessage,
    body: Buffer,
    outgoing: ServerResponse,
    [upstream, ...others]: string[],
  ) {
    if (upstream === undefined) {
      outgoing.writeHead(502).end();
      return;
    }
    const { method = "GET", headers, url = "/" } = incoming;
    const sent = request(`${upstream}${url}`, { agent, method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    sent.on("error", (error: NodeJS.ErrnoException) => {
      if (outgoing.headersSent) outgoing.destroy();
      else if (error.code === "ECONNREFUSED" || method === "GET") pass(incoming, body, outgoing, others);
      else outgoing.writeHead(502).end();
    });
    sent.end(body);
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on TCP has an address with a port.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => {
      server.close();
      server.closeAllConnections();
      agent.destroy();
    },
  };
}
