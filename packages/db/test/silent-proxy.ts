import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** A way to a server that can fall silent: connections stay open, and nothing comes through in either direction. */
export interface SilentProxy {
  url: string;
  fallSilent(): void;
  /** New connections come through; those of before stay silent. */
  speak(): void;
  close(): Promise<void>;
}

export async function createSilentProxy(serverUrl: string): Promise<SilentProxy> {
  const target = new URL(serverUrl);
  const sockets = new Set<Socket>();
  let silent = false;
  const server = createServer((incoming) => {
    sockets.add(incoming.on("error", () => incoming.destroy()));
    if (silent) return;
    const outgoing = connect(Number(target.port), target.hostname);
    sockets.add(outgoing.on("error", () => outgoing.destroy()));
    incoming.pipe(outgoing).pipe(incoming);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = new URL(serverUrl);
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.toString(),
    fallSilent: () => {
      silent = true;
      for (const socket of sockets) socket.unpipe().pause();
    },
    speak: () => (silent = false),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
