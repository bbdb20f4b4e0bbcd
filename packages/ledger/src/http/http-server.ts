/** One origin for everything: JSON-RPC by POST, friendbot, and the small part of Horizon that wallets ask for. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { answer, UnparsableBody } from "../rpc/json-rpc";
import type { RpcContext } from "../rpc/rpc-context";
import type { Ledger } from "../engine/ledger";
import type { Friendbot } from "../friendbot/friendbot";
import { friendbotAnswer } from "./friendbot-answer";
import { horizonAnswer } from "../horizon/horizon-answer";
import type { HttpAnswer } from "./http-answer";
import { BodyTooLarge, readBody } from "./read-body";

export interface HttpOptions {
  readonly ledger: Ledger;
  readonly version: string;
  readonly friendbot: Friendbot;
  readonly onFault: (error: unknown) => void;
}

/** The same methods are answered here, to requests as large as a snapshot. */
const MAX_CONTROL_BYTES = 512 * 1024 * 1024;

export function createHttpServer(options: HttpOptions): Server {
  return createServer((request, response) => {
    handle(request, response, options).catch((error: unknown) => {
      // Whoever asked has gone away before the question was complete: nobody's fault here, and nobody to answer.
      if (request.destroyed && !request.complete) return void response.destroy();
      options.onFault(error);
      if (!response.headersSent)
        send(response, { status: 500, contentType: "text/plain; charset=utf-8", body: "internal error\n" });
      else response.destroy();
    });
  });
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  options: HttpOptions,
): Promise<void> {
  response.setHeader("access-control-allow-origin", "*");
  const url = new URL(request.url ?? "/", "http://ledger");
  if (request.method === "OPTIONS") {
    preflight(request, response);
    return;
  }
  if (url.pathname === "/friendbot") return handleFriendbot(request, response, url, options);
  if (
    request.method === "POST" &&
    (url.pathname === "/" || url.pathname === "/rpc" || url.pathname === "/soroban/rpc")
  )
    return handleRpc(request, response, options);
  if (request.method === "POST" && url.pathname === "/control")
    return handleRpc(request, response, options, MAX_CONTROL_BYTES);
  const horizon = request.method === "GET" ? await horizonAnswer(url, contextFor(request, options)) : null;
  if (horizon !== null) {
    send(response, horizon);
    return;
  }
  response.setHeader("accept-post", "application/json");
  response.writeHead(request.method === "GET" ? 404 : 405).end();
}

/** The friendbot is where the client found this server, whatever name it knows it by. */
function contextFor({ headers }: IncomingMessage, { ledger, version }: HttpOptions): RpcContext {
  return { ledger, version, friendbotUrl: `http://${headers.host ?? "localhost"}/friendbot` };
}

/** Any origin may ask, with any header: this network holds nothing worth protecting. */
function preflight(request: IncomingMessage, response: ServerResponse): void {
  const headers = request.headers["access-control-request-headers"];
  response.setHeader("access-control-allow-methods", "GET, POST");
  if (headers !== undefined) response.setHeader("access-control-allow-headers", headers);
  response.setHeader("vary", "Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
  response.writeHead(204).end();
}

async function handleRpc(
  request: IncomingMessage,
  response: ServerResponse,
  options: HttpOptions,
  maxBytes?: number,
): Promise<void> {
  const contentType = (request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
  if (contentType !== "application/json") {
    response.setHeader("accept-post", "application/json");
    send(response, text(415, "content-type must be application/json\n"));
    return;
  }
  try {
    const body = await answer(
      await readBody(request, maxBytes),
      contextFor(request, options),
      options.onFault,
    );
    if (body === null) response.writeHead(204).end();
    else send(response, { status: 200, contentType: "application/json", body });
  } catch (error) {
    if (error instanceof UnparsableBody) {
      send(response, text(500, error.message));
    } else if (error instanceof BodyTooLarge) {
      response.setHeader("connection", "close");
      send(response, text(413, "request body too large\n"));
    } else {
      throw error;
    }
  }
}

async function handleFriendbot(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  { friendbot }: HttpOptions,
): Promise<void> {
  let address = url.searchParams.get("addr");
  if (address === null && request.method === "POST") {
    // Form posts carry the address in the body.
    address = new URLSearchParams(await readBody(request)).get("addr");
  }
  send(response, friendbotAnswer(await friendbot.fund(address ?? "")));
}

const text = (status: number, body: string): HttpAnswer => ({
  status,
  contentType: "text/plain; charset=utf-8",
  body,
});

function send(response: ServerResponse, { status, contentType, body }: HttpAnswer): void {
  response
    .writeHead(status, { "content-type": contentType, "content-length": Buffer.byteLength(body) })
    .end(body);
}
