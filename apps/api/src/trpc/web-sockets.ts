import {
  appRouter,
  createConnectionContext,
  Places,
  type RouterContext,
  type RouterDependencies,
} from "@ajo/router";
import fastifyCookie from "@fastify/cookie";
import proxyAddr from "@fastify/proxy-addr";
import { TRPCError } from "@trpc/server";
import { applyWSSHandler } from "@trpc/server/adapters/ws";
import type { FastifyBaseLogger } from "fastify";
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";
import type { Admission } from "../http/admission";
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
  admission: Admission;
  /** Proxies that tell the caller's address. */
  trustProxy: string;
}

export interface WebSockets {
  readonly connections: number;
  /** Asks clients to connect again, elsewhere if need be, and closes. */
  close(): Promise<void>;
}

/**
 * The router over WebSocket, for clients that prefer it to server-sent events: same procedures, same values, the same
 * limits. A page of another origin gets no session by it; cookies cannot be set.
 */
export function serveWebSockets(http: Server, parts: Parts): WebSockets {
  const { dependencies, log } = parts;
  const addressOf = addressReader(parts.trustProxy);
  const places = new Places(dependencies.config.streamsPerCaller, "WebSockets of one address");
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE });
  http.on("upgrade", (request, socket, head) => {
    if (request.url?.split("?", 1)[0] !== PATH) {
      refuse(socket, "404 Not Found");
      return;
    }
    const leave = placeFor(places, addressOf(request));
    if (leave === null) {
      refuse(socket, "429 Too Many Requests");
      return;
    }
    socket.on("close", leave);
    sockets.handleUpgrade(request, socket, head, (client) => sockets.emit("connection", client, request));
  });
  const handler = applyWSSHandler({
    wss: sockets,
    router: appRouter,
    createContext: ({ req }) => contextOf(parts, req, addressOf(req)),
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

function refuse(socket: Duplex, status: string): void {
  // Nobody else hears of it any more, and an error that nobody hears ends the process.
  socket.on("error", () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
}

function placeFor(places: Places, address: string): (() => void) | null {
  try {
    return places.take(address);
  } catch {
    return null; // Places throws nothing else
  }
}

/** The caller's address as Fastify finds it for HTTP: what the last proxy that is not ours was called from. */
function addressReader(trustProxy: string): (request: IncomingMessage) => string {
  const isTrusted = proxyAddr.compile(trustProxy.split(",").map((name) => name.trim()));
  return (request) => proxyAddr(request, isTrusted);
}

function contextOf(
  { dependencies, webOrigin, admission }: Parts,
  request: IncomingMessage,
  ip: string,
): RouterContext {
  const accessToken = accessTokenOf(request, webOrigin);
  const noCookies = () => {
    throw new TRPCError({
      code: "METHOD_NOT_SUPPORTED",
      message: "sign in over HTTP: a WebSocket sets no cookies",
    });
  };
  return createConnectionContext(
    dependencies,
    { id: nextRequestId(), ip, accessToken, refreshToken: null },
    {
      setHeader: () => undefined,
      setSessionCookies: noCookies,
      clearSessionCookies: noCookies,
      streamShared: null,
      admit: (work) => admission.admit(work),
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
