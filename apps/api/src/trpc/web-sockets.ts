import {
  appRouter,
  createConnectionContext,
  Places,
  watchSession,
  type RouterContext,
  type RouterDependencies,
} from "@ajo/router";
import { isRetryable } from "@ajo/schemas";
import fastifyCookie from "@fastify/cookie";
import proxyAddr from "@fastify/proxy-addr";
import { TRPCError } from "@trpc/server";
import { applyWSSHandler } from "@trpc/server/adapters/ws";
import type { FastifyBaseLogger } from "fastify";
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";
import { z } from "zod";
import type { Admission } from "../http/admission";
import { nextRequestId } from "../http/request-id";
import { sessionCookieHeaders, tokensIn } from "../http/session-cookie";
import { logFailure } from "./log-failure";

const PATH = "/trpc";
const LARGEST_MESSAGE = 512 * 1024;
const PING_MS = 15_000;
const PONG_WAIT_MS = 10_000;
/** Of those that are for applications (RFC 6455, 7.4.2), as HTTP's 401: connect again, with a token that is good. */
export const SESSION_ENDED = 4401;
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
 * limits. A page of another origin gets no session by it. Whoever is signed in is so until the access token ends; then the
 * connection is closed (SESSION_ENDED), and tRPC's client makes another one by itself, on which a page's session goes on.
 */
export function serveWebSockets(http: Server, parts: Parts): WebSockets {
  const { dependencies, log } = parts;
  const addressOf = addressReader(parts.trustProxy);
  const places = new Places(dependencies.config.streamsPerCaller, "WebSockets of one address");
  const callers = new WeakMap<IncomingMessage, Caller>();
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
    // Until `ws` hears for itself.
    socket.on("error", () => socket.destroy());
    void callerOf(parts, request).then((caller) => {
      if (caller === null) {
        refuse(socket, "503 Service Unavailable");
        return;
      }
      callers.set(request, caller);
      sockets.handleUpgrade(request, socket, head, (client) => sockets.emit("connection", client, request));
    });
  });
  sockets.on("headers", (headers, request) => headers.push(...(callers.get(request)?.headers ?? [])));
  const handler = applyWSSHandler({
    wss: sockets,
    router: appRouter,
    createContext: ({ req, res, info }) => {
      const accessToken = callers.get(req)?.accessToken ?? tokenIn(info.connectionParams);
      // tRPC's types name a package that is not theirs: it gives what `ws` gave it.
      return contextOf(parts, addressOf(req), accessToken, res as WebSocket);
    },
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
  { dependencies, admission }: Parts,
  ip: string,
  accessToken: string | null,
  client: WebSocket,
): RouterContext {
  const noCookies = () => {
    throw new TRPCError({
      code: "METHOD_NOT_SUPPORTED",
      message: "sign in over HTTP: a WebSocket that is open sets no cookies",
    });
  };
  if (accessToken !== null) {
    const stop = watchSession(dependencies, accessToken, () => client.close(SESSION_ENDED, "session ended"));
    client.on("close", stop);
    if (client.readyState !== client.OPEN) stop();
  }
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

/** Whom a connection says that it is of, before it is open. */
interface Caller {
  accessToken: string | null;
  /** Lines of the reply that opens it. */
  headers: string[];
}

/**
 * From the header of a client that can set one, else from the cookies of the web app's own pages, whose session goes on
 * as with any request (`continueSession`): the reply that opens a WebSocket may still set cookies. A browser that was
 * told that its token has ended may not have forgotten it yet. Null when nobody can tell just now.
 */
async function callerOf(
  { dependencies, webOrigin }: Parts,
  { headers }: IncomingMessage,
): Promise<Caller | null> {
  const cookies = headers.origin === webOrigin ? fastifyCookie.parse(headers.cookie ?? "") : {};
  const { accessToken, refreshToken } = tokensIn(headers.authorization, cookies);
  if (refreshToken === null) return { accessToken, headers: [] };
  const { sessions } = dependencies;
  try {
    if (accessToken !== null && (await sessions.findAccess(accessToken)) !== null)
      return { accessToken, headers: [] };
    const next = await sessions.refresh(refreshToken);
    return { accessToken: next.accessToken, headers: sessionCookieHeaders(webOrigin, next) };
  } catch (error) {
    // As anybody; the page's next request is told why.
    return isRetryable(error) ? null : { accessToken: null, headers: [] };
  }
}

const connectionParamsSchema = z.object({ accessToken: z.string() });

/** tRPC's way for clients that can set no header: asked of them anew each time that they connect. */
function tokenIn(connectionParams: unknown): string | null {
  const parsed = connectionParamsSchema.safeParse(connectionParams);
  return parsed.success ? parsed.data.accessToken : null;
}
