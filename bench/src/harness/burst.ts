import { connect, type Socket } from "node:net";
import type { Answered } from "./closed-loop";

/**
 * Connections that are open already, so that a burst measures answers and not handshakes. Bare sockets: a thousand
 * clients that parse HTTP in one process take longer than the server that answers them.
 */
export interface Connections {
  /** Asks on `count` of them at once; milliseconds of each answer. Fails unless all have the status. */
  ask(url: string, count: number, status?: number): Promise<number[]>;
  /** Asks on all of them again and again, as soon as each is answered, whatever with, until `done` says so. */
  keepAsking(url: string, done: () => boolean): Promise<Answered[]>;
  close(): void;
}

const END_OF_HEAD = Buffer.from("\r\n\r\n");

export async function openConnections(url: string, count: number): Promise<Connections> {
  const { hostname, port } = new URL(url);
  const sockets = await Promise.all(Array.from({ length: count }, () => open(hostname, Number(port))));
  const connections: Connections = {
    ask: async (target, asking, status = 200) => {
      // The server may have closed what was idle for long.
      for (const [place, socket] of sockets.entries())
        if (place < asking && !socket.writable) sockets[place] = await open(hostname, Number(port));
      const bytes = requestOf(target);
      const answers = await Promise.all(sockets.slice(0, asking).map((socket) => askOn(socket, bytes)));
      const wrong = answers.find((answer) => answer.status !== status);
      if (wrong !== undefined) throw new Error(`${target} was answered ${wrong.status}`);
      return answers.map(({ milliseconds }) => milliseconds);
    },
    keepAsking: async (target, done) => {
      const bytes = requestOf(target);
      const answers: Answered[] = [];
      await Promise.all(
        sockets.map(async (socket) => {
          while (!done()) answers.push(await askOn(socket, bytes));
        }),
      );
      return answers;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
    },
  };
  await connections.ask(url, count);
  return connections;
}

function requestOf(url: string): Buffer {
  const { pathname, search } = new URL(url);
  return Buffer.from(`GET ${pathname}${search} HTTP/1.1\r\nhost: bench\r\n\r\n`);
}

function open(host: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, host, () => resolve(socket));
    socket.setNoDelay(true);
    socket.once("error", reject);
  });
}

/** One answer, whose length its head tells. */
function askOn(socket: Socket, bytes: Buffer): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    let missing: number | null = null;
    let status = 0;
    const end = (settle: () => void) => {
      socket.off("data", onData).off("close", onClose);
      settle();
    };
    if (!socket.writable) reject(new Error("the connection is closed"));
    const onClose = () => end(() => reject(new Error("the connection was closed before an answer")));
    const onData = (chunk: Buffer) => {
      if (missing === null) {
        const headLength = chunk.indexOf(END_OF_HEAD);
        const head = chunk.toString("latin1", 0, headLength);
        status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]);
        const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
        if (length === undefined) {
          end(() =>
            reject(new Error(`the answer was ${head.split("\r\n", 1)[0] ?? "nothing"}, of no told length`)),
          );
          return;
        }
        missing = Number(length) - (chunk.length - headLength - END_OF_HEAD.length);
      } else missing -= chunk.length;
      if (missing === 0) end(() => resolve({ status, milliseconds: performance.now() - started }));
    };
    socket.on("data", onData).once("close", onClose);
    socket.write(bytes);
  });
}
