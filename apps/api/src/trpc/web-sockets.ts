import { appRouter, createContext, type RouterContext, type RouterDependencies } from "@ajo/router";
import fastifyCookie from "@fastify/cookie";
import { TRPCError } from "@trpc/server";
import { applyWSSHandler } from "@trpc/server/adapters/ws";
import type { FastifyBaseLogger } from "fastify";
import type { IncomingMessage, Server } from "node:http";
import { WebSocketServer, type WebSocket } from "ws";
import { nextRequestId } from "../http/request-id";
import { SESSION_COOKIE } from "../http/session-cookie";
import { logFailure } from "./log-failure";

const PATH = "/trpc";
const LARGEST_MESSAGE = 512 * 1024;
const PING_MS = 15_000;
const PONG_WAIT_MS = 10_000;
/** What may wait for a slow reader; then it is cut off, and resumes after the last event that it has seen. */
const MOST_BUFFERED = 1024 * 1024;

interface Parts {
  dependencies: RouterDependencies;
  log: FastifyBaseLogger;
  webOrigin: string;
}

export interface WebSockets {
  readonly connections: number;
  /** Asks clients to connect again, elsewhere if need be, and closes. */
  close(): Promise<void>;
}

/**
 * The router over WebSocket, for clients that prefer it to server-sent events: same procedures, same values. A page of
 * another origin gets no session by it; cookies cannot be set.
 */
export function serveWebSockets(http: Server, { dependencies, log, webOrigin }: Parts): WebSockets {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE });
  http.on("upgrade", (request, socket, head) => {
    if (request.url?.split("?", 1)[0] !== PATH) {
      // Nobody else hears of it any more, and an error that nobody hears ends the process.
      socket.on("error", () => socket.destroy());
      socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n");
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => sockets.emit("connection", client, request));
  });
  const handler = applyWSSHandler({
    wss: sockets,
    router: appRouter,
    createContext: ({ req }) => contextOf(dependencies, req, webOrigin),
    onError: (failure) => logFailure(log, failure),
    keepAlive: { enabled: true, pingMs: PING_MS, pongWaitMs: PONG_WAIT_MS },
  });
  const watch = setInterval(() => cutOffSlow(sockets.clients), 1_000).unref();
  return {
    get connections() {
      return sockets.clients.size;
    },
    close: async () => {
      clearInterval(watch);
      handler.broadcastReconnectNotification();
      for (const client of sockets.clients) client.close(1001);
      sockets.close();
    },
  };
}

/** A reader that does not keep up would have the server remember everything for it. */
export function cutOffSlow(clients: Iterable<Pick<WebSocket, "bufferedAmount" | "terminate">>): void {
  for (const client of clients) if (client.bufferedAmount > MOST_BUFFERED) client.terminate();
}

function contextOf(
  dependencies: RouterDependencies,
  request: IncomingMessage,
  webOrigin: string,
): RouterContext {
  const ip = request.socket.remoteAddress ?? "";
  const accessToken = accessTokenOf(request, webOrigin);
  const noCookies = () => {
    throw new TRPCError({
      code: "METHOD_NOT_SUPPORTED",
      message: "sign in over HTTP: a WebSocket sets no cookies",
    });
  };
  return createContext(
    dependencies,
    { id: nextRequestId(), ip, accessToken, refreshToken: null },
    {
      setHeader: () => undefined,
      setSessionCookies: noCookies,
      clearSessionCookies: noCookies,
      streamShared: null,
    },
  );
}

/** From the header of a client that can set one, else from the cookie of the web app's own pages. */
function accessTokenOf({ headers }: IncomingMessage, webOrigin: string): string | null {
  const [scheme, token] = headers.authorization?.split(" ") ?? [];
  if (scheme?.toLowerCase() === "bearer" && token !== undefined) return token;
  if (headers.origin !== webOrigin || headers.cookie === undefined) return null;
  return fastifyCookie.parse(headers.cookie)[SESSION_COOKIE] ?? null;
}
