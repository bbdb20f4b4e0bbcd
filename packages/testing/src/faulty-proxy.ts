import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What a proxy does with a request. */
export type Fault =
  "pass" | "refuse" | "cutBefore" | "cutAfter" | "nonsense" | "twice" | "tryLater" | LostReply;

/** As `cutAfter`; what is given happens after the deed and before the connection breaks. */
export interface LostReply {
  cutAfter: () => void;
}

type PassOn = (
  url: string,
  request: { method: "POST"; headers: Record<string, string>; body: string },
) => Promise<Pick<Response, "status" | "text">>;

export interface FaultyProxy {
  url: string;
  close(): Promise<void>;
}

/**
 * Stands before a network and treats each request as `nextFault` says: passes it on, refuses it (HTTP 503), cuts the
 * connection before the network has heard of it, or after the network has acted and before its reply is back, answers
 * what is no answer, passes it on twice and gives the second reply, or tells the sender of a transaction to try again
 * later without passing it on. A network that is not there breaks the connection. `passOn` is how it asks the network:
 * a ledger in this process needs no second socket.
 */
export async function createFaultyProxy(
  targetUrl: string,
  nextFault: (method: string) => Fault,
  passOn: PassOn = fetch,
): Promise<FaultyProxy> {
  const server = createServer((request, response) => {
    handle(request, response).catch(() => request.socket.destroy());
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readText(request);
    const { method, id } = JSON.parse(body) as { method: string; id: unknown };
    const fault = nextFault(method);
    if (fault === "cutBefore") return void request.socket.destroy();
    if (fault === "refuse") return void response.writeHead(503).end();
    if (fault === "nonsense") return void response.writeHead(200).end("<html>gateway</html>");
    if (fault === "tryLater") {
      const result = {
        status: "TRY_AGAIN_LATER",
        hash: "0".repeat(64),
        latestLedger: 1,
        latestLedgerCloseTime: "1",
      };
      return void response
        .writeHead(200, { "content-type": "application/json" })
        .end(JSON.stringify({ jsonrpc: "2.0", id, result }));
    }
    const ask = () =>
      passOn(targetUrl, { method: "POST", headers: { "content-type": "application/json" }, body });
    if (fault === "twice") await (await ask()).text();
    const reply = await ask();
    const text = await reply.text();
    if (typeof fault === "object") fault.cutAfter();
    if (fault === "cutAfter" || typeof fault === "object") return void request.socket.destroy();
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
