import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

export interface FlappingProxy {
  url: string;
  /** Bytes that clients have sent. */
  readonly sent: number;
  /** How often all connections were cut. */
  readonly cuts: number;
  /** Connections stay open, and nothing goes either way, until `speak`: then all that was kept does. */
  silence(): void;
  speak(): void;
  /** Falls silent, cuts and refuses connections, and lets them through again, until it is stopped. */
  flap(): { stop(): Promise<void> };
  close(): Promise<void>;
}

/** A way to a server that is not to be relied on. */
export async function createFlappingProxy(serverUrl: string): Promise<FlappingProxy> {
  const target = new URL(serverUrl);
  const sockets = new Set<Socket>();
  let [sent, cuts, isSilent, isDown] = [0, 0, false, false];
  const cut = () => {
    cuts += 1;
    for (const socket of sockets) socket.destroy();
  };
  const kept: { to: Socket; bytes: Buffer }[] = [];
  const silence = () => void (isSilent = true);
  const speak = () => {
    isSilent = false;
    for (const { to, bytes } of kept.splice(0)) to.write(bytes);
  };
  const server = createServer((incoming) => {
    if (isDown) {
      incoming.destroy();
      return;
    }
    const outgoing = connect(Number(target.port), target.hostname);
    incoming.on("data", ({ length }: Buffer) => (sent += length));
    for (const [socket, other] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      sockets.add(socket.on("error", () => socket.destroy()));
      socket.on("close", () => {
        sockets.delete(socket);
        other.destroy();
      });
      socket.on("data", (bytes: Buffer) => {
        if (isSilent) kept.push({ to: other, bytes });
        else other.write(bytes);
      });
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = new URL(serverUrl);
  url.hostname = "127.0.0.1";
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    get sent() {
      return sent;
    },
    get cuts() {
      return cuts;
    },
    silence,
    speak,
    flap: () => {
      const stopping = new AbortController();
      const wait = (ms: number) => pause(ms, undefined, { signal: stopping.signal }).catch(() => undefined);
      const flapping = (async () => {
        while (!stopping.signal.aborted) {
          await wait(120);
          silence();
          await wait(60);
          isDown = true;
          cut();
          kept.splice(0);
          isSilent = false;
          await wait(40);
          isDown = false;
        }
      })();
      return {
        stop: async () => {
          stopping.abort();
          await flapping;
        },
      };
    },
    close: async () => {
      cut();
      server.close();
      await once(server, "close");
    },
  };
}
