import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** What PgBouncer lets through; anything else is refused, as there. */
const KNOWN_PARAMETERS = new Set([
  "user",
  "database",
  "client_encoding",
  "DateStyle",
  "TimeZone",
  "application_name",
]);
const READY = "Z".charCodeAt(0);
const IDLE = "I".charCodeAt(0);
/** Of PostgreSQL's connections; each transaction gets the one that has rested longest, so hardly ever its last. */
const CONNECTIONS = 3;

export interface Pooler {
  url: string;
  close(): Promise<void>;
}

/**
 * PgBouncer at its most unkind, to a server that asks for no password: no start-up parameters, process numbers of its
 * own, and, of transactions, no prepared statements and always another connection; of sessions, the same one until the client leaves.
 */
export async function createPooler(serverUrl: string, of: "transactions" | "sessions"): Promise<Pooler> {
  const target = new URL(serverUrl);
  const sockets = new Set<Socket>();
  const resting: Server[] = [];
  const waiting: ((server: Server) => void)[] = [];
  const rest = (server: Server): void => {
    const next = waiting.shift();
    if (next === undefined) resting.push(server);
    else next(server);
  };
  const take = async (): Promise<Server> => resting.shift() ?? new Promise((taken) => waiting.push(taken));

  const open = async (): Promise<Server> => {
    const socket = connect(Number(target.port), target.hostname);
    sockets.add(socket.on("error", () => socket.destroy()));
    await once(socket, "connect");
    const server = serverOn(socket);
    const started = new Promise<void>((done) => (server.onIdle = done));
    socket.write(startup({ user: target.username, database: target.pathname.slice(1) }));
    await started;
    return server;
  };
  for (let count = 0; count < CONNECTIONS; count += 1) rest(await open());

  let clients = 0;
  const serve = (client: Socket): void => {
    sockets.add(client.on("error", () => client.destroy()));
    const number = (clients += 1);
    let server: Server | null = null;
    let turn = Promise.resolve();
    const pass = async (bytes: Buffer): Promise<void> => {
      if (server === null) {
        const taken = await take();
        server = taken;
        taken.onBytes = (answer) => client.write(answer);
        taken.onIdle = () => {
          if (of === "sessions") return;
          server = null;
          taken.onBytes = () => undefined; // as PgBouncer: a notice to nobody is dropped
          rest(taken);
        };
      }
      server.socket.write(bytes);
    };
    client.once("data", (first: Buffer) => {
      const refused = parametersOf(first).find((name) => !KNOWN_PARAMETERS.has(name));
      if (refused !== undefined) {
        client.end(refusal(`unsupported startup parameter: ${refused}`));
        return;
      }
      client.write(
        Buffer.concat([
          message("R", int(0)),
          message("K", int(1_000_000 + number), int(7)),
          message("Z", Buffer.from("I")),
        ]),
      );
      client.on("data", (bytes: Buffer) => {
        // Whoever says farewell ("X") says it to the pooler alone.
        if (bytes[0] !== "X".charCodeAt(0)) turn = turn.then(() => pass(bytes));
      });
    });
    client.once("close", () => {
      // In the middle of a transaction or session nobody else can go on with: PostgreSQL's connection ends, too.
      if (server === null) return;
      server.socket.destroy();
      if (of === "sessions" && listener.listening) void open().then(rest);
    });
  };
  const listener = createServer(serve);
  listener.listen(0, "127.0.0.1");
  await once(listener, "listening");
  const url = new URL(serverUrl);
  url.port = String((listener.address() as AddressInfo).port);
  return {
    url: url.toString(),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      listener.close();
      await once(listener, "close");
    },
  };
}

/** A connection of PostgreSQL's. */
interface Server {
  socket: Socket;
  onBytes: (bytes: Buffer) => void;
  /** No transaction is open, and everything is answered. */
  onIdle: () => void;
}

function serverOn(socket: Socket): Server {
  const server: Server = { socket, onBytes: () => undefined, onIdle: () => undefined };
  let unread = Buffer.alloc(0);
  socket.on("data", (bytes: Buffer) => {
    unread = Buffer.concat([unread, bytes]);
    while (unread.length >= 5 && unread.length > unread.readUInt32BE(1)) {
      const end = 1 + unread.readUInt32BE(1);
      const whole = unread.subarray(0, end);
      unread = unread.subarray(end);
      server.onBytes(whole);
      if (whole[0] === READY && whole[5] === IDLE) server.onIdle();
    }
  });
  return server;
}

const int = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};
const message = (type: string, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from(type), int(body.length + 4), body]);
};
const refusal = (text: string): Buffer => message("E", Buffer.from(`SFATAL\0C08P01\0M${text}\0\0`));

const PROTOCOL_3 = 196_608;
function startup(parameters: Record<string, string>): Buffer {
  const pairs = Object.entries(parameters).flatMap(([name, value]) => [name, value]);
  const body = Buffer.concat([int(PROTOCOL_3), Buffer.from(`${pairs.join("\0")}\0\0`)]);
  return Buffer.concat([int(body.length + 4), body]);
}
const parametersOf = (first: Buffer): string[] =>
  first
    .subarray(8)
    .toString()
    .split("\0")
    .filter((_, index, all) => index % 2 === 0 && index < all.length - 2);
