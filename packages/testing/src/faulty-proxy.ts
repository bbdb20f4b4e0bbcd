import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What a proxy does with a request. */
export type Fault = "pass" | "refuse" | "cutBefore" | "cutAfter" | "nonsense" | "twice";

export interface FaultyProxy {
  url: string;
  close(): Promise<void>;
}

/**
 * Stands before a network and treats each request as `nextFault` says: passes it on, refuses it (HTTP 503), cuts the
 * connection before the network has heard of it, or after the network has acted and before its reply is back, answers
 * what is no answer, or passes it on twice and gives the second reply.
 */
export async function createFaultyProxy(
  targetUrl: string,
  nextFault: (method: string) => Fault,
): Promise<FaultyProxy> {
  const server = createServer((request, response) => {
    void handle(request, response);
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readText(request);
    const fault = nextFault((JSON.parse(body) as { method: string }).method);
    if (fault === "cutBefore") return void request.socket.destroy();
    if (fault === "refuse") return void response.writeHead(503).end();
    if (fault === "nonsense") return void response.writeHead(200).end("<html>gateway</html>");
    const ask = () =>
      fetch(targetUrl, { method: "POST", headers: { "content-type": "application/json" }, body });
    if (fault === "twice") await (await ask()).text();
    const reply = await ask();
    const text = await reply.text();
    if (fault === "cutAfter") return void request.socket.destroy();
    response.writeHead(reply.status, { "content-type": "application/json" }).end(text);
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
