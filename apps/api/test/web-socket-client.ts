import type { AppRouter } from "@ajo/router";
import { createTRPCClient, createWSClient, wsLink } from "@trpc/client";
import superjson from "superjson";
import { WebSocket } from "ws";

/** A client of the API at `url` over a WebSocket of its own, as anybody or with what a caller's headers tell. */
export function connectTo(url: string, headers: Record<string, string> = {}) {
  // The same interface as the browser's; Node 20 has none of its own, and the browser's knows no headers.
  class Socket extends WebSocket {
    constructor(address: string) {
      super(address, { headers });
    }
  }
  const socket = createWSClient({
    url: `${url.replace("http", "ws")}/trpc`,
    WebSocket: Socket as unknown as typeof globalThis.WebSocket,
  });
  const client = createTRPCClient<AppRouter>({ links: [wsLink({ client: socket, transformer: superjson })] });
  return { client, close: () => void socket.close() };
}
