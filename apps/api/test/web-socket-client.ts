import type { AppRouter } from "@ajo/router";
import { createTRPCClient, createWSClient, wsLink } from "@trpc/client";
import type { IncomingMessage } from "node:http";
import superjson from "superjson";
import { WebSocket } from "ws";

interface Connecting {
  /** What a caller's headers tell, each time that it connects. */
  headers?: Record<string, string> | (() => Record<string, string>);
  /** What tRPC's own client tells of itself, each time that it connects. */
  connectionParams?: () => Record<string, string>;
  onOpened?: (reply: IncomingMessage) => void;
  onClosed?: (code: number) => void;
}

/** A client of the API at `url` over a WebSocket of its own, as anybody unless told. */
export function connectTo(url: string, connecting: Connecting = {}) {
  const { headers = {}, connectionParams, onOpened, onClosed } = connecting;
  // The same interface as the browser's; Node 20 has none of its own, and the browser's knows no headers.
  class Socket extends WebSocket {
    constructor(address: string) {
      super(address, { headers: typeof headers === "function" ? headers() : headers });
      this.on("upgrade", (reply: IncomingMessage) => onOpened?.(reply));
      this.on("close", (code: number) => onClosed?.(code));
    }
  }
  const socket = createWSClient({
    url: `${url.replace("http", "ws")}/trpc`,
    WebSocket: Socket as unknown as typeof globalThis.WebSocket,
    ...(connectionParams === undefined ? {} : { connectionParams }),
  });
  const client = createTRPCClient<AppRouter>({ links: [wsLink({ client: socket, transformer: superjson })] });
  return { client, close: () => void socket.close() };
}
