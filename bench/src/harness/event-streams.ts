import { connect, type Socket } from "node:net";
import { queryUrl } from "./query-url";

/** Connections that are being opened at the same time. */
const OPENING = 100;
const ID = Buffer.from("\nid: ");

export interface EventStreams {
  /** Resolves with the milliseconds after which each of them had heard of the next change since this was called. */
  nextChange(): Promise<number[]>;
  close(): void;
}

/**
 * `count` subscribers of a group over bare sockets: what is measured is the server, and a client that parses HTTP costs
 * more than a server that writes it.
 */
export async function openEventStreams(
  apiUrl: string,
  groupId: string,
  count: number,
): Promise<EventStreams> {
  let hear: () => void = () => undefined;
  const sockets: Socket[] = [];
  while (sockets.length < count)
    sockets.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(OPENING, count - sockets.length) }, () =>
          subscribe(apiUrl, groupId, () => hear()),
        ),
      )),
    );
  return {
    nextChange: () =>
      new Promise((resolve) => {
        const times: number[] = [];
        const started = performance.now();
        hear = () => {
          times.push(performance.now() - started);
          if (times.length === count) resolve(times);
        };
      }),
    close: () => {
      for (const socket of sockets) socket.destroy();
    },
  };
}

function subscribe(apiUrl: string, groupId: string, onChange: () => void): Promise<Socket> {
  const { hostname, port, pathname, search } = new URL(queryUrl(apiUrl, "group.onChange", { groupId }));
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    socket.on("error", reject);
    socket.write(`GET ${pathname}${search} HTTP/1.1\r\nhost: bench\r\naccept: text/event-stream\r\n\r\n`);
    socket.once("data", (head: Buffer) => {
      if (!head.toString().startsWith("HTTP/1.1 200"))
        reject(new Error(`a subscription was answered ${head.toString().split("\r\n", 1)[0] ?? ""}`));
      // A change is the only message with an id.
      socket.on("data", (chunk: Buffer) => {
        if (chunk.includes(ID)) onChange();
      });
      resolve(socket);
    });
  });
}
