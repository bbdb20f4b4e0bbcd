import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import type { LostReply } from "./faulty-proxy";

/**
 * What a way to PostgreSQL does with what a client sends: passes it on; breaks the connection before the server has
 * heard of it; or lets the server act, and breaks the connection instead of giving its reply.
 */
export type DatabaseFault = "pass" | "cutBefore" | "cutAfter" | LostReply;

export interface Sent {
  /** The client's message; statements and their names are readable in it. */
  text: string;
  /** What the connection sent since its last `begin`, this message included. */
  transaction: string;
}

export interface DatabaseProxy {
  /** The database's URL, through this way. */
  url: string;
  /** Breaks every connection; new ones may be made. */
  cut(): void;
  /** Breaks every connection and refuses new ones. */
  close(): Promise<void>;
}

/** A transaction begins alone, or with its limits in the same round trip. */
const BEGIN = /begin[;\0]/;

/** Stands between clients and a PostgreSQL server, and treats what is sent as `nextFault` says. */
export async function createDatabaseProxy(
  databaseUrl: string,
  nextFault: (sent: Sent) => DatabaseFault = () => "pass",
): Promise<DatabaseProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => sockets.delete(socket));
  };

  const server = createServer((incoming) => {
    const outgoing = connect(Number(target.port), target.hostname);
    keep(incoming);
    keep(outgoing);
    let transaction = "";
    /** Called instead of giving replies. */
    let loseReply: (() => void) | null = null;
    const cut = () => {
      incoming.destroy();
      outgoing.destroy();
    };
    incoming.on("data", (chunk: Buffer) => {
      const text = chunk.toString("latin1");
      transaction = BEGIN.test(text) ? text : transaction + text;
      const fault = nextFault({ text, transaction });
      if (fault === "cutBefore") {
        cut();
        return;
      }
      if (fault !== "pass") loseReply ??= fault === "cutAfter" ? () => undefined : fault.cutAfter;
      outgoing.write(chunk);
    });
    outgoing.on("data", (chunk: Buffer) => {
      if (loseReply === null) {
        incoming.write(chunk);
        return;
      }
      loseReply();
      loseReply = () => undefined;
      cut();
    });
    incoming.on("close", () => outgoing.destroy());
    outgoing.on("close", () => incoming.destroy());
  });

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String((server.address() as AddressInfo).port);
  const cutAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: url.href,
    cut: cutAll,
    close: async () => {
      if (!server.listening) return;
      const closed = once(server, "close");
      server.close();
      cutAll();
      await closed;
    },
  };
}
