import { connect, type Socket } from "node:net";

/**
 * Connections that are open already, so that a burst measures answers and not handshakes. Bare sockets: a thousand
 * clients that parse HTTP in one process take longer than the server that answers them.
 */
export interface Connections {
  /** Asks on `count` of them at once; milliseconds of each answer. Fails unless all have the status. */
  ask(url: string, count: number, status?: number): Promise<number[]>;
  close(): void;
}

const END_OF_HEAD = Buffer.from("\r\n\r\n");

export async function openConnections(url: string, count: number): Promise<Connections> {
  const { hostname, port } = new URL(url);
  const sockets = await Promise.all(Array.from({ length: count }, () => open(hostname, Number(port))));
  const connections: Connections = {
    ask: async (target, asking, status = 200) => {
      const { pathname, search } = new URL(target);
      // The server may have closed what was idle for long.
      for (const [place, socket] of sockets.entries())
        if (place < asking && !socket.writable) sockets[place] = await open(hostname, Number(port));
      const bytes = Buffer.from(`GET ${pathname}${search} HTTP/1.1\r\nhost: bench\r\n\r\n`);
      return Promise.all(sockets.slice(0, asking).map((socket) => askOn(socket, bytes, status)));
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
    },
  };
  await connections.ask(url, count);
  return connections;
}

function open(host: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, host, () => resolve(socket));
    socket.setNoDelay(true);
    socket.once("error", reject);
  });
}

/** One answer, whose length its head tells. */
function askOn(socket: Socket, bytes: Buffer, status: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    let missing: number | null = null;
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
        const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
        if (!head.startsWith(`HTTP/1.1 ${status}`) || length === undefined) {
          end(() => reject(new Error(`the answer was ${head.split("\r\n", 1)[0] ?? "nothing"}`)));
          return;
        }
        missing = Number(length) - (chunk.length - headLength - END_OF_HEAD.length);
      } else missing -= chunk.length;
      if (missing === 0) end(() => resolve(performance.now() - started));
    };
    socket.on("data", onData).once("close", onClose);
    socket.write(bytes);
  });
}
