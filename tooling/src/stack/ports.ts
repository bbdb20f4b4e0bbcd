import { connect, createServer } from "node:net";

/** A TCP port nobody listens on, chosen by the operating system. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === "string") reject(new Error("no port was given"));
        else resolve(address.port);
      });
    });
  });
}

/** Whether something answers on a port of this machine, on either loopback address. */
async function isTaken(port: number): Promise<boolean> {
  const answers = (host: string) =>
    new Promise<boolean>((resolve) => {
      const socket = connect({ port, host });
      socket.once("connect", () => {
        socket.destroy();
        resolve(true);
      });
      socket.once("error", () => resolve(false));
    });
  const [v4, v6] = await Promise.all([answers("127.0.0.1"), answers("::1")]);
  return v4 || v6;
}

export class PortTakenError extends Error {
  override readonly name = "PortTakenError";
}

/** Fails with the variables to set when a wanted port is in use. */
export async function requireFreePorts(ports: Record<string, number>): Promise<void> {
  const entries = Object.entries(ports);
  const twice = entries.find(([, port], index) => entries.findIndex(([, other]) => other === port) !== index);
  if (twice !== undefined)
    throw new PortTakenError(`${twice[0]}=${twice[1]} is also the port of another part. Give each its own.`);
  const taken = (
    await Promise.all(entries.map(async ([name, port]) => ({ name, port, taken: await isTaken(port) })))
  ).filter((entry) => entry.taken);
  if (taken.length === 0) return;
  const lines = taken.map(
    ({ name, port }) => `Port ${port} is taken. Stop what uses it, or set ${name} to another port.`,
  );
  throw new PortTakenError(lines.join("\n"));
}
